#include "engine/lint/possible.h"

#include <algorithm>

namespace sekisho::linting {

std::string readable(const std::string& text) {
  static constexpr std::string_view names[] = {"x", "y", "z"};
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t slot = text[at] == '$' && at + 1 < text.size() ? static_cast<std::size_t>(text[at + 1] - '0') : 10;
    const bool is_name = slot < std::size(names) && (at + 2 >= text.size() || text[at + 2] < '0' || text[at + 2] > '9');
    if (is_name) {
      result += names[slot];
      ++at;
    } else {
      result += text[at];
    }
  }
  return result;
}

namespace {

using namespace checked;

constexpr std::size_t max_steps = 20'000;  // a provision that needs more is taken for possible
constexpr std::size_t max_conflicts = 8;

std::string words(const Policy& policy, const Demand& demand) {
  const std::string text = readable(policy.nodes[demand.atom].text);
  return demand.wanted ? "`" + text + "`" : "`not (" + text + ")`";
}

std::string names(const std::vector<std::string>& lists) {
  std::string text;
  for (const std::string& list : lists) text += (text.empty() ? "`" : ", `") + list + "`";
  return text;
}

std::vector<Demand> demands_on(const std::vector<NodeId>& parts, bool wanted) {
  std::vector<Demand> demands;
  for (const NodeId part : parts) demands.push_back({part, wanted});
  return demands;
}

bool mentions(const Node& node, int slot) {
  return std::find(node.free_slots.begin(), node.free_slots.end(), slot) != node.free_slots.end();
}

/// The record's own day, compared with written days.
bool is_date_of_record(const Policy& policy, NodeId id) {
  const auto* path = std::get_if<Path>(&policy.nodes[id].kind);
  return path != nullptr && path->root == Root::record && path->steps.size() == 1 && path->steps.front().name == "date";
}

std::optional<DaySet> days_that(Comparator op, std::int64_t day) {
  switch (op) {
    case Comparator::equal:
      return between(day, day);
    case Comparator::less:
      return between(beginning, day - 1);
    case Comparator::at_most:
      return between(beginning, day);
    case Comparator::more:
      return from_day(day + 1);
    case Comparator::at_least:
      return from_day(day);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::vector<Conflict>> Possible::refuted(const std::vector<Demand>& demands, const DaySet& days,
                                                       const Timezone& zone) {
  zone_ = &zone;
  conflicts_.clear();
  steps_ = 0;
  Facts facts;
  facts.days = days;
  Search search;
  search.open.assign(demands.rbegin(), demands.rend());  // taken from the back
  if (meets(std::move(facts), std::move(search)) || steps_ > max_steps) return std::nullopt;
  return conflicts_;
}

bool Possible::meets(Facts facts, Search search) {
  while (!search.open.empty()) {
    if (++steps_ > max_steps) return true;
    const Demand demand = search.open.back();
    search.open.pop_back();
    if (!take(demand, facts, search)) return false;
  }
  const bool inside =
      std::all_of(search.inner.begin(), search.inner.end(), [&](const Inner& inner) { return meets_inside(facts, inner); });
  if (!inside) return false;
  search.inner.clear();
  if (search.choices.empty()) return true;
  const std::vector<Demand> choice = std::move(search.choices.back());
  search.choices.pop_back();
  return std::any_of(choice.begin(), choice.end(), [&](const Demand& demand) {
    Search next = search;
    next.open.push_back(demand);
    return meets(facts, std::move(next));
  });
}

/// What is known outside holds inside, but for what is said of a bound name that is bound anew and, on another day, of atoms that
/// read lists.
bool Possible::meets_inside(const Facts& facts, const Inner& inner) {
  Facts within = inner.alone ? Facts{} : facts;
  within.days = facts.days;
  if (inner.as_of) {
    within.as_of = inner.as_of;
    within.atoms.clear();
  }
  if (inner.slot >= 0) {
    const auto is_of_it = [&](const auto& fact) { return mentions(policy_.nodes[fact.first], inner.slot); };
    std::erase_if(within.atoms, is_of_it);
    std::erase_if(within.known, is_of_it);
    std::erase_if(within.of_value, is_of_it);
  }
  Search search;
  search.open.push_back(inner.demand);
  return meets(std::move(within), std::move(search));
}

bool Possible::refuse(std::string why, std::vector<Demand> atoms) {
  const bool is_known = std::any_of(conflicts_.begin(), conflicts_.end(), [&](const Conflict& each) { return each.why == why; });
  if (!is_known && conflicts_.size() < max_conflicts) conflicts_.push_back({std::move(why), std::move(atoms)});
  return false;
}

bool Possible::take(const Demand& demand, Facts& facts, Search& search) {
  const Node& node = policy_.nodes[demand.atom];
  const bool wanted = demand.wanted;
  const auto open = [&](const Demand& part) { search.open.push_back(part); };
  if (const auto* truth = std::get_if<Truthy>(&node.kind))
    return truth->value == wanted || refuse(words(policy_, demand) + " never holds", {demand});
  if (const auto* opposite = std::get_if<Not>(&node.kind)) {
    open({opposite->operand, !wanted});
    return true;
  }
  const auto* all = std::get_if<And>(&node.kind);
  const auto* some = std::get_if<Or>(&node.kind);
  if (all != nullptr || some != nullptr) {
    const std::vector<NodeId>& parts = all != nullptr ? all->parts : some->parts;
    if ((all != nullptr) == wanted) {
      const std::vector<Demand> demands = demands_on(parts, wanted);
      search.open.insert(search.open.end(), demands.rbegin(), demands.rend());  // taken from the back
    } else {
      search.choices.push_back(demands_on(parts, wanted));
    }
    return true;
  }
  if (const auto* choice = std::get_if<Choice>(&node.kind)) {  // an adoption may settle any of them
    search.choices.push_back(demands_on(choice->branches, wanted));
    return true;
  }
  if (!take_atom(demand, facts)) return false;
  if (const auto* use = std::get_if<DefineUse>(&node.kind)) return take_use(*use, demand, facts, search);
  if (const auto* doubt = std::get_if<Possibly>(&node.kind)) {
    if (!wanted) open({doubt->operand, false});
  }
  if (const auto* dated = std::get_if<AsOf>(&node.kind)) search.inner.push_back({{dated->operand, wanted}, -1, dated->date});
  if (const auto* quantified = std::get_if<Quantified>(&node.kind); quantified != nullptr && quantified->condition != none) {
    const bool is_every = quantified->quantifier == ast::Quantifier::every, is_no = quantified->quantifier == ast::Quantifier::no;
    const bool some_element = (is_every || is_no) != wanted;
    if (some_element) search.inner.push_back({{quantified->condition, !is_every}, quantified->slot, {}});
  }
  const auto lists = [&](const auto& atom) {
    if (!take_lists(demand, atom.lists, facts)) return false;
    if (wanted && atom.where != none) search.inner.push_back({{atom.where, true}, atom.entry_slot, {}});
    return true;
  };
  if (const auto* in = std::get_if<InList>(&node.kind)) return lists(*in);
  if (const auto* classified = std::get_if<Classified>(&node.kind)) return lists(*classified);
  if (const auto* matches = std::get_if<Matches>(&node.kind)) return lists(*matches);
  return true;
}

/// The same atom cannot be true and false, nor one path known and missing, nor one value be what excludes itself.
bool Possible::take_atom(const Demand& demand, Facts& facts) {
  const auto [before, is_new] = facts.atoms.emplace(demand.atom, demand.wanted);
  if (!is_new) {
    const Demand other{demand.atom, before->second};
    return before->second == demand.wanted ||
           refuse(words(policy_, other) + " and " + words(policy_, demand) + " exclude each other", {demand});
  }
  const Node& node = policy_.nodes[demand.atom];
  if (const auto* asked = std::get_if<IsKnown>(&node.kind)) {
    const bool known = asked->missing != demand.wanted;
    return facts.known.emplace(asked->path, known).first->second == known ||
           refuse("`" + policy_.nodes[asked->path].text + "` cannot be known and missing", {demand});
  }
  if (!take_dates(demand, facts)) return false;
  const NodeId value = constrained_by(policy_, node);
  if (value == none) return true;
  std::vector<Demand>& demands = facts.of_value[value];
  demands.push_back(demand);
  if (demands.size() == 1 && !demand.wanted) return true;
  if (can_meet(policy_, demands)) return true;
  for (const Demand& other : demands) {
    if (other.atom == demand.atom || can_meet(policy_, {other, demand})) continue;
    return refuse(words(policy_, other) + " and " + words(policy_, demand) + " exclude each other", {other, demand});
  }
  return refuse("the conditions on `" + readable(policy_.nodes[value].text) + "` exclude each other", demands);
}

bool Possible::take_dates(const Demand& demand, Facts& facts) {
  const auto* compare = std::get_if<Compare>(&policy_.nodes[demand.atom].kind);
  if (compare == nullptr || !is_date_of_record(policy_, compare->left)) return true;
  const auto* constant = std::get_if<Constant>(&policy_.nodes[compare->right].kind);
  const auto* time = constant == nullptr ? nullptr : std::get_if<Time>(&constant->value.data);
  const auto* day = time == nullptr ? nullptr : std::get_if<Date>(time);
  const auto days = day == nullptr ? std::nullopt : days_that(compare->op, day->days);
  if (!days) return true;
  facts.days = demand.wanted ? intersect(facts.days, *days) : without(facts.days, *days);
  return !facts.days.empty() || refuse(words(policy_, demand) + " holds on none of its days", {demand});
}

const DaySet& Possible::days_of(const std::string& list) {
  const auto [found, is_new] = list_days_.try_emplace({list, zone_->name()});
  if (is_new) found->second = days_of_list(policy_, policy_.bundle->lists.find(list)->second, *zone_);
  return found->second;
}

/// A hit needs an entry in force. That there is none is never certain here: a list may be incomplete, a fact missing.
bool Possible::take_lists(const Demand& demand, const std::vector<std::string>& lists, Facts& facts) {
  if (!demand.wanted) return true;
  DaySet days;
  for (const std::string& list : lists) days = unite(days, days_of(list));
  const DaySet left = facts.as_of
                          ? intersect(days, widen(between(zone_->day_of(*facts.as_of).days, zone_->day_of(*facts.as_of).days), 1))
                          : intersect(facts.days, days);
  if (!facts.as_of) facts.days = left;
  return !left.empty() || refuse(names(lists) + (lists.size() == 1 ? " has" : " have") + " no entry on any of its days", {demand});
}

/// A definition is false outside its period.
bool Possible::take_use(const DefineUse& use, const Demand& demand, Facts& facts, Search& search) {
  const Define& define = policy_.defines[use.define];
  if (!policy_.nodes[define.value].condition) return true;
  if (define.dated && !demand.wanted) return true;
  if (define.dated) {
    facts.days = intersect(facts.days, period_of(define.declared, *zone_).may);
    if (facts.days.empty()) return refuse("`" + define.declared.name + "` is in force on none of its days", {demand});
  }
  if (use.argument == none) {
    search.open.push_back({define.value, demand.wanted});
  } else {
    search.inner.push_back({{define.value, demand.wanted}, -1, {}, true});
  }
  return true;
}

}  // namespace sekisho::linting
