#include "engine/value/number.h"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>

#include "engine/value/number_access.h"

namespace sekisho {

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;

struct Number::Wide {
  cpp_rational value;
};

namespace {

using Coefficient = Number::Coefficient;
__extension__ using Magnitude = unsigned __int128;

constexpr unsigned max_scale = 255;                                               // what `scale_` holds
constexpr unsigned max_power = 38;                                                // 10^38 is the last power of ten below 2^127
constexpr unsigned printed_digits = 34;                                           // of a value without a finite decimal form
constexpr Coefficient smallest = static_cast<Coefficient>(Magnitude{1} << 127u);  // kept out: it has no positive counterpart

constexpr auto powers_of_ten = [] {
  std::array<Coefficient, max_power + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

Coefficient coefficient_of(const Number& number) { return NumberAccess::coefficient(number); }
std::uint8_t scale_of(const Number& number) { return NumberAccess::scale(number); }
bool is_wide(const Number& number) { return NumberAccess::wide_part(number) != nullptr; }

Magnitude magnitude_of(Coefficient value) {
  return value < 0 ? Magnitude{0} - static_cast<Magnitude>(value) : static_cast<Magnitude>(value);
}

cpp_int to_integer(Coefficient value) {
  const Magnitude magnitude = magnitude_of(value);
  cpp_int integer = static_cast<std::uint64_t>(magnitude >> 64u);
  integer <<= 64;
  integer += static_cast<std::uint64_t>(magnitude);
  return value < 0 ? -integer : integer;
}

std::optional<Coefficient> to_coefficient(const cpp_int& integer) {
  const cpp_int magnitude = abs(integer);
  if (!magnitude.is_zero() && msb(magnitude) >= 127) return std::nullopt;
  const cpp_int low = magnitude & std::numeric_limits<std::uint64_t>::max();
  const cpp_int high = magnitude >> 64;
  const Magnitude joined = (Magnitude{high.convert_to<std::uint64_t>()} << 64u) | Magnitude{low.convert_to<std::uint64_t>()};
  const auto coefficient = static_cast<Coefficient>(joined);
  return integer < 0 ? -coefficient : coefficient;
}

cpp_int power(unsigned base, unsigned exponent) { return pow(cpp_int(base), exponent); }

cpp_rational to_rational(const Number& number) {
  if (const Number::Wide* wide = NumberAccess::wide_part(number)) return wide->value;
  return cpp_rational(to_integer(coefficient_of(number)), power(10, scale_of(number)));
}

/// integer / 10^scale
struct Decimal {
  cpp_int integer;
  unsigned scale = 0;
};

/// The finite decimal form with the fewest decimals; nothing where there is none.
std::optional<Decimal> to_decimal(const cpp_rational& value) {
  cpp_int rest = denominator(value);
  const unsigned twos = lsb(rest);
  rest >>= twos;
  unsigned fives = 0;
  for (; rest % 5 == 0; ++fives) rest /= 5;
  if (rest != 1) return std::nullopt;
  const unsigned scale = std::max(twos, fives);
  return Decimal{numerator(value) * power(2, scale - twos) * power(5, scale - fives), scale};
}

/// A value is wide only where it does not fit the narrow form; comparison relies on it.
Number from_rational(cpp_rational value) {
  if (const auto decimal = to_decimal(value); decimal && decimal->scale <= max_scale) {
    if (const auto coefficient = to_coefficient(decimal->integer)) {
      return NumberAccess::narrow(*coefficient, static_cast<std::uint8_t>(decimal->scale));
    }
  }
  return NumberAccess::wide(std::make_shared<const Number::Wide>(Number::Wide{std::move(value)}));
}

bool raise(Coefficient& coefficient, unsigned by) {
  if (by == 0 || coefficient == 0) return true;
  return by <= max_power && !__builtin_mul_overflow(coefficient, powers_of_ten[by], &coefficient) && coefficient != smallest;
}

/// Two narrow numbers over one power of ten.
struct Aligned {
  Coefficient a = 0, b = 0;
  std::uint8_t scale = 0;
};

std::optional<Aligned> align(const Number& a, const Number& b) {
  if (is_wide(a) || is_wide(b)) return std::nullopt;
  const std::uint8_t scale = std::max(scale_of(a), scale_of(b));
  Aligned aligned{coefficient_of(a), coefficient_of(b), scale};
  const bool fits = raise(aligned.a, scale - unsigned{scale_of(a)}) && raise(aligned.b, scale - unsigned{scale_of(b)});
  return fits ? std::optional(aligned) : std::nullopt;
}

std::string with_point(std::string digits, unsigned scale) {
  if (scale == 0) return digits;
  if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
  digits.insert(digits.size() - scale, 1, '.');
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::string digits_of(Magnitude magnitude) {
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(magnitude % 10)));
    magnitude /= 10;
  } while (magnitude != 0);
  std::reverse(digits.begin(), digits.end());
  return digits;
}

/// The nearest integer. Halves never occur: a half would have a finite decimal form.
cpp_int nearest_integer(const cpp_int& dividend, const cpp_int& divisor) { return (dividend * 2 + divisor) / (divisor * 2); }

std::string rounded(const cpp_rational& positive) {
  const cpp_int top = numerator(positive);
  const cpp_int bottom = denominator(positive);
  // The first guess of the value's size may be one digit off; rounding up may add one too. Both are seen in the length.
  int scale = static_cast<int>(printed_digits) - static_cast<int>(top.str().size()) + static_cast<int>(bottom.str().size());
  for (;; --scale) {
    const cpp_int raised = scale > 0 ? top * power(10, static_cast<unsigned>(scale)) : top;
    const cpp_int divisor = scale < 0 ? bottom * power(10, static_cast<unsigned>(-scale)) : bottom;
    const std::string digits = nearest_integer(raised, divisor).str();
    if (digits.size() > printed_digits) continue;
    return scale > 0 ? with_point(digits, static_cast<unsigned>(scale))
                     : digits + std::string(static_cast<std::size_t>(-scale), '0');
  }
}

std::string print_wide(const cpp_rational& value) {
  const std::string sign = value < 0 ? "-" : "";
  const cpp_rational positive = abs(value);
  if (const auto decimal = to_decimal(positive)) return sign + with_point(decimal->integer.str(), decimal->scale);
  return sign + rounded(positive);
}

}  // namespace

Number operator+(const Number& a, const Number& b) {
  if (const auto aligned = align(a, b)) {
    Coefficient sum = 0;
    if (!__builtin_add_overflow(aligned->a, aligned->b, &sum) && sum != smallest) return NumberAccess::narrow(sum, aligned->scale);
  }
  return from_rational(to_rational(a) + to_rational(b));
}

Number operator-(const Number& a, const Number& b) {
  if (const auto aligned = align(a, b)) {
    Coefficient difference = 0;
    if (!__builtin_sub_overflow(aligned->a, aligned->b, &difference) && difference != smallest) {
      return NumberAccess::narrow(difference, aligned->scale);
    }
  }
  return from_rational(to_rational(a) - to_rational(b));
}

Number operator*(const Number& a, const Number& b) {
  const unsigned scale = unsigned{scale_of(a)} + scale_of(b);
  if (!is_wide(a) && !is_wide(b) && scale <= max_scale) {
    Coefficient product = 0;
    if (!__builtin_mul_overflow(coefficient_of(a), coefficient_of(b), &product) && product != smallest) {
      return NumberAccess::narrow(product, static_cast<std::uint8_t>(scale));
    }
  }
  return from_rational(to_rational(a) * to_rational(b));
}

std::optional<Number> Number::divide(const Number& dividend, const Number& divisor) {
  if (divisor.is_zero()) return std::nullopt;
  if (const auto aligned = align(dividend, divisor); aligned && aligned->a % aligned->b == 0) {
    return NumberAccess::narrow(aligned->a / aligned->b, 0);
  }
  return from_rational(to_rational(dividend) / to_rational(divisor));
}

bool operator==(const Number& a, const Number& b) { return (a <=> b) == 0; }

std::strong_ordering operator<=>(const Number& a, const Number& b) {
  if (const auto aligned = align(a, b)) return aligned->a <=> aligned->b;
  const int order = to_rational(a).compare(to_rational(b));
  return order <=> 0;
}

bool Number::is_zero() const { return !wide_ && coefficient_ == 0; }

bool Number::is_negative() const { return wide_ ? wide_->value < 0 : coefficient_ < 0; }

std::string Number::to_string() const {
  if (wide_) return print_wide(wide_->value);
  return (coefficient_ < 0 ? "-" : "") + with_point(digits_of(magnitude_of(coefficient_)), scale_);
}

}  // namespace sekisho
