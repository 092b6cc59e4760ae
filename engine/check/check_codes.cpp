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

/// The words at a place with another scheme in them.
std::string with_scheme(const Span& span, const std::string& scheme, const std::string& meant) {
  std::string words = span.source->text.substr(span.begin, span.end - span.begin);
  const std::size_t place = words.starts_with(scheme) ? 0 : words.rfind(scheme);
  return place == std::string::npos ? words : words.replace(place, scheme.size(), meant);
}

/// A scheme that no list has, one letter from one that some list has: such a code would compare with nothing.
void check_scheme(State& state, const std::string& scheme, const Span& span) {
  std::vector<std::string> schemes;
  for (const auto& [name, list] : state.bundle.lists) {
    if (list.scheme == scheme) return;
    if (!list.scheme.empty()) schemes.push_back(list.scheme);
  }
  Help help = is_tariff_scheme(scheme) ? Help() : did_you_mean(scheme, schemes);
  if (!help.replacement) return;
  help.replacement = with_scheme(span, scheme, *help.replacement);
  state.diagnostics.warning("unknown-scheme", span, "no list of the bundle has codes of the scheme `" + scheme + "`", help);
}

/// A scheme named by a path: `item.control_codes.CN`.
void check_path(State& state, const checked::Path& path, const Span& span) {
  for (const checked::Step& step : path.steps) {
    if (!step.scheme.empty()) check_scheme(state, step.scheme, span);
  }
}

void check_code(State& state, const Code& code, const Span& span) {
  check_scheme(state, code.scheme, span);
  if (code.text != "none") check_register(state, code, span);
}

}  // namespace

void check_codes(State& state) {
  for (const checked::Node& node : state.policy.nodes) {
    if (const auto* path = std::get_if<checked::Path>(&node.kind)) check_path(state, *path, node.span);
    const auto* literal = std::get_if<checked::Constant>(&node.kind);
    const Code* code = literal == nullptr ? nullptr : std::get_if<Code>(&literal->value.data);
    if (code != nullptr) check_code(state, *code, node.span);
  }
}

}  // namespace sekisho::checking
