#include "engine/value/date.h"

#include "tests/catch.h"

using namespace sekisho;

namespace {

std::string read(std::string_view text) {
  const auto time = parse_time(text);
  return time ? to_string(*time) : "nothing";
}

}  // namespace

TEST_CASE("days are read where they exist") {
  struct Row {
    std::string text, expected;
  };
  const auto row = GENERATE(Row{"2026-01-06", "2026-01-06"}, Row{"0001-01-01", "0001-01-01"}, Row{"9999-12-31", "9999-12-31"},
                            Row{"2024-02-29", "2024-02-29"}, Row{"2000-02-29", "2000-02-29"}, Row{"2023-02-29", "nothing"},
                            Row{"1900-02-29", "nothing"}, Row{"2100-02-29", "nothing"}, Row{"2024-02-30", "nothing"},
                            Row{"2024-04-31", "nothing"}, Row{"2024-12-32", "nothing"}, Row{"2024-13-01", "nothing"},
                            Row{"2024-00-10", "nothing"}, Row{"2024-10-00", "nothing"}, Row{"0000-01-01", "nothing"},
                            Row{"10000-01-01", "nothing"}, Row{"2024-1-1", "nothing"}, Row{"2024/01/01", "nothing"},
                            Row{"20240101", "nothing"}, Row{" 2024-01-01", "nothing"}, Row{"2024-01-01 ", "nothing"},
                            Row{"-024-01-01", "nothing"}, Row{"", "nothing"}, Row{"2024-01-0１", "nothing"});
  CAPTURE(row.text);
  CHECK(read(row.text) == row.expected);
  const auto date = parse_date(row.text);
  CHECK((date ? to_string(*date) : "nothing") == row.expected);
}

TEST_CASE("timestamps are read with their offset") {
  struct Row {
    std::string text, expected;
  };
  const auto row = GENERATE(
      Row{"2026-01-06T09:30:00+08:00", "2026-01-06T09:30:00+08:00"}, Row{"2026-01-06T09:30+08:00", "2026-01-06T09:30:00+08:00"},
      Row{"2026-01-06T23:59:59Z", "2026-01-06T23:59:59Z"}, Row{"2026-01-06T00:00:00+00:00", "2026-01-06T00:00:00Z"},
      Row{"2026-01-06T00:00:00-00:00", "2026-01-06T00:00:00Z"},
      Row{"2025-11-07T00:01:00.250-05:00", "2025-11-07T00:01:00.25-05:00"},
      Row{"2026-01-06T00:00:00.000000001Z", "2026-01-06T00:00:00.000000001Z"}, Row{"0001-01-01T00:00Z", "0001-01-01T00:00:00Z"},
      Row{"1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"}, Row{"2026-01-06T00:00:00.0000000001Z", "nothing"},
      Row{"2026-01-06T00:00:00.Z", "nothing"}, Row{"2026-01-06T24:00:00Z", "nothing"}, Row{"2026-01-06T12:60:00Z", "nothing"},
      Row{"2026-01-06T12:00:60Z", "nothing"}, Row{"2026-01-06T12:00:00", "nothing"}, Row{"2026-01-06T12Z", "nothing"},
      Row{"2026-01-06 12:00:00Z", "nothing"}, Row{"2026-01-06T12:00:00+8:00", "nothing"},
      Row{"2026-01-06T12:00:00+24:00", "nothing"}, Row{"2026-01-06T12:00:00+08:60", "nothing"},
      Row{"2026-01-06T12:00:00z", "nothing"}, Row{"2026-01-06T12:00:00ZZ", "nothing"}, Row{"2026-02-30T12:00:00Z", "nothing"});
  CAPTURE(row.text);
  CHECK(read(row.text) == row.expected);
}

TEST_CASE("instants compare on one line of time, however they are written") {
  const auto at = [](std::string_view text) { return std::get<Instant>(*parse_time(text)); };
  CHECK(at("2026-01-06T08:00:00+08:00") == at("2026-01-06T00:00:00Z"));
  CHECK(at("2026-01-06T00:00:00+08:00") < at("2026-01-06T00:00:00Z"));
  CHECK(at("2026-01-06T00:00:00.1Z") > at("2026-01-06T00:00:00Z"));
}

TEST_CASE("every day from 0001 to 9999 has a civil form and back") {
  Date day = *date_of(1, 1, 1);
  const Date last = *date_of(9999, 12, 31);
  CHECK(last.days - day.days + 1 == 3'652'059);
  CHECK(date_of(1970, 1, 1)->days == 0);
  bool all_return = true;
  CivilDay before = civil(day);
  for (; day < last; day = next(day)) {
    const CivilDay now = civil(day);
    all_return = all_return && date_of(now.year, now.month, now.day) == day;
    const bool follows =
        now.day == before.day + 1 || (now.day == 1 && (now.month == before.month + 1 || now.year == before.year + 1));
    all_return = all_return && (follows || day.days == date_of(1, 1, 1)->days);
    before = now;
  }
  CHECK(all_return);
}

TEST_CASE("months keep the day or fall back to the month's last") {
  struct Row {
    std::string date;
    Duration duration;
    int sign;
    std::string expected;
  };
  const auto row =
      GENERATE(Row{"2024-01-31", {0, 1}, 1, "2024-02-29"}, Row{"2023-01-31", {0, 1}, 1, "2023-02-28"},
               Row{"2024-03-31", {0, 1}, -1, "2024-02-29"}, Row{"2024-02-29", {0, 12}, 1, "2025-02-28"},
               Row{"2024-02-29", {0, 48}, 1, "2028-02-29"}, Row{"2024-02-29", {0, 12}, -1, "2023-02-28"},
               Row{"2025-11-15", {0, 2}, 1, "2026-01-15"}, Row{"2026-01-15", {0, 1}, -1, "2025-12-15"},
               Row{"2026-01-15", {0, 13}, -1, "2024-12-15"}, Row{"2025-12-31", {0, 6}, 1, "2026-06-30"},
               Row{"2025-12-01", {90, 0}, 1, "2026-03-01"}, Row{"2024-03-01", {1, 0}, -1, "2024-02-29"},
               Row{"2023-03-01", {1, 0}, -1, "2023-02-28"}, Row{"2026-01-06", {0, 0}, 1, "2026-01-06"},
               Row{"9999-12-31", {1, 0}, 1, "9999-12-31"}, Row{"9999-12-15", {0, 1}, 1, "9999-12-31"},
               Row{"0001-01-01", {1, 0}, -1, "0001-01-01"}, Row{"0001-01-20", {0, 1}, -1, "0001-01-01"},
               Row{"2026-01-06", {2147483647, 0}, 1, "9999-12-31"}, Row{"2026-01-06", {0, 2147483647}, -1, "0001-01-01"});
  CAPTURE(row.date, row.duration.days, row.duration.months, row.sign);
  CHECK(to_string(add(*parse_date(row.date), row.duration, row.sign)) == row.expected);
}

TEST_CASE("durations print in the unit they are counted in") {
  CHECK(to_string(Duration{90, 0}) == "90 days");
  CHECK(to_string(Duration{1, 0}) == "1 day");
  CHECK(to_string(Duration{0, 12}) == "12 months");
  CHECK(to_string(Duration{0, 1}) == "1 month");
  CHECK(to_string(Duration{}) == "0 days");
}
