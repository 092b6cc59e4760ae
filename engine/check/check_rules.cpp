#include "engine/check/checks.h"

namespace sekisho::checking {

void check_rules(State& state) {
  if (!state.names.rules.empty() || !state.read_whole) return;
  Span place;
  if (const auto& files = state.bundle.policy.files; !files.empty()) place = {files.back().source, 0, 0};
  state.diagnostics.warning("no-rules", place, "the law has no rule, so it permits everything",
                            "a rule begins `rule NAME`; a bundle's policies are files that end in `.policy` or `.policy.md`");
}

}  // namespace sekisho::checking
