#include "engine/evaluate/calendar.h"

#include "tests/catch.h"

namespace sekisho::tests {
namespace {

Time at(const char* text) { return *parse_time(text); }
const Timezone& shanghai() {
  static const Timezone zone = *Timezone::find("Asia/Shanghai");
  return zone;
}

}  // namespace

TEST_CASE("a period begins on its first day and a bare day meets an instant as unknown") {
  struct Row {
    const char* now;
    const char* point;
    Truth value;
  };
  const Row rows[] = {
      {"2026-01-05", "2026-01-06", Truth::False},
      {"2026-01-06", "2026-01-06", Truth::True},
      {"2025-11-09", "2025-11-10T13:01:00+08:00", Truth::False},
      {"2025-11-10", "2025-11-10T13:01:00+08:00", Truth::Unknown},
      {"2025-11-11", "2025-11-10T13:01:00+08:00", Truth::True},
      {"2025-11-10T13:00:59+08:00", "2025-11-10T13:01:00+08:00", Truth::False},
      {"2025-11-10T05:01:00Z", "2025-11-10T13:01:00+08:00", Truth::True},
      {"2026-01-05T20:00:00Z", "2026-01-06", Truth::True},  // four in the morning of the sixth in Beijing
      {"2026-01-05T15:00:00Z", "2026-01-06", Truth::False},
      {"2025-11-10", "2025-11-10T00:00:00+08:00", Truth::True},
  };
  for (const Row& row : rows) {
    INFO(row.now << " since " << row.point);
    CHECK(evaluate::since(at(row.now), at(row.point), shanghai()) == row.value);
  }
}

TEST_CASE("before and after are strict, days and instants meet in the reading timezone") {
  CHECK(evaluate::later(at("2025-12-01"), at("2025-12-01"), shanghai()) == Truth::False);
  CHECK(evaluate::later(at("2025-12-02"), at("2025-12-01"), shanghai()) == Truth::True);
  CHECK(evaluate::later(at("2025-12-01T23:00:00+08:00"), at("2025-12-01"), shanghai()) == Truth::False);
  CHECK(evaluate::later(at("2025-12-01T17:00:00Z"), at("2025-12-01"), shanghai()) == Truth::True);
  CHECK(evaluate::at_least(at("2025-12-01"), at("2025-12-01T12:00:00+08:00"), shanghai()) == Truth::Unknown);
}

TEST_CASE("a last day is inclusive, a last instant is not") {
  CHECK(to_string(evaluate::after(at("2026-11-10"))) == "2026-11-11");
  CHECK(evaluate::after(at("2026-11-10T13:01:00+08:00")) == at("2026-11-10T13:01:00+08:00"));
}

TEST_CASE("what is announced on the known day is known, what is announced the day after is not") {
  CHECK(evaluate::is_known(at("2026-01-06"), at("2026-01-06"), shanghai()));
  CHECK_FALSE(evaluate::is_known(at("2026-01-07"), at("2026-01-06"), shanghai()));
  CHECK(evaluate::is_known(at("2026-01-07"), std::nullopt, shanghai()));
  CHECK(evaluate::is_known(at("2026-01-06T10:00:00+08:00"), at("2026-01-06"), shanghai()));
  CHECK_FALSE(evaluate::is_known(at("2026-01-06T10:00:00+08:00"), at("2026-01-06T09:00:00+08:00"), shanghai()));
}

}  // namespace sekisho::tests
