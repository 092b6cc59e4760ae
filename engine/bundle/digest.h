#pragma once

#include <string>

#include "engine/bundle/bundle.h"

namespace sekisho {

/// The digest of a loaded bundle (language.md §8): every declaration with its regime as `fmt` prints it, sorted; every list; the
/// schema; the settings. The layout, comments, names and order of files take no part.
std::string digest_of(const Bundle& bundle);

}  // namespace sekisho
