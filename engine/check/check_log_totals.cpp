#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

/// Where an amount may stand that is worked out: compared, reckoned with, or what a definition or reading says.
bool takes_amounts(const checked::Kind& kind) {
  return std::holds_alternative<checked::Compare>(kind) || std::holds_alternative<checked::Arithmetic>(kind) ||
         std::holds_alternative<checked::PercentOf>(kind) || std::holds_alternative<checked::Choice>(kind);
}

}  // namespace

void check_log_totals(State& state) {
  const checked::Policy& policy = state.policy;
  for (const checked::Node& node : policy.nodes) {
    if (!node.over_log || takes_amounts(node.kind)) continue;
    for (const NodeId part : parts_of(node.kind)) {
      if (policy.nodes[part].condition || !policy.nodes[part].over_log) continue;
      fault(state, "log-total", policy.nodes[part].span,
            quoted(policy.nodes[part].span) + " adds up the log, and stands where a value of the record must",
            "compare it: `… more than …`");
    }
  }
}

}  // namespace sekisho::checking
