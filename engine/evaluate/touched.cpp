#include "engine/evaluate/cost.h"
#include "engine/evaluate/line.h"

namespace sekisho::evaluate {
namespace {

/// Whether a condition is false for every line because a cheap part that no line can change is plainly false. Dear parts are left
/// to the lines: a cheaper one may spare them.
bool ruled_out(Ground& ground, checked::NodeId id, const Timezone& zone) {
  if (!ground.world.may_rule_out(id)) return false;
  const checked::Node& node = ground.node(id);
  if (!node.chooses && node.closed && !node.per_line && ground.world.cost(id) < dear)
    return ground.condition(id, zone) == always_false;
  if (std::holds_alternative<checked::And>(node.kind)) {
    for (const checked::NodeId part : ground.world.cheapest_first(id)) {
      if (ruled_out(ground, part, zone)) return true;
    }
  }
  if (std::holds_alternative<checked::Or>(node.kind)) {
    for (const checked::NodeId part : ground.world.cheapest_first(id)) {
      if (!ruled_out(ground, part, zone)) return false;
    }
    return true;
  }
  if (const auto* use = std::get_if<checked::DefineUse>(&node.kind); use != nullptr && use->argument == checked::none) {
    const checked::Define& define = ground.world.policy.defines[use->define];
    return define.declared.group == checked::no_group && ruled_out(ground, define.value, zone);
  }
  return false;
}

/// Rules that are known and may have begun and not ended when the record is dated.
std::vector<std::uint32_t> rules_in_period(Ground& ground) {
  std::vector<std::uint32_t> rules;
  const checked::Policy& policy = ground.world.policy;
  for (std::uint32_t index = 0; index < policy.rules.size(); ++index) {
    const checked::Declared& declared = policy.rules[index].declared;
    if (ground.view->rules[index] == 0) continue;
    const bool ended =
        declared.group == checked::no_group &&
        ground.in_period(declared.dates, checked::no_group, ground.world.zone_of(declared), declared.name) == always_false;
    if (!ended) rules.push_back(index);
  }
  return rules;
}

/// The same for all records of one bare day, whatever zone reads it.
const std::vector<std::uint32_t>& rules_of_day(Ground& ground, Date day) {
  RulesOfDays& known = ground.rules_of_days;
  if (known.view != ground.view->number || known.by_day.size() >= max_remembered_days) known = {ground.view->number, {}};
  const auto found = known.by_day.find(day.days);
  if (found != known.by_day.end()) return found->second;
  return known.by_day.emplace(day.days, rules_in_period(ground)).first->second;
}

}  // namespace

std::vector<std::uint32_t> touched_rules(Ground& ground) {
  const auto* day = std::get_if<Date>(&ground.transaction->date);
  std::vector<std::uint32_t> touched = day != nullptr ? rules_of_day(ground, *day) : rules_in_period(ground);
  std::erase_if(touched, [&](std::uint32_t index) {
    const checked::Rule& rule = ground.world.policy.rules[index];
    return rule.when != checked::none && ruled_out(ground, rule.when, ground.world.zone_of(rule.declared));
  });
  return touched;
}

}  // namespace sekisho::evaluate
