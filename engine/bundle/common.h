#pragma once

#include <vector>

#include "engine/text/source.h"

namespace sekisho {

/// The vocabulary of policies/common, compiled in by the build from those very files: the lists (units, end uses, item forms, party
/// kinds) and the schema with the parameters. A bundle that reaches no list of units stands on it (language.md §6).
std::vector<SourcePtr> common_lists();
SourcePtr common_schema();

}  // namespace sekisho
