#include <algorithm>

#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

void check_effect_count(State& state, const ast::Rule& rule) {
  if (rule.effects.size() > 1) {
    state.diagnostics
        .error("effect-count", rule.effects[1].span, "`" + rule.name.text + "` has a second effect",
               "a rule has one; write a second rule")
        .notes.push_back({"the first is here", rule.effects[0].span});
  }
  if (!rule.effects.empty() || !rule.obligations.empty() || rule.common.incomplete) return;
  fault(state, "effect-count", rule.name.span, "`" + rule.name.text + "` has neither an effect nor an obligation",
        "write `prohibits`, `requires …` or `refer to \"…\"`");
}

void check_leaves(State& state, const checked::Exception& exception, const ast::Exception& node) {
  if (!node.leaves) return;
  if (exception.to_licenses) {
    fault(state, "leaves", node.leaves->span,
          "`" + node.name.text + "` is an exception to licences, under which what they covered stands again", "remove `leaves`");
  }
  if (!exception.exceptions_defeated.empty()) {
    fault(state, "leaves", node.leaves->span,
          "`" + node.name.text + "` is an exception to an exception, which leaves nothing of its own", "remove `leaves`");
  }
  const auto milder = [&](std::uint32_t rule) { return exception.leaves < state.policy.rules[rule].effect; };
  if (exception.rules.empty() || std::any_of(exception.rules.begin(), exception.rules.end(), milder)) return;
  state.diagnostics.warning("leaves-no-milder", node.leaves->span,
                            "`" + node.name.text + "` leaves `" + std::string(to_string(exception.leaves)) +
                                "`, which is no milder than the rules it defeats");
}

}  // namespace

void check_effects(State& state) {
  for (const auto& placed : state.names.rules) check_effect_count(state, *placed.ast);
  for (std::size_t i = 0; i < state.policy.exceptions.size(); ++i) {
    check_leaves(state, state.policy.exceptions[i], *state.names.exceptions[i].ast);
  }
}

}  // namespace sekisho::checking
