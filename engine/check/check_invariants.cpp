#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

/// Whether every verdict has the form: `at least permit`, `at most prohibit`.
bool holds_of_all(const ast::Invariant& invariant) {
  return (invariant.comparison == "at least" && invariant.effect == Effect::permit) ||
         (invariant.comparison == "at most" && invariant.effect == Effect::prohibit);
}

}  // namespace

void check_invariants(State& state) {
  for (const auto& placed : state.names.invariants) {
    const ast::Invariant& invariant = *placed.ast;
    if (!invariant.when && !invariant.common.incomplete) {
      fault(state, "invariant-shape", invariant.name.span, "the invariant `" + invariant.name.text + "` does not say when",
            "write `when …`");
    }
    if (!holds_of_all(invariant)) continue;
    const bool never = invariant.form == ast::InvariantForm::never;
    fault(state, "invariant-shape", invariant.name.span,
          "`" + invariant.name.text + "` says " + (never ? "`never`" : "`always`") + " of what every verdict is: `" +
              invariant.comparison + " " + std::string(to_string(invariant.effect)) + "`");
  }
}

}  // namespace sekisho::checking
