#include <algorithm>

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
    const std::vector<NodeId> parts = parts_of(node.kind);
    const auto adds_up = [&](NodeId part) { return policy.nodes[part].over_log && !policy.nodes[part].condition; };
    if (std::none_of(parts.begin(), parts.end(), adds_up)) continue;
    fault(state, "log-total", node.span, quoted(node.span) + " takes values of the record, and holds a total over the log",
          "compare the total: `… more than …`");
  }
}

}  // namespace sekisho::checking
