#include "engine/check/checks.h"

namespace sekisho::checking {

void check_membership(State& state) {
  for (const auto& placed : state.names.rules) {
    const ast::Word& name = placed.ast->name;
    if (placed.regime_faulty) continue;
    if (placed.regime == checked::Policy::no_regime) {
      fault(state, "no-regime", name.span, "no regime stands above the rule `" + name.text + "`",
            "begin the file with `regime` or `continues regime`");
      continue;
    }
    const std::string& regime = state.policy.regimes[placed.regime].name;
    if (name.text.starts_with(regime + '.')) continue;
    const std::string meant = regime + "." + name.text.substr(name.text.rfind('.') + 1);
    fault(state, "rule-name", name.span,
          "the rule `" + name.text + "` stands under the regime `" + regime + "`, with which its name does not begin",
          {"write `" + meant + "`", meant});
  }
}

}  // namespace sekisho::checking
