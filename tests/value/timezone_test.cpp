#include "engine/value/timezone.h"

#include "tests/catch.h"

using namespace sekisho;

namespace {

Timezone zone(std::string_view name) {
  const auto found = Timezone::find(name);
  REQUIRE(found);
  return *found;
}

Instant at(std::string_view text) { return std::get<Instant>(*parse_time(text)); }
Date on(std::string_view text) { return *parse_date(text); }

}  // namespace

TEST_CASE("zones are those of the IANA database, by their exact names") {
  CHECK(zone("Asia/Shanghai").name() == "Asia/Shanghai");
  CHECK(zone("UTC").name() == "UTC");
  CHECK(Timezone().name() == "UTC");
  for (const std::string_view wrong : {"", "Asia/Peking2", "GMT+8", "+08:00", "CST", "IST", "Etc/Unknown", "asia/shanghai\n"}) {
    CAPTURE(wrong);
    CHECK_FALSE(Timezone::find(wrong));
  }
}

TEST_CASE("an instant falls on the zone's civil day") {
  struct Row {
    std::string zone, instant, day;
  };
  const auto row = GENERATE(
      Row{"Asia/Shanghai", "2026-01-05T16:00:00Z", "2026-01-06"}, Row{"Asia/Shanghai", "2026-01-05T15:59:59Z", "2026-01-05"},
      Row{"America/New_York", "2025-11-07T04:59:59Z", "2025-11-06"}, Row{"America/New_York", "2025-11-07T05:00:00Z", "2025-11-07"},
      Row{"America/New_York", "2025-07-01T04:00:00Z", "2025-07-01"},
      Row{"America/New_York", "2025-07-01T03:59:59.999Z", "2025-06-30"},
      Row{"Pacific/Kiritimati", "2026-01-05T10:00:00Z", "2026-01-06"}, Row{"UTC", "1969-12-31T23:59:59Z", "1969-12-31"},
      Row{"Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29"}, Row{"Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31"});
  CAPTURE(row.zone, row.instant);
  CHECK(to_string(zone(row.zone).day_of(at(row.instant))) == row.day);
  CHECK(to_string(zone(row.zone).day_of(Time{at(row.instant)})) == row.day);
}

TEST_CASE("a bare day stays as written in every zone") {
  CHECK(zone("Asia/Tokyo").day_of(Time{on("2026-01-06")}) == on("2026-01-06"));
  CHECK(zone("America/Los_Angeles").day_of(Time{on("2026-01-06")}) == on("2026-01-06"));
}

TEST_CASE("a day begins where the zone's clocks say") {
  struct Row {
    std::string zone, day, instant;
  };
  const auto row =
      GENERATE(Row{"UTC", "2026-01-06", "2026-01-06T00:00:00Z"}, Row{"Asia/Shanghai", "2026-01-06", "2026-01-06T00:00:00+08:00"},
               Row{"America/New_York", "2025-03-09", "2025-03-09T00:00:00-05:00"},
               Row{"America/New_York", "2025-03-10", "2025-03-10T00:00:00-04:00"},
               Row{"America/New_York", "2025-11-02", "2025-11-02T00:00:00-04:00"},
               Row{"America/New_York", "2025-11-03", "2025-11-03T00:00:00-05:00"},
               // Clocks forward across midnight: the day begins at one.
               Row{"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"},
               // Clocks back at midnight: 23:00 comes twice, midnight once.
               Row{"America/Sao_Paulo", "2018-02-18", "2018-02-18T00:00:00-03:00"},
               // Clocks back at one minute past midnight: midnight comes twice, and the first counts.
               Row{"America/St_Johns", "2010-11-07", "2010-11-07T00:00:00-02:30"},
               // A day that never was begins, and ends, with the change of date line.
               Row{"Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00"},
               Row{"Pacific/Apia", "2011-12-31", "2011-12-31T00:00:00+14:00"});
  CAPTURE(row.zone, row.day);
  CHECK(to_string(zone(row.zone).start_of(on(row.day))) == row.instant);
}

TEST_CASE("days and their beginnings agree over the years") {
  for (const std::string_view name :
       {"Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Caracas"}) {
    const Timezone place = zone(name);
    for (Date day = on("1990-01-01"); day < on("2040-01-01"); day.days += 1) {
      const Instant start = place.start_of(day);
      const Instant before{start.seconds - 1, 0, 0};
      if (place.day_of(start) != day || place.day_of(before) >= day) FAIL(name << " " << to_string(day));
    }
  }
  SUCCEED();
}

TEST_CASE("the first and the last day have a beginning") {
  CHECK(to_string(zone("UTC").start_of(on("0001-01-01"))) == "0001-01-01T00:00:00Z");
  CHECK(zone("Asia/Tokyo").day_of(zone("Asia/Tokyo").start_of(on("0001-01-01"))) == on("0001-01-01"));
  CHECK(to_string(zone("Asia/Tokyo").start_of(on("9999-12-31"))) == "9999-12-31T00:00:00+09:00");
}
