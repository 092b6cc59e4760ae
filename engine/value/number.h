#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho {

/// An exact rational number. Inputs are decimals of at most 34 digits below 10^34 with at most 34 decimals; sums, products and
/// quotients of them stay exact however wide they grow. Never a binary fraction; no operation rounds. Values are immutable.
///
/// The common case is a 128-bit coefficient over a power of ten; what does not fit lives in `Wide` (number.cpp,
/// Boost.Multiprecision).
class Number {
 public:
  struct Wide;
  __extension__ using Coefficient = __int128;

  Number() = default;
  Number(std::int64_t whole) : coefficient_(whole) {}  // NOLINT(google-explicit-constructor): 0 and 100 read as numbers

  friend Number operator+(const Number& a, const Number& b);
  friend Number operator-(const Number& a, const Number& b);
  friend Number operator*(const Number& a, const Number& b);
  friend bool operator==(const Number& a, const Number& b);
  friend std::strong_ordering operator<=>(const Number& a, const Number& b);

  /// The exact quotient; nothing when `divisor` is zero.
  static std::optional<Number> divide(const Number& dividend, const Number& divisor);

  bool is_zero() const;
  bool is_negative() const;

  /// Plain decimal without trailing zeros; a value without a finite decimal form is rounded half to even at 34 significant digits.
  std::string to_string() const;

 private:
  friend struct NumberAccess;
  Coefficient coefficient_ = 0;  // value = coefficient_ / 10^scale_ while wide_ is empty
  std::uint8_t scale_ = 0;
  std::shared_ptr<const Wide> wide_;
};

/// Why a text is no number of this language.
enum class NumberFault : std::uint8_t { none, syntax, too_many_digits, too_large, too_many_decimals };

struct ParsedNumber {
  Number value;
  NumberFault fault = NumberFault::none;
};

/// Reads `[-]digits[.digits]`, `_` between digits where `underscores`, `e±n` where `exponent` (JSON writes those).
ParsedNumber parse_number(std::string_view text, bool underscores = false, bool exponent = false);

/// One clause saying what is wrong: "has more than 34 digits".
std::string_view describe(NumberFault fault);

}  // namespace sekisho
