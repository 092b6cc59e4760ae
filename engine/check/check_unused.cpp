#include <algorithm>

#include "engine/bundle/own.h"
#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

bool is_used(const State& state, const std::string& name) { return state.used.contains(name); }

/// Lists that no policy needs to name: they give units and words their meaning, convert money, license exports, or are included in
/// others that are used.
bool serves_otherwise(const State& state, const List& list) {
  if (list.kind == ListKind::units || list.kind == ListKind::terms || list.is_register) return true;
  if (list.kind == ListKind::rates || list.kind == ListKind::licenses) return true;
  return std::any_of(state.bundle.lists.begin(), state.bundle.lists.end(), [&](const auto& each) {
    const auto& includes = each.second.includes;
    return std::find(includes.begin(), includes.end(), list.name) != includes.end();
  });
}

void warn(State& state, const std::string& code, const Span& span, const std::string& what) {
  if (is_own(state.bundle, span)) state.diagnostics.warning(code, span, "nothing uses the " + what);
}

}  // namespace

void check_unused(State& state) {
  if (state.names.rules.empty()) return;  // a vocabulary for others
  for (const auto& placed : state.names.defines) {
    const ast::Word& name = placed.ast->name;
    if (!is_used(state, name.text)) warn(state, "unused-define", name.span, "define `" + name.text + "`");
  }
  for (const auto& placed : state.names.terms) {
    const ast::Word& name = placed.ast->name;
    if (!is_used(state, name.text)) warn(state, "unused-term", name.span, "open term `" + name.text + "`");
  }
  for (const auto& [name, list] : state.bundle.lists) {
    if (!is_used(state, name) && !serves_otherwise(state, list)) warn(state, "unused-list", list.span, "list `" + name + "`");
  }
}

}  // namespace sekisho::checking
