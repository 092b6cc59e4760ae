#include "engine/evaluate/line.h"

namespace sekisho::evaluate {
namespace {

/// Whether a condition is false for every line because a part that no line can change is plainly false.
bool ruled_out(Ground& ground, checked::NodeId id, const Timezone& zone) {
  const checked::Node& node = ground.node(id);
  if (!node.chooses && node.closed && !node.per_line) return ground.condition(id, zone) == always_false;
  if (const auto* all = std::get_if<checked::And>(&node.kind)) {
    for (const checked::NodeId part : all->parts) {
      if (ruled_out(ground, part, zone)) return true;
    }
  }
  if (const auto* some = std::get_if<checked::Or>(&node.kind)) {
    for (const checked::NodeId part : some->parts) {
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

}  // namespace

std::vector<std::uint32_t> touched_rules(Ground& ground) {
  std::vector<std::uint32_t> touched;
  const checked::Policy& policy = ground.world.policy;
  for (std::uint32_t index = 0; index < policy.rules.size(); ++index) {
    if (ground.view->rules[index] == 0) continue;
    const checked::Rule& rule = policy.rules[index];
    const Timezone& zone =
        rule.declared.regime == checked::Policy::no_regime ? ground.world.utc() : policy.regimes[rule.declared.regime].timezone;
    if (rule.declared.group == checked::no_group &&
        ground.in_period(rule.declared.dates, checked::no_group, zone, rule.declared.name) == always_false)
      continue;
    if (rule.when != checked::none && ruled_out(ground, rule.when, zone)) continue;
    touched.push_back(index);
  }
  return touched;
}

}  // namespace sekisho::evaluate
