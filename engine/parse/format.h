#pragma once

#include <optional>
#include <string>

#include "engine/text/diagnostic.h"

namespace sekisho {

/// The canonical text of a policy file, comments kept; of a Markdown file only the policy blocks change, and a block whose
/// declaration goes on in the next one stays as it is. Formatting twice changes nothing. Nothing where the file has errors,
/// which are then added to the diagnostics.
std::optional<std::string> format(const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace sekisho
