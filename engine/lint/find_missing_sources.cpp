#include <algorithm>

#include "engine/lint/findings.h"

namespace sekisho::linting {

namespace {

/// Vocabulary is the author's own, and a licence is its own document.
bool needs_source(ListKind kind) { return kind != ListKind::units && kind != ListKind::terms && kind != ListKind::licenses; }

bool has_source(const Entry& entry) { return !entry.source.empty() || !entry.cites.empty(); }

void look_at(Law& law, const List& list) {
  if (std::none_of(list.entries.begin(), list.entries.end(), has_source)) {
    if (list.entries.empty() && !list.includes.empty()) return;  // a union of others, which say it
    law.diagnostics.warning("list-without-source", list.span,
                            "neither the list `" + list.name + "` nor any of its entries says where it comes from",
                            "write `source:` at its head, or `cites:` in its entries");
    return;
  }
  for (const Entry& entry : list.entries) {
    if (has_source(entry)) continue;
    law.diagnostics.warning(
        "entry-without-source", entry.span,
        "the entry `" + entry.id + "` of `" + list.name + "` has neither `source` nor `cites`, unlike others of its list",
        "write the instrument that lists it");
  }
}

}  // namespace

void find_missing_sources(Law& law) {
  for (const auto& [name, list] : law.policy.bundle->lists) {
    if (list.source.empty() && needs_source(list.kind)) look_at(law, list);
  }
}

}  // namespace sekisho::linting
