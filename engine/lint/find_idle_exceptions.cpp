#include <algorithm>

#include "engine/lint/findings.h"

namespace sekisho::linting {

namespace {

/// Whether all demands read the same facts in the same way: each provision may speak of a licence of its own, and read a date in a
/// zone of its own.
bool share_facts(const checked::Policy& policy, const std::vector<Demand>& demands, bool one_zone) {
  return std::all_of(demands.begin(), demands.end(), [&](const Demand& demand) {
    const checked::Node& node = policy.nodes[demand.atom];
    return node.closed && (one_zone || !node.dated);
  });
}

/// Whether an exception and what it is an exception to can hold of one record on one day.
template <class Target>
bool meets(Law& law, const checked::Exception& exception, const DaySet& days, const Target& target, const Standing& standing) {
  const Timezone& zone = zone_of(law.policy, exception.declared);
  const bool one_zone = zone.name() == zone_of(law.policy, target.declared).name();
  const DaySet common = intersect(one_zone ? days : widen(days, 1), standing.force.may);
  if (common.empty() || standing.refuted) return false;
  std::vector<Demand> demands = Possible::demands_of(exception);
  for (const Demand& demand : Possible::demands_of(target)) demands.push_back(demand);
  return !share_facts(law.policy, demands, one_zone) || !law.possible.refuted(demands, one_zone ? common : widen(common, 1), zone);
}

bool meets_something(Law& law, const checked::Exception& exception, const DaySet& days) {
  for (const std::uint32_t rule : exception.rules) {
    if (meets(law, exception, days, law.policy.rules[rule], law.rules[rule])) return true;
  }
  for (const std::uint32_t other : exception.exceptions_defeated) {
    if (meets(law, exception, days, law.policy.exceptions[other], law.exceptions[other])) return true;
  }
  return false;
}

}  // namespace

void find_idle_exceptions(Law& law) {
  for (std::size_t i = 0; i < law.policy.exceptions.size(); ++i) {
    const checked::Exception& exception = law.policy.exceptions[i];
    if (!law.exceptions[i].can_act() || meets_something(law, exception, law.exceptions[i].force.may)) continue;
    law.diagnostics.warning("exception-defeats-nothing", name_span(law.policy, exception.declared.span),
                            "`" + exception.declared.name + "` never meets what it is an exception to: " +
                                "they are in force on no common day, or no record can meet both conditions",
                            "correct its targets, dates or condition, or remove it");
  }
}

}  // namespace sekisho::linting
