#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace sekisho {

/// A civil day, as days since 1970-01-01 in the proleptic Gregorian calendar; years 0001 to 9999.
struct Date {
  std::int32_t days = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

/// An instant, as seconds and nanoseconds since 1970-01-01T00:00Z; `offset_minutes` keeps how it was written and takes no part in
/// comparison.
struct Instant {
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;
  std::int16_t offset_minutes = 0;
  friend bool operator==(const Instant& a, const Instant& b) { return a.seconds == b.seconds && a.nanoseconds == b.nanoseconds; }
  friend std::strong_ordering operator<=>(const Instant& a, const Instant& b) {
    if (auto order = a.seconds <=> b.seconds; order != 0) return order;
    return a.nanoseconds <=> b.nanoseconds;
  }
};

/// A date of a policy or a record: a bare day or an instant with an offset (language.md §4, "Clock time").
using Time = std::variant<Date, Instant>;

struct CivilDay {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
};

CivilDay civil(Date date);
std::optional<Date> date_of(int year, unsigned month, unsigned day);

/// Reads `YYYY-MM-DD` or `YYYY-MM-DDThh:mm[:ss[.fraction]](Z|±hh:mm)`; nothing for any other text or a day that does not exist.
std::optional<Time> parse_time(std::string_view text);
std::optional<Date> parse_date(std::string_view text);

std::string to_string(Date date);
std::string to_string(const Instant& instant);  // with the offset as written
std::string to_string(const Time& time);

inline Date next(Date date) { return Date{date.days + 1}; }

/// `days` days or `months` months (years are twelve months); exactly one of them is used (language.md §6).
struct Duration {
  std::int32_t days = 0;
  std::int32_t months = 0;
  friend bool operator==(const Duration&, const Duration&) = default;
};

/// Moves a day; months keep the day of the month or fall back to the month's last. Ends at 0001-01-01 and 9999-12-31.
Date add(Date date, Duration duration, int sign);
std::string to_string(Duration duration);  // "90 days", "12 months"

}  // namespace sekisho
