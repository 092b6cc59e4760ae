#pragma once

#include <vector>

#include "engine/evaluate/aggregate.h"

/// Formulas whose value is worked out from the truth of those inside: comparisons over aggregates, and ownership.
namespace sekisho::evaluate {

Truth value_of(const Computed& computed, const TruthOf& truth_of);

/// The conditions inside, in order.
std::vector<FormulaId> conditions_of(const Computed& computed);

/// Of them, those that never make it false by being true; and the others.
std::vector<FormulaId> raising_conditions_of(const Computed& computed);
std::vector<FormulaId> other_conditions_of(const Computed& computed);

}  // namespace sekisho::evaluate
