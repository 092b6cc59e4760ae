#pragma once

#include <string>
#include <string_view>

#include "engine/yaml/yaml.h"

namespace sekisho {

/// A YAML map as the JSON object that decoding reads: every scalar a text (the schema gives its type), an empty one null.
/// `id` becomes its `transaction_id` where it has none.
std::string record_json(const yaml::Node& record, std::string_view id);

/// The node at a record path (`items[1].control_codes[2]`, positions from 1), or the deepest one on the way to it.
const yaml::Node& node_at(const yaml::Node& record, std::string_view path);

}  // namespace sekisho
