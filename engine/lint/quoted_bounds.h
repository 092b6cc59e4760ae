#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/value/number.h"

namespace sekisho::linting {

/// On which side of a threshold the threshold itself lies: with what is above it (`at least`, and `less than` for the others) or
/// with what is below it (`more than`, `at most`). A negation changes nothing of that.
enum class Side : std::uint8_t { above, below };

/// An amount as policies write it: its number and its unit, `%`, a currency or nothing.
struct Bound {
  Number number;
  std::string unit;
};

/// A bound that a text in English, Chinese or Japanese quotes with a word of comparison directly beside it.
struct QuotedBound {
  Side side = Side::above;
  std::size_t begin = 0, end = 0;  // bytes of the text
};

/// Where a text quotes a bound. By the drafting custom of China and Japan 以上 and 以下 include the number they stand with. An
/// amount with words of both sides says nothing.
std::vector<QuotedBound> quoted_bounds(std::string_view text, const Bound& bound);

}  // namespace sekisho::linting
