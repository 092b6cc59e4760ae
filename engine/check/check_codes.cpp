#include <algorithm>
#include <set>

#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

/// Whether the register of a scheme has the code, something above it or something below it.
bool is_registered(const List& registered, const Code& code) {
  return std::any_of(registered.entries.begin(), registered.entries.end(), [&](const Entry& entry) {
    const Comparison comparison = compare_codes(code, entry.code);
    return comparison.placement != Placement::other || comparison.undecided;
  });
}

void check_register(State& state, const Code& code, const Span& span) {
  bool has_register = false;
  for (const auto& [name, list] : state.bundle.lists) {
    if (!list.is_register || list.scheme != code.scheme) continue;
    if (is_registered(list, code)) return;
    has_register = true;
  }
  if (!has_register) return;
  state.diagnostics.warning("unregistered-code", span,
                            "no register of the scheme `" + code.scheme + "` knows `" + to_string(code) + "`");
}

}  // namespace

void check_codes(State& state) {
  for (const checked::Node& node : state.policy.nodes) {
    const auto* literal = std::get_if<checked::Constant>(&node.kind);
    const Code* code = literal == nullptr ? nullptr : std::get_if<Code>(&literal->value.data);
    if (code != nullptr && code->text != "none") check_register(state, *code, node.span);
  }
}

}  // namespace sekisho::checking
