#include "engine/check/checks.h"

namespace sekisho::checking {

void check_terms(State& state) {
  for (const auto& placed : state.names.terms) {
    const ast::OpenTerm& term = *placed.ast;
    if (term.common.incomplete) continue;
    if (!term.asks) {
      fault(state, "term-asks", term.name.span, "the open term `" + term.name.text + "` asks nothing", "write `asks \"…?\"`");
    }
    if (term.presume && term.common.cites.empty()) {
      state.diagnostics.warning("presume-cites", term.presume_span.source ? term.presume_span : term.name.span,
                                "`" + term.name.text + "` presumes an answer and cites no law for it", "write `cites \"…\"`");
    }
  }
}

}  // namespace sekisho::checking
