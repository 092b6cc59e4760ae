#pragma once

#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {

/// A number, percentage, quantity, money or duration as a point with its measure; quantities in the base unit of their dimension.
/// Nothing for other values and for a quantity of an unknown unit.
std::optional<Range> measured(const Ground& ground, const Value& value);

}  // namespace sekisho::evaluate
