#pragma once

#include <optional>
#include <string>

#include "engine/text/diagnostic.h"

namespace sekisho {

/// The canonical text of a policy file, comments kept; of Markdown only the fenced blocks change. Nothing where it has errors.
std::optional<std::string> format(const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace sekisho
