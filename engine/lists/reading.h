#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/yaml/yaml.h"

/// How lists and settings read a map of YAML: each function adds a diagnostic with the place where a node does not fit.
namespace sekisho {

/// What a reader says when something does not fit: `code` of its diagnostics, and `what` the map is ("an entry of `parties`").
struct Reading {
  std::string code;
  std::string what;
  Diagnostics& diagnostics;
};

/// Where a map, sequence or scalar is shown: a map or sequence by its first line.
Span place_of(const yaml::Node& node);

/// Reports every key of `map` that is not among `known`, with the nearest of them.
void check_keys(const yaml::Node& map, const std::vector<std::string>& known, const std::string& code, const Reading& reading);

/// The node under `key`; nothing where the key is absent or has no value (`note:`).
const yaml::Node* value_of(const yaml::Node& map, std::string_view key);

/// The text of the scalar under `key`, or nothing; a sequence or map there is reported.
std::optional<std::string> text_of(const yaml::Node& map, std::string_view key, const Reading& reading);

/// `true` or `false` under `key`, or nothing; anything else is reported.
std::optional<bool> truth_of(const yaml::Node& map, std::string_view key, const Reading& reading);

/// The scalars under `key`, one or a sequence of them; empty where absent.
std::vector<const yaml::Node*> scalars_of(const yaml::Node& map, std::string_view key, const Reading& reading);

}  // namespace sekisho
