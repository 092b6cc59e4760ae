#pragma once

#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {

/// A number, percentage, quantity, money or duration as a point with its measure; quantities in the base unit of their dimension.
/// Nothing for other values and for a quantity of an unknown unit.
std::optional<Range> measured(const Ground& ground, const Value& value);

/// The currency of an amount of money; empty for other measures.
std::string_view currency_of(const Range& range);
/// Turns money into another currency by the rates of its day, and notes them; false where no rate leads there.
bool convert(const Ground& ground, Range& range, std::string_view currency, std::vector<RateUsed>& used);
/// The rates that would have led from one currency to another.
std::vector<Question> missing_rates(const Ground& ground, std::string_view from, std::string_view to,
                                    std::optional<Date> of_day = {});
/// A rate as evidence shows it.
Evidence shown(const RateUsed& used);

}  // namespace sekisho::evaluate
