#include "engine/check/checks.h"

namespace sekisho::checking {

void check_cites(State& state) {
  for (const auto& placed : state.names.rules) {
    const ast::Rule& rule = *placed.ast;
    if (!rule.common.cites.empty() || rule.common.incomplete) continue;
    state.diagnostics.warning("no-cites", rule.name.span, "the rule `" + rule.name.text + "` cites no law",
                              "write `cites \"instrument, article\"`");
  }
}

}  // namespace sekisho::checking
