#include <algorithm>

#include "engine/value/number_access.h"

namespace sekisho {

namespace {

constexpr std::int64_t max_digits = 34;
constexpr std::int64_t exponent_beyond_use = 1'000'000'000;  // larger ones say no more than this one does

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What is written, before it is judged: the value is 0.DIGITS × 10^point with leading zeros dropped from DIGITS.
struct Written {
  std::string digits;
  std::int64_t point = 0;
  bool negative = false;
};

/// Reads digits with `_` between them; false where there is none or a `_` stands wrong.
bool read_digits(std::string_view& text, bool underscores, std::string& digits) {
  bool after_digit = false;
  while (!text.empty()) {
    if (is_digit(text.front())) {
      digits.push_back(text.front());
      after_digit = true;
    } else if (text.front() == '_' && underscores && after_digit) {
      after_digit = false;
    } else {
      break;
    }
    text.remove_prefix(1);
  }
  return after_digit;
}

bool read_exponent(std::string_view& text, std::int64_t& exponent) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::string digits;
  if (!read_digits(text, false, digits)) return false;
  for (const char digit : digits) exponent = std::min(exponent * 10 + (digit - '0'), exponent_beyond_use);
  if (negative) exponent = -exponent;
  return true;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

bool read_number(std::string_view text, bool underscores, bool exponent, Written& written) {
  written.negative = take(text, '-');
  if (!read_digits(text, underscores, written.digits)) return false;
  written.point = static_cast<std::int64_t>(written.digits.size());
  if (take(text, '.') && !read_digits(text, underscores, written.digits)) return false;
  if (exponent && (take(text, 'e') || take(text, 'E'))) {
    std::int64_t shift = 0;
    if (!read_exponent(text, shift)) return false;
    written.point += shift;
  }
  return text.empty();
}

/// Drops zeros that say nothing, so that `007.500` is judged as `7.5`.
void drop_zeros(Written& written) {
  const auto leading = std::min(written.digits.find_first_not_of('0'), written.digits.size());
  written.digits.erase(0, leading);
  written.point -= static_cast<std::int64_t>(leading);
  written.digits.erase(written.digits.find_last_not_of('0') + 1);
}

}  // namespace

ParsedNumber parse_number(std::string_view text, bool underscores, bool exponent) {
  Written written;
  if (!read_number(text, underscores, exponent, written)) return {{}, NumberFault::syntax};
  drop_zeros(written);
  if (written.digits.empty()) return {};
  const std::int64_t decimals = std::max<std::int64_t>(0, static_cast<std::int64_t>(written.digits.size()) - written.point);
  if (written.point > max_digits) return {{}, NumberFault::too_large};
  if (decimals > max_digits) return {{}, NumberFault::too_many_decimals};
  if (written.digits.size() > static_cast<std::size_t>(max_digits)) return {{}, NumberFault::too_many_digits};

  // Zeros before the point that were dropped behind the last digit come back: the scale is never negative.
  while (static_cast<std::int64_t>(written.digits.size()) < written.point) written.digits.push_back('0');
  NumberAccess::Coefficient coefficient = 0;
  for (const char digit : written.digits) coefficient = coefficient * 10 + (digit - '0');
  return {NumberAccess::narrow(written.negative ? -coefficient : coefficient, static_cast<std::uint8_t>(decimals)),
          NumberFault::none};
}

std::string_view describe(NumberFault fault) {
  switch (fault) {
    case NumberFault::none:
      return "";
    case NumberFault::syntax:
      return "is not written as a number";
    case NumberFault::too_many_digits:
      return "has more than 34 digits";
    case NumberFault::too_large:
      return "is not below 10^34";
    case NumberFault::too_many_decimals:
      return "has more than 34 decimals";
  }
  return "";
}

}  // namespace sekisho
