#include <algorithm>
#include <tuple>

#include "engine/evaluate/computed.h"
#include "engine/evaluate/line.h"

namespace sekisho::evaluate {
namespace {

bool same_but_for_truth(const Evidence& a, const Evidence& b) {
  return std::tie(a.fact, a.value, a.list, a.entry, a.alias, a.score, a.reading, a.term) ==
         std::tie(b.fact, b.value, b.list, b.entry, b.alias, b.score, b.reading, b.term);
}

struct Gatherer {
  const Ground& ground;
  std::vector<Evidence>& out;
  std::vector<char> seen;  // by formula: parts are shared

  Gatherer(const Ground& of_ground, std::vector<Evidence>& gathered)
      : ground(of_ground), out(gathered), seen(of_ground.arena.size(), 0) {}

  Truth value(FormulaId id) const { return ground.arena[id].value; }

  void add(Evidence evidence) {
    if (std::find(out.begin(), out.end(), evidence) == out.end()) out.push_back(std::move(evidence));
  }

  void leaf(FormulaId id) {
    const Truth is = value(id);
    for (const Evidence& evidence : ground.arena.leaf_at(ground.arena[id].index).evidence) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const Evidence& other) {
        return other.is == is && other.fact == evidence.fact && same_but_for_truth(other, evidence);
      });
      if (known) continue;
      out.push_back(evidence);
      out.back().is = is;
    }
  }

  /// For true all parts of `and` and the true parts of `or`; for false the false parts of `and` and all of `or`; for unknown the
  /// unknown parts: each time the parts whose value is the whole's.
  void of(FormulaId id) {
    if (seen[id] != 0) return;
    seen[id] = 1;
    const Formula& formula = ground.arena[id];
    switch (formula.shape) {
      case Shape::constant:
        return;
      case Shape::leaf:
        leaf(id);
        return;
      case Shape::negation:
      case Shape::possibly:
        of(ground.arena.parts(id)[0]);
        return;
      case Shape::term:
        leaf(id);
        if (formula.value == Truth::Unknown) break;
        if (formula.count % 2 == 1 && value(ground.arena.parts(id)[0]) == formula.value) of(ground.arena.parts(id)[0]);
        return;
      case Shape::comparison: {
        leaf(id);
        const Computed& computed = ground.arena.comparison_at(id);
        for (const FormulaId condition :
             formula.value == Truth::Unknown ? conditions_of(computed) : raising_conditions_of(computed)) {
          if (value(condition) == formula.value) of(condition);
        }
        return;
      }
      case Shape::choice:
        reading(id, formula, "");
        break;
      case Shape::settled: {
        const checked::Group& group = ground.world.policy.groups[formula.index];
        reading(id, formula, group.branches[static_cast<std::size_t>(ground.view->settled[formula.index])].name);
        of(ground.arena.parts(id)[0]);
        return;
      }
      case Shape::conjunction:
      case Shape::disjunction:
        break;
    }
    for (const FormulaId part : ground.arena.parts_of(id)) {
      if (value(part) == formula.value) of(part);
    }
  }

  void reading(FormulaId id, const Formula& formula, const std::string& branch) {
    const std::span<const FormulaId> parts = ground.arena.parts_of(id);
    const bool one = std::all_of(parts.begin(), parts.end(), [&](FormulaId part) { return value(part) == value(parts.front()); });
    if (one && formula.value != Truth::Unknown) return;
    Evidence evidence;
    evidence.is = formula.value;
    evidence.reading = ground.world.policy.groups[formula.index].of + (branch.empty() ? "" : ": " + branch);
    add(std::move(evidence));
  }
};

/// The true parts of an unknown conjunction: what is settled about it already.
void settled_parts(Gatherer& gatherer, FormulaId id) {
  const Arena& arena = gatherer.ground.arena;
  const Formula& formula = arena[id];
  if (formula.shape != Shape::conjunction && formula.shape != Shape::choice && formula.shape != Shape::settled) return;
  for (const FormulaId part : arena.parts_of(id)) {
    if (arena[part].value == Truth::True)
      gatherer.of(part);
    else if (arena[part].value == Truth::Unknown && formula.shape != Shape::disjunction)
      settled_parts(gatherer, part);
  }
}

bool unverified_entry(const Ground& ground, const std::vector<Evidence>& evidence) {
  for (const Evidence& one : evidence) {
    const auto& lists = ground.world.policy.bundle->lists;
    if (one.entry.empty() || lists.find(one.list) == lists.end()) continue;
    const ListIndex& index = ground.world.list(one.list);
    const auto found = index.by_id.find(one.entry);
    if (found != index.by_id.end() && index.entries[found->second].entry->confidence_unverified) return true;
  }
  return false;
}

bool on_file(const Object& object, const std::string& name) {
  const auto at = object.type->find("documents");
  if (!at) return false;
  const auto* many = std::get_if<std::vector<Value>>(&object.slots[*at].data);
  return many != nullptr && std::any_of(many->begin(), many->end(), [&](const Value& value) { return print_value(value) == name; });
}

std::string_view act_of(ast::Act act) {
  switch (act) {
    case ast::Act::document:
      return "document";
    case ast::Act::report:
      return "report";
    case ast::Act::registration:
      return "registration";
    case ast::Act::statement:
      return "statement";
    case ast::Act::clause:
      return "clause";
    case ast::Act::record:
      return "record";
    case ast::Act::consent:
      return "consent";
  }
  return "";
}

void owe(const Ground& ground, const std::vector<checked::Obligation>& owed, const checked::Declared& by, bool certain,
         std::vector<ObligationDue>& due) {
  for (const checked::Obligation& obligation : owed) {
    ObligationDue one;
    one.requires_ = act_of(obligation.act);
    one.name = obligation.name;
    one.what = obligation.what;
    one.within = obligation.within;
    one.certain = certain;
    one.met = on_file(ground.transaction->record, obligation.name) || on_file(ground.item(), obligation.name);
    one.cites = by.cites;
    one.rule = by.name;
    one.lines = {ground.line};
    due.push_back(std::move(one));
  }
}

std::string_view status_word(ast::Status status) {
  switch (status) {
    case ast::Status::in_force:
      return "";
    case ast::Status::unverified:
      return "unverified";
    case ast::Status::reported:
      return "reported";
    case ast::Status::proposed:
      return "proposed";
  }
  return "";
}

/// One rule of a line, with the truths of its condition and of what may defeat it, found by `plain`; `ground` gathers the evidence.
struct RuleOnLine {
  Ground& ground;
  const Ground& plain;
  const Provision& provision;
  const checked::Rule& rule;
  Truth holds;
  Ends ends;

  Truth truth_of(FormulaId id) const { return plain.arena[id].value; }
  FormulaId grounded(const Provision::Defeat& defeat) const {
    return defeat.license == Provision::none ? ground.exception(defeat.exception)
                                             : ground.license(defeat.license, rule.declared.regime);
  }
  const std::string& name_of(const Provision::Defeat& defeat) const {
    return defeat.license == Provision::none ? ground.world.policy.exceptions[defeat.exception].declared.name
                                             : ground.world.licenses().all[defeat.license].number;
  }

  Finding finding() const {
    Finding found;
    found.rule = rule.declared.name;
    found.effect = ends.high;
    found.holds = ends.low == ends.high ? Truth::True : Truth::Unknown;
    found.certain = ends.low;
    found.possible = ends.high;
    found.review = ends.high == rule.effect ? rule.review : Review::none;
    found.status = status_word(rule.declared.status);
    if (ends.high == Effect::refer) found.refer = rule.refer;
    found.cites = rule.declared.cites;
    found.because = rule.declared.because;
    const FormulaId condition = ground.rule(provision.rule);
    if (holds == Truth::True) {
      found.evidence = evidence_of(ground, condition);
    } else {
      Gatherer supporting(ground, found.evidence);
      settled_parts(supporting, condition);
      found.open = open_parts_of(ground, condition);
    }
    for (const Provision::Defeat& defeat : provision.defeats) {
      if (truth_of(defeat.holds) == Truth::Unknown && defeat.leaves < ends.high) {
        const FormulaId defeats = grounded(defeat);  // before the gatherer measures the arena
        Gatherer(ground, found.open).of(defeats);
      }
      if (defeat.license != Provision::none) continue;
      const checked::Exception& exception = ground.world.policy.exceptions[defeat.exception];
      if (truth_of(defeat.holds) != Truth::True || defeat.leaves != ends.high || ends.high == rule.effect) continue;
      found.review = exception.review;
      if (ends.high == Effect::refer) found.refer = exception.refer;
    }
    if (rule.declared.confidence_unverified || unverified_entry(ground, found.evidence) || unverified_entry(ground, found.open))
      found.confidence = "unverified";
    return found;
  }

  void obligations(std::vector<ObligationDue>& due) const {
    if (holds != Truth::False && ends.high == rule.effect)
      owe(ground, rule.obligations, rule.declared, ends.low == rule.effect, due);
    for (const Provision::Defeat& defeat : provision.defeats) {
      if (defeat.license != Provision::none) continue;  // a licence obliges to nothing
      const checked::Exception& exception = ground.world.policy.exceptions[defeat.exception];
      const Truth defeats = truth_of(defeat.holds);
      if (holds == Truth::False || defeats == Truth::False || defeat.leaves > ends.high) continue;
      const bool certain =
          holds == Truth::True && defeats == Truth::True && defeat.leaves == ends.low && defeat.leaves == ends.high;
      owe(ground, exception.obligations, exception.declared, certain, due);
    }
  }

  void defeated(std::vector<Defeated>& out) const {
    if (holds == Truth::False) return;
    for (const Provision::Defeat& defeat : provision.defeats) {
      if (truth_of(defeat.holds) != Truth::True || defeat.leaves >= rule.effect) continue;
      out.push_back({rule.declared.name, name_of(defeat), defeat.leaves});
    }
  }
};

}  // namespace

std::vector<Evidence> evidence_of(const Ground& ground, FormulaId formula) {
  std::vector<Evidence> evidence;
  Gatherer(ground, evidence).of(formula);
  return evidence;
}

std::vector<Evidence> open_parts_of(const Ground& ground, FormulaId formula) {
  std::vector<Evidence> open;
  if (ground.arena[formula].value == Truth::Unknown) Gatherer(ground, open).of(formula);
  return open;
}

void put_into_words(Ground& gathering, const Ground& plain, const LineResult& result, LineDecision& line,
                    std::vector<ObligationDue>& obligations) {
  gathering.begin_line(result.position);
  for (const Provision& provision : result.provisions) {
    const Truth holds = plain.arena[provision.holds].value;
    const Ends ends = ends_of(plain.arena, provision, &Formula::value);
    const RuleOnLine on_line{gathering, plain, provision, gathering.world.policy.rules[provision.rule], holds, ends};
    on_line.obligations(obligations);
    on_line.defeated(line.defeated);
    if (ends.high > Effect::permit) line.findings.push_back(on_line.finding());
  }
  std::stable_sort(line.findings.begin(), line.findings.end(), [](const Finding& a, const Finding& b) {
    return a.possible != b.possible ? a.possible > b.possible : a.rule < b.rule;
  });
  std::sort(line.defeated.begin(), line.defeated.end(),
            [](const Defeated& a, const Defeated& b) { return std::tie(a.rule, a.by) < std::tie(b.rule, b.by); });
  for (const Finding& finding : line.findings) {
    if (finding.certain == line.certain) line.review = std::max(line.review, finding.review);
  }
}

}  // namespace sekisho::evaluate
