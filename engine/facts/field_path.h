#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/schema.h"

namespace sekisho::facts {

/// The steps of a dotted path: `items[1].value` is {items, 1}, {value, 0}.
struct PathStep {
  std::string name;
  std::size_t position = 0;  // from 1, or 0 without one
};
/// Empty where it is no path.
std::vector<PathStep> parse_field_path(std::string_view path);

/// The field at the end of a path, or nothing where the path leaves the schema.
const Field* field_at(const Schema& schema, const std::vector<PathStep>& steps);

}  // namespace sekisho::facts
