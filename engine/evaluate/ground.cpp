#include "engine/evaluate/ground.h"

#include <algorithm>
#include <utility>

#include "engine/evaluate/calendar.h"
#include "engine/evaluate/log_lines.h"

namespace sekisho::evaluate {

Ground::Ground(World& world_, Ground* values)
    : world(world_), names(world_.screener()), lines_so_far(std::make_unique<LinesSoFar>()), values_(values) {
  arena.gathering = values != nullptr;
  zones_.push_back(&world.utc());
}

Ground::~Ground() = default;

void Ground::begin(const Transaction& transaction_, std::shared_ptr<const View> view_, const History* history_) {
  transaction = &transaction_;
  view = view_.get();
  history = history_;
  is_repeated = history != nullptr && history->seen.has(transaction_.id);
  lines_so_far->clear();
  arena.clear();
  owned_.clear();
  owned_texts_.clear();
  normalised_.clear();
  screened.clear();
  element_memo_.clear();
  companies_.clear();
  slots.assign(static_cast<std::size_t>(world.policy.slots), Bound{});
  branch.assign(world.policy.groups.size(), -1);
  as_of.reset();
  drawn.clear();
  consider_licenses();
  ++record_epoch_;
  line_epoch_ = ++last_line_epoch_;
}

void Ground::begin_line(int position) {
  decided_line = position;
  stand_on(position);
}

void Ground::stand_on(int position) {
  line = position;
  line_epoch_ = ++last_line_epoch_;
}

Ground::OnLine::OnLine(Ground& ground, int position)
    : ground_(ground),
      values_(ground.values_ == nullptr ? nullptr : std::make_unique<OnLine>(*ground.values_, position)),
      line_(ground.line),
      epoch_(ground.line_epoch_) {
  if (position != ground.line) ground.stand_on(position);
}

Ground::OnLine::~OnLine() {
  ground_.line = line_;
  ground_.line_epoch_ = epoch_;
}

Truth Ground::plain_value(checked::NodeId id) {
  const auto change_places = [&] {
    std::swap(values_->slots, slots);
    std::swap(values_->branch, branch);
    std::swap(values_->as_of, as_of);
    std::swap(values_->taken, taken);
  };
  change_places();
  const FormulaId formula = values_->condition(id, *zone);
  change_places();
  return values_->arena[formula].value;
}

bool Ground::shows(Truth whole, checked::NodeId part, bool conjunction) {
  const Truth value = plain_value(part);
  return value == whole || (conjunction && whole == Truth::Unknown && value == Truth::True);
}

std::string Ground::scope(checked::NodeId id, int own) const {
  std::string text;
  if (id != checked::none) {
    text += "#" + std::to_string(id);
    for (const int slot : node(id).free_slots) {
      if (slot != own) text += "," + slots[static_cast<std::size_t>(slot)].datum.fact.identity();
    }
  }
  if (as_of) text += "@" + to_string(*as_of);
  return text;
}

FormulaId Ground::condition(checked::NodeId id, const Timezone& reading_zone) {
  const Timezone* before = zone;
  zone = &reading_zone;
  const FormulaId formula = ground(id);
  zone = before;
  return formula;
}

FormulaId Ground::definition(const checked::Define& define, const Timezone& reading_zone) {
  const FormulaId value = condition(define.value, reading_zone);
  if (!define.dated) return value;
  return arena.conjunction({in_period(define.declared.dates, define.declared.group, reading_zone, define.declared.name), value});
}

/// What a definition says of an element of the record is valued once per record, unless the element stands in for another.
FormulaId Ground::of_element(checked::NodeId id) {
  const Datum& datum = slots[static_cast<std::size_t>(node(id).free_slots.front())].datum;
  const auto reached = [&](std::uint32_t group) { return world.reaches(id, group); };
  if (!datum.element || !datum.assumption.empty() || as_of || std::any_of(taken.begin(), taken.end(), reached))
    return ground_kind(id);
  const Object* element = datum.object;
  for (const auto& [known, formula] : element_memo_[element]) {
    if (known == id) return formula;
  }
  const FormulaId formula = ground_kind(id);
  element_memo_[element].emplace_back(id, formula);
  return formula;
}

/// A closed condition is valued once per record or line and reading timezone.
FormulaId Ground::ground(checked::NodeId id) {
  const World::Memory at = world.memory(id);
  if (at.of_element) return of_element(id);
  if (!at.remembered || as_of) return ground_kind(id);
  const auto reached = [&](std::uint32_t group) { return world.reaches(id, group); };
  if (at.chooses && std::any_of(taken.begin(), taken.end(), reached)) return ground_kind(id);
  std::size_t zone_at = 0;
  if (at.dated) {
    const auto found = std::find(zones_.begin(), zones_.end(), zone);
    zone_at = static_cast<std::size_t>(found - zones_.begin());
    if (found == zones_.end()) zones_.push_back(zone);
  }
  std::vector<Remembered>& memo = at.per_line ? line_memo_ : record_memo_;
  const std::uint64_t epoch = at.per_line ? line_epoch_ : record_epoch_;
  const std::size_t key = zone_at * world.policy.nodes.size() + id;
  if (memo.size() <= key) memo.resize((zone_at + 1) * world.policy.nodes.size());
  if (memo[key].epoch == epoch) return memo[key].formula;
  const FormulaId formula = ground_kind(id);
  (at.per_line ? line_memo_ : record_memo_)[key] = {epoch, formula};  // grounding may have grown the memo
  return formula;
}

namespace {

struct Grounder {
  Ground& ground;
  checked::NodeId id;

  FormulaId inner(checked::NodeId node) const { return ground.condition(node, *ground.zone); }

  FormulaId operator()(const checked::Truthy& node) const { return ground.arena.constant(truth(node.value)); }
  FormulaId operator()(const checked::Not& node) const { return ground.arena.negation(inner(node.operand)); }
  FormulaId operator()(const checked::And& node) const { return join(node.parts, true); }
  FormulaId operator()(const checked::Or& node) const { return join(node.parts, false); }
  FormulaId operator()(const checked::Possibly& node) const { return ground.arena.possibly(inner(node.operand)); }
  FormulaId operator()(const checked::AsOf& node) const {
    const std::optional<Time> before = ground.as_of;
    ground.as_of = node.date;
    const FormulaId formula = inner(node.operand);
    ground.as_of = before;
    return formula;
  }
  FormulaId operator()(const checked::Compare& node) const { return ground_compare(ground, id, node); }
  FormulaId operator()(const checked::WithinDays& node) const { return ground_within_days(ground, id, node); }
  FormulaId operator()(const checked::Within& node) const { return ground_within(ground, node); }
  FormulaId operator()(const checked::Contains& node) const { return ground_contains(ground, node); }
  FormulaId operator()(const checked::StartsWith& node) const { return ground_starts_with(ground, node); }
  FormulaId operator()(const checked::IsKnown& node) const { return ground_known(ground, node); }
  FormulaId operator()(const checked::InList& node) const { return ground_in_list(ground, node); }
  FormulaId operator()(const checked::Classified& node) const { return ground_classified(ground, node); }
  FormulaId operator()(const checked::ClassifiedWithin& node) const { return ground_classified_within(ground, node); }
  FormulaId operator()(const checked::Matches& node) const { return ground_matches(ground, node); }
  FormulaId operator()(const checked::Owned& node) const { return ground_owned(ground, id, node); }
  FormulaId operator()(const checked::Quantified& node) const { return ground_quantified(ground, id, node); }
  FormulaId operator()(const checked::TermUse& node) const { return ground_term(ground, node); }
  FormulaId operator()(const checked::DefineUse& node) const { return define(node); }
  FormulaId operator()(const checked::Choice& node) const {
    return inner(node.branches[static_cast<std::size_t>(ground.branch[node.group])]);
  }
  /// Values stand in no condition's place; a truth field alone is compared with true by `check`.
  template <class Value>
  FormulaId operator()(const Value&) const {
    return always_false;
  }

  FormulaId join(const std::vector<checked::NodeId>& nodes, bool conjunction) const {
    const FormulaId deciding = conjunction ? always_false : always_true;
    const Truth whole = ground.gathering() ? ground.plain_value(id) : Truth::Unknown;
    Formulas parts;
    // Evidence keeps the order of the text.
    for (const checked::NodeId node : ground.gathering() ? nodes : ground.world.cheapest_first(id)) {
      if (ground.gathering() && !ground.shows(whole, node, conjunction)) continue;
      parts.push_back(inner(node));
      if (parts.back() == deciding && !ground.gathering()) return deciding;
    }
    return conjunction ? ground.arena.conjunction(parts) : ground.arena.disjunction(parts);
  }

  FormulaId define(const checked::DefineUse& use) const {
    const checked::Define& define = ground.world.policy.defines[use.define];
    const auto value = [&] { return ground.definition(define, *ground.zone); };
    if (use.argument == checked::none) return ground.choose(define.declared.group, value);
    const auto of = [&](const Datum& argument) {
      Bound& slot = ground.slots[static_cast<std::size_t>(define.parameter_slot)];
      const Bound before = std::exchange(slot, Bound{argument, nullptr});
      const FormulaId formula = ground.choose(define.declared.group, value);
      ground.slots[static_cast<std::size_t>(define.parameter_slot)] = before;
      return formula;
    };
    const auto* path = std::get_if<checked::Path>(&ground.node(use.argument).kind);
    if (path != nullptr && path->root == checked::Root::bound && path->steps.empty())
      return of(Datum(ground.slots[static_cast<std::size_t>(path->slot)].datum));
    Formulas alternatives;
    for (const Datum& argument : ground.data(use.argument)) alternatives.push_back(of(argument));
    return ground.arena.disjunction(alternatives);
  }
};

/// The branches of the value defines that an atom uses, one by one: the atom is evaluated once per branch.
FormulaId per_branch(Ground& ground, const std::vector<std::uint32_t>& groups, std::size_t at, const Grounder& grounder,
                     checked::NodeId id) {
  if (at == groups.size()) return std::visit(grounder, ground.node(id).kind);
  return ground.choose(groups[at], [&] { return per_branch(ground, groups, at + 1, grounder, id); });
}

}  // namespace

FormulaId Ground::ground_kind(checked::NodeId id) {
  const std::vector<std::uint32_t>& groups = world.groups_in(id);
  if (!groups.empty()) return per_branch(*this, groups, 0, Grounder{*this, id}, id);
  return std::visit(Grounder{*this, id}, node(id).kind);
}

}  // namespace sekisho::evaluate
