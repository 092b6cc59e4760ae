#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/facts/schema.h"
#include "engine/lists/reading.h"

namespace sekisho {

/// One declared field: `TYPE`, or `{type, missing: empty|unknown|VALUE, open, non-negative, doc}`. `known` is the field it changes
/// (its type may then be left out), or nothing. Faults are reported under the reading's code.
std::optional<Field> read_field(const std::string& name, const yaml::Node& node, const Field* known, const Reading& reading);

/// `fields:` of a list. Names that entries already use otherwise, and names that policies cannot write, are reported.
std::vector<Field> read_fields(const yaml::Node& node, const std::vector<std::string>& taken, Diagnostics& diagnostics);

/// Whether a policy can write this after a dot: a lower-case word, joined by hyphens or underscores.
bool is_field_name(std::string_view name);

}  // namespace sekisho
