#pragma once

#include <map>
#include <string>

#include "engine/lists/list.h"
#include "engine/text/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace sekisho {

inline constexpr std::size_t max_list_bytes = std::size_t{256} << 20U;  // of a list's YAML, and of its CSV

/// Reads one list: YAML text, with its rows in the YAML or in a CSV beside it (`entries: NAME.csv`, read from the source's folder).
/// An entry that does not fit is a diagnostic, and the others are returned; nothing is returned for a list without a name or kind.
std::optional<List> read_list(const SourcePtr& source, Diagnostics& diagnostics);

/// Entries given as a YAML sequence for an existing list (a scenario's `lists:`). Entries without a date are always in force here,
/// which is not warned; their ids are derived unless given.
std::vector<Entry> read_entries(const yaml::Node& node, const List& shape, Diagnostics& diagnostics);

/// The list as canonical JSON, entries sorted by id then first day: what the digest is made of.
std::string canonical_json(const List& list);

}  // namespace sekisho
