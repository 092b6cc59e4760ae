#pragma once

#include <string>

#include "engine/text/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace sekisho {

/// Reports as `name-characters` a character of a name that nobody can see: zero width, no-break space, control, private use.
void check_characters(const yaml::Node& name, Diagnostics& diagnostics);

/// The first such character of a text ("U+200B (zero width space)"), or empty.
std::string invisible_character(std::string_view text);

}  // namespace sekisho
