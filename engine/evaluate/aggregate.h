#pragma once

#include <functional>

#include "engine/evaluate/formula.h"

namespace sekisho::evaluate {

using TruthOf = std::function<Truth(FormulaId)>;

/// What a ground arithmetic expression may come to, where `truth_of` values the conditions of its elements (semantics.md, `total`).
/// Nothing where the measures do not fit or a divisor may be zero.
std::optional<Range> range_of(const Sum& sum, const TruthOf& truth_of);

/// True if it holds throughout, false if nowhere, else unknown; unknown for different measures.
Truth compare_ranges(checked::Comparator op, const Range& left, const Range& right);

Truth value_of(const AggregateComparison& comparison, const TruthOf& truth_of);

/// The conditions inside, in order.
std::vector<FormulaId> conditions_of(const AggregateComparison& comparison);

}  // namespace sekisho::evaluate
