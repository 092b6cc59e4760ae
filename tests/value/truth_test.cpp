#include "engine/value/truth.h"

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("strong Kleene connectives") {
  constexpr Truth F = Truth::False;
  constexpr Truth U = Truth::Unknown;
  constexpr Truth T = Truth::True;
  struct Row {
    Truth a, b, both, either, meet;
  };
  const auto row = GENERATE_COPY(Row{F, F, F, F, F}, Row{F, U, F, U, U}, Row{F, T, F, T, U}, Row{U, F, F, U, U}, Row{U, U, U, U, U},
                                 Row{U, T, U, T, U}, Row{T, F, F, T, U}, Row{T, U, U, T, U}, Row{T, T, T, T, T});
  CAPTURE(to_string(row.a), to_string(row.b));
  CHECK(both(row.a, row.b) == row.both);
  CHECK(either(row.a, row.b) == row.either);
  CHECK(meet(row.a, row.b) == row.meet);
  CHECK(negate(both(row.a, row.b)) == either(negate(row.a), negate(row.b)));
}

TEST_CASE("truth values print as decisions write them") {
  CHECK(to_string(negate(Truth::True)) == "false");
  CHECK(to_string(negate(Truth::Unknown)) == "unknown");
  CHECK(to_string(truth(true)) == "true");
  CHECK(to_string(truth(false)) == "false");
}
