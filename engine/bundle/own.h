#pragma once

#include "engine/bundle/bundle.h"

namespace sekisho {

/// Whether a text belongs to the bundle itself: what it includes is there for others too.
bool is_own(const Bundle& bundle, const Span& span);

}  // namespace sekisho
