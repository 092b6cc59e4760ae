#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/lists/list.h"
#include "engine/lists/reading.h"

namespace sekisho {

/// The keys every entry may carry, those of the list's kind, and the list's own fields.
std::vector<std::string> entry_keys(const List& list);
/// The built-in keys alone: names an own field may not take.
std::vector<std::string> builtin_entry_keys(ListKind kind);
/// Whether a CSV cell under this column holds several values separated by `;`.
bool is_many(const List& list, std::string_view column);

/// Reads one entry. Each fault is a diagnostic; the entry is returned only if none was an error. `id` is as given, or empty.
std::optional<Entry> read_entry(const yaml::Node& node, const List& list, Diagnostics& diagnostics);

/// The part of an entry that its list's kind defines (names and country of a party, code of an item, …).
void read_kind_keys(const yaml::Node& node, const List& list, Entry& entry, Diagnostics& diagnostics);
const std::vector<std::string>& kind_keys(ListKind kind);

/// `announced`, `effective`, `until`, `removed`, `retracted`, `suspended`, `suspended_by`, with the list's defaults.
void read_period_keys(const yaml::Node& node, const List& list, Entry& entry, Diagnostics& diagnostics);

/// What an entry is about, as its id where none is given: its code, country, term, unit, or first name.
std::string subject_of(const Entry& entry, ListKind kind);

/// One entry as canonical JSON: what tells it from every other entry.
std::string canonical_json(const Entry& entry);

/// Gives every entry without an id one derived from its subject, and reports entries whose ids (or countries, terms, units) recur
/// for periods that overlap.
void settle_ids(List& list, Diagnostics& diagnostics);

}  // namespace sekisho
