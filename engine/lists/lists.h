#pragma once

#include <map>
#include <string>

#include "engine/lists/list.h"
#include "engine/text/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace sekisho {

/// Reads one list: YAML text, with its rows in the YAML or in a CSV beside it (`entries: NAME.csv`, loaded through `read`).
/// Every entry that does not fit is a diagnostic; the others are returned.
std::optional<List> read_list(const SourcePtr& source, Diagnostics& diagnostics);

/// Entries given as YAML for an existing list (a scenario's `lists:`).
std::vector<Entry> read_entries(const yaml::Node& node, const List& shape, Diagnostics& diagnostics);

/// The list as canonical JSON, entries sorted by id then first day: what the digest is made of.
std::string canonical_json(const List& list);

}  // namespace sekisho
