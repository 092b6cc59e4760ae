#include "engine/lint/days.h"

#include "tests/catch.h"

using namespace sekisho::linting;

TEST_CASE("ranges that meet or touch are one") {
  CHECK(unite(between(1, 3), between(4, 6)) == between(1, 6));
  CHECK(unite(between(1, 3), between(5, 6)) == DaySet{{1, 3}, {5, 6}});
  CHECK(unite(between(5, 6), between(1, 9)) == between(1, 9));
  CHECK(between(3, 2).empty());
}

TEST_CASE("days may be taken away") {
  CHECK(without(between(1, 9), between(3, 4)) == DaySet{{1, 2}, {5, 9}});
  CHECK(without(between(1, 9), every_day()).empty());
  CHECK(without(every_day(), from_day(5)) == between(beginning, 4));
  CHECK(without(between(1, 9), {}) == between(1, 9));
}

TEST_CASE("what is common is in both") {
  CHECK(intersect(DaySet{{1, 3}, {7, 9}}, between(3, 7)) == DaySet{{3, 3}, {7, 7}});
  CHECK(contains(between(1, 9), DaySet{{1, 3}, {7, 9}}));
  CHECK_FALSE(contains(DaySet{{1, 3}, {7, 9}}, between(3, 7)));
  CHECK(contains({}, {}));
}

TEST_CASE("a wider set may close its gaps") {
  CHECK(widen(DaySet{{1, 3}, {5, 6}}, 1) == between(0, 7));
  CHECK(widen(every_day(), 1) == every_day());
}
