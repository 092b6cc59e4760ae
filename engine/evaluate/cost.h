#pragma once

#include <cstdint>
#include <vector>

#include "engine/check/checked.h"

namespace sekisho::evaluate {

/// What a condition costs to put a record into, by node, in units of one comparison: only the order of magnitude matters. A cheap
/// part that settles an `and` spares the dear ones; the value never hangs on it.
std::vector<std::uint32_t> costs_of(const checked::Policy& policy);

inline constexpr std::uint32_t dear = 60;  // more than a handful of comparisons: matching parties, going through a collection

}  // namespace sekisho::evaluate
