#include "engine/value/number.h"

#include <random>
#include <vector>

#include "tests/catch.h"

using namespace sekisho;

namespace {

Number number(std::string_view text) {
  const ParsedNumber parsed = parse_number(text);
  REQUIRE(parsed.fault == NumberFault::none);
  return parsed.value;
}

std::string nines(std::size_t count) { return std::string(count, '9'); }

}  // namespace

TEST_CASE("numbers are read exactly or refused with a reason") {
  struct Row {
    std::string text, expected;  // the number printed, or the fault described
  };
  const std::string zeros(40, '0');
  const auto row = GENERATE_COPY(
      Row{"0", "0"}, Row{"-0", "0"}, Row{"7", "7"}, Row{"-7", "-7"}, Row{"007.500", "7.5"}, Row{"0.1", "0.1"},
      Row{"-0.05", "-0.05"}, Row{"100", "100"}, Row{"10.0", "10"}, Row{nines(34), nines(34)}, Row{"-" + nines(34), "-" + nines(34)},
      Row{"1" + std::string(33, '0'), "1" + std::string(33, '0')}, Row{"0." + nines(34), "0." + nines(34)},
      Row{nines(17) + "." + nines(17), nines(17) + "." + nines(17)}, Row{zeros + "5." + zeros, "5"}, Row{"0." + zeros, "0"},
      Row{nines(35), "is not below 10^34"}, Row{"1" + std::string(34, '0'), "is not below 10^34"},
      Row{nines(34) + ".5", "has more than 34 digits"}, Row{"1." + std::string(33, '0') + "1", "has more than 34 digits"},
      Row{"0." + std::string(34, '0') + "1", "has more than 34 decimals"}, Row{"", "is not written as a number"},
      Row{"-", "is not written as a number"}, Row{"+1", "is not written as a number"}, Row{".5", "is not written as a number"},
      Row{"5.", "is not written as a number"}, Row{"1_000", "is not written as a number"}, Row{"1e3", "is not written as a number"},
      Row{"1,000", "is not written as a number"}, Row{" 1", "is not written as a number"},
      Row{"0x10", "is not written as a number"}, Row{"NaN", "is not written as a number"}, Row{"１", "is not written as a number"},
      Row{"--1", "is not written as a number"});
  CAPTURE(row.text);
  const ParsedNumber parsed = parse_number(row.text);
  CHECK((parsed.fault == NumberFault::none ? parsed.value.to_string() : std::string(describe(parsed.fault))) == row.expected);
}

TEST_CASE("policies may write underscores, JSON exponents") {
  struct Row {
    std::string text;
    bool underscores, exponent;
    std::string expected;
  };
  const auto row = GENERATE(
      Row{"3_000", true, false, "3000"}, Row{"1_0.0_5", true, false, "10.05"}, Row{"_1", true, false, "fault"},
      Row{"1_", true, false, "fault"}, Row{"1__0", true, false, "fault"}, Row{"1_.0", true, false, "fault"},
      Row{"1.5e3", false, true, "1500"}, Row{"1.5E+3", false, true, "1500"}, Row{"1.5e-3", false, true, "0.0015"},
      Row{"-12e-34", false, true, "-0.0000000000000000000000000000000012"}, Row{"1e33", false, true, "1" + std::string(33, '0')},
      Row{"1e34", false, true, "fault"}, Row{"1e-34", false, true, "0." + std::string(33, '0') + "1"},
      Row{"1e-35", false, true, "fault"}, Row{"0e999999999999999999999999", false, true, "0"},
      Row{"1e999999999999999999999999", false, true, "fault"}, Row{"1e-999999999999999999999999", false, true, "fault"},
      Row{"1e", false, true, "fault"}, Row{"1e+", false, true, "fault"}, Row{"1e1.5", false, true, "fault"});
  CAPTURE(row.text);
  const ParsedNumber parsed = parse_number(row.text, row.underscores, row.exponent);
  CHECK((parsed.fault == NumberFault::none ? parsed.value.to_string() : "fault") == row.expected);
}

TEST_CASE("sums, differences and products are exact, narrow or wide") {
  struct Row {
    std::string a, b, sum, difference, product;
  };
  const std::string big = nines(34);
  const std::string tiny = "0." + std::string(33, '0') + "1";
  const auto row = GENERATE_COPY(
      Row{"0.1", "0.2", "0.3", "-0.1", "0.02"}, Row{"-7", "7", "0", "-14", "-49"}, Row{"0", "-0.5", "-0.5", "0.5", "0"},
      Row{"1.25", "0.75", "2", "0.5", "0.9375"},
      Row{big, big, "1" + nines(33) + "8", "0", nines(33) + "8" + std::string(33, '0') + "1"},
      Row{big, tiny, big + "." + std::string(33, '0') + "1", nines(33) + "8." + nines(34), "0." + big},
      Row{"-" + big, tiny, "-" + nines(33) + "8." + nines(34), "-" + big + "." + std::string(33, '0') + "1", "-0." + big},
      Row{tiny, tiny, "0." + std::string(33, '0') + "2", "0", "0." + std::string(67, '0') + "1"});
  CAPTURE(row.a, row.b);
  const Number a = number(row.a);
  const Number b = number(row.b);
  CHECK((a + b).to_string() == row.sum);
  CHECK((b + a).to_string() == row.sum);
  CHECK((a - b).to_string() == row.difference);
  CHECK((a * b).to_string() == row.product);
  CHECK((b * a).to_string() == row.product);
}

TEST_CASE("what grew too wide comes back when it fits again") {
  const Number big = number(nines(34));
  Number power = 1;
  for (int i = 0; i < 20; ++i) power = power * big;  // 680 digits
  CHECK(power.to_string().size() == 680);
  for (int i = 0; i < 20; ++i) power = *Number::divide(power, big);
  CHECK(power == Number(1));
  CHECK(power.to_string() == "1");

  const Number wide = big + number("0." + nines(34));
  CHECK(wide - number("0." + nines(34)) == big);
  CHECK(wide > big);
  CHECK((wide - wide).is_zero());
  CHECK_FALSE(wide.is_zero());
  CHECK_FALSE(wide.is_negative());
  CHECK((Number(0) - wide).is_negative());
}

TEST_CASE("the edge of 128 bits is crossed without a trace") {
  // 2^127 - 1 and its neighbours.
  const Number half = number("85070591730234615") * number("1000000000000000000000") + number("865843651857942052864");  // 2^126
  const Number edge = half + (half - Number(1));
  CHECK(edge.to_string() == "170141183460469231731687303715884105727");
  CHECK((edge + Number(1)).to_string() == "170141183460469231731687303715884105728");
  CHECK((Number(0) - edge - Number(1)).to_string() == "-170141183460469231731687303715884105728");
  CHECK((Number(0) - edge - Number(2)).to_string() == "-170141183460469231731687303715884105729");
  CHECK((edge + Number(1)) - Number(1) == edge);
  CHECK((Number(0) - edge - Number(1)) * Number(-1) == edge + Number(1));
  CHECK(*Number::divide(Number(0) - edge - Number(1), Number(-1)) == edge + Number(1));
}

TEST_CASE("quotients are exact rationals and are rounded only when printed") {
  struct Row {
    std::string dividend, divisor, expected;
  };
  const auto row = GENERATE(
      Row{"1", "3", "0." + std::string(34, '3')}, Row{"2", "3", "0." + std::string(33, '6') + "7"},
      Row{"-2", "3", "-0." + std::string(33, '6') + "7"}, Row{"1", "8", "0.125"}, Row{"10", "4", "2.5"}, Row{"100", "25", "4"},
      Row{"0", "7", "0"}, Row{"7", "0.5", "14"}, Row{"1", "7", "0.1428571428571428571428571428571429"},
      Row{"1", "700", "0.001428571428571428571428571428571429"}, Row{"1000", "7", "142.8571428571428571428571428571429"},
      Row{"9999999999999999999999999999999999", "0.0000000000000000000000000000000007",
          "1428571428571428571428571428571428" + std::string(34, '0')},
      Row{"1", "0", "nothing"}, Row{"0", "0", "nothing"});
  CAPTURE(row.dividend, row.divisor);
  const auto quotient = Number::divide(number(row.dividend), number(row.divisor));
  CHECK((quotient ? quotient->to_string() : "nothing") == row.expected);
}

TEST_CASE("thirds add up") {
  const Number third = *Number::divide(1, 3);
  CHECK(third + third + third == Number(1));
  CHECK(third * Number(3) == Number(1));
  CHECK(third > number("0." + std::string(34, '3')));
  CHECK(third < number("0." + std::string(33, '3') + "4"));
  CHECK(third != *Number::divide(2, 3));
  CHECK(third == *Number::divide(2, 6));
}

TEST_CASE("rounding that carries through every digit prints one digit more") {
  // 1 - 1/(3·10^40) is 0.99…9 with more nines than are printed.
  Number tiny = *Number::divide(1, 3);
  for (int i = 0; i < 40; ++i) tiny = *Number::divide(tiny, 10);
  CHECK((Number(1) - tiny).to_string() == "1");
  CHECK((Number(100) - tiny).to_string() == "100");
  CHECK(Number(1) - tiny < Number(1));
}

TEST_CASE("numbers compare by value, whatever their form") {
  const std::vector<std::string> ascending{
      "-" + nines(34), "-1.5",   "-1.49", "-0.0000000000000000000000000000000001", "0", "0.1", "0.11", "1", "1.1", "9.999", "10",
      nines(33),       nines(34)};
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      CAPTURE(ascending[i], ascending[j]);
      CHECK((number(ascending[i]) <=> number(ascending[j])) == (i <=> j));
    }
  }
  CHECK(number("1.50") == number("1.5"));
}

TEST_CASE("generated numbers obey the laws of arithmetic") {
  std::mt19937_64 random(20260106);
  const auto any_number = [&random] {
    const std::size_t digits = 1 + random() % 34;
    std::string text;
    for (std::size_t i = 0; i < digits; ++i) text.push_back(static_cast<char>('0' + random() % 10));
    text.insert(1 + random() % digits, ".");
    if (text.back() == '.') text.pop_back();
    return number((random() % 2 == 0 ? "-" : "") + text);
  };
  for (int i = 0; i < 2000; ++i) {
    const Number a = any_number();
    const Number b = any_number();
    const Number c = any_number();
    CAPTURE(a.to_string(), b.to_string(), c.to_string());
    CHECK(number(a.to_string()) == a);
    CHECK(a + b == b + a);
    CHECK((a + b) + c == a + (b + c));
    CHECK((a * b) * c == a * (b * c));
    CHECK(a * (b + c) == a * b + a * c);
    CHECK((a + b) - b == a);
    CHECK((a < b) == (a - b).is_negative());
    if (!b.is_zero()) CHECK(*Number::divide(a, b) * b == a);
  }
}
