#include "engine/value/date.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace sekisho {

namespace {

constexpr std::int64_t seconds_a_day = 86'400;
constexpr int first_year = 1;
constexpr int last_year = 9999;

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

unsigned days_in_month(int year, unsigned month) {
  constexpr std::array<unsigned, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/// Days since 1970-01-01, counting years from March so that the leap day comes last (Howard Hinnant, "chrono-Compatible Low-Level
/// Date Algorithms").
std::int32_t days_from_civil(int year, unsigned month, unsigned day) {
  const int shifted = month <= 2 ? year - 1 : year;
  const int era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  const auto year_of_era = static_cast<unsigned>(shifted - era * 400);
  const unsigned day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const unsigned day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + static_cast<std::int32_t>(day_of_era) - 719'468;
}

/// A text read from its front.
struct Reader {
  std::string_view rest;

  std::optional<unsigned> digits(std::size_t count) {
    if (rest.size() < count) return std::nullopt;
    unsigned value = 0;
    for (const char c : rest.substr(0, count)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + static_cast<unsigned>(c - '0');
    }
    rest.remove_prefix(count);
    return value;
  }
  bool take(char wanted) {
    if (rest.empty() || rest.front() != wanted) return false;
    rest.remove_prefix(1);
    return true;
  }
};

std::optional<Date> read_date(Reader& reader) {
  const auto year = reader.digits(4);
  if (!year || !reader.take('-')) return std::nullopt;
  const auto month = reader.digits(2);
  if (!month || !reader.take('-')) return std::nullopt;
  const auto day = reader.digits(2);
  return day ? date_of(static_cast<int>(*year), *month, *day) : std::nullopt;
}

std::optional<int> read_nanoseconds(Reader& reader) {
  constexpr std::size_t finest = 9;
  const std::size_t count = std::min(reader.rest.find_first_not_of("0123456789"), reader.rest.size());
  if (count == 0 || count > finest) return std::nullopt;
  unsigned value = *reader.digits(count);
  for (std::size_t i = count; i < finest; ++i) value *= 10;
  return static_cast<int>(value);
}

std::optional<int> read_offset_minutes(Reader& reader) {
  if (reader.take('Z')) return 0;
  const bool west = reader.take('-');
  if (!west && !reader.take('+')) return std::nullopt;
  const auto hours = reader.digits(2);
  if (!hours || *hours > 23 || !reader.take(':')) return std::nullopt;
  const auto minutes = reader.digits(2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const int offset = static_cast<int>(*hours * 60 + *minutes);
  return west ? -offset : offset;
}

/// `hh:mm[:ss[.fraction]](Z|±hh:mm)` of a day.
std::optional<Instant> read_clock(Reader& reader, Date date) {
  const auto hours = reader.digits(2);
  if (!hours || *hours > 23 || !reader.take(':')) return std::nullopt;
  const auto minutes = reader.digits(2);
  if (!minutes || *minutes > 59) return std::nullopt;
  unsigned seconds = 0;
  int nanoseconds = 0;
  if (reader.take(':')) {
    const auto written = reader.digits(2);
    if (!written || *written > 59) return std::nullopt;
    seconds = *written;
    if (reader.take('.')) {
      const auto fraction = read_nanoseconds(reader);
      if (!fraction) return std::nullopt;
      nanoseconds = *fraction;
    }
  }
  const auto offset = read_offset_minutes(reader);
  if (!offset) return std::nullopt;
  const std::int64_t local = date.days * seconds_a_day + *hours * 3600 + *minutes * 60 + seconds;
  return Instant{local - *offset * std::int64_t{60}, nanoseconds, static_cast<std::int16_t>(*offset)};
}

std::int64_t floor_divide(std::int64_t dividend, std::int64_t divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

template <class... Parts>
std::string formatted(const char* format, Parts... parts) {
  std::array<char, 48> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), format, parts...);
  return std::string(buffer.data(), static_cast<std::size_t>(length));
}

std::string fraction_of(std::int32_t nanoseconds) {
  if (nanoseconds == 0) return "";
  std::string digits = formatted(".%09d", nanoseconds);
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

std::string offset_text(int minutes) {
  if (minutes == 0) return "Z";
  const int size = minutes < 0 ? -minutes : minutes;
  return formatted("%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

}  // namespace

CivilDay civil(Date date) {
  const std::int32_t shifted = date.days + 719'468;
  const std::int32_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const auto day_of_era = static_cast<unsigned>(shifted - era * 146'097);
  const unsigned year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const unsigned day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned from_march = (5 * day_of_year + 2) / 153;
  const unsigned month = from_march < 10 ? from_march + 3 : from_march - 9;
  const int year = static_cast<int>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0);
  return {year, month, day_of_year - (153 * from_march + 2) / 5 + 1};
}

std::optional<Date> date_of(int year, unsigned month, unsigned day) {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > days_in_month(year, month)) return std::nullopt;
  return Date{days_from_civil(year, month, day)};
}

std::optional<Time> parse_time(std::string_view text) {
  Reader reader{text};
  const auto date = read_date(reader);
  if (!date) return std::nullopt;
  if (reader.rest.empty()) return Time{*date};
  if (!reader.take('T')) return std::nullopt;
  const auto instant = read_clock(reader, *date);
  if (!instant || !reader.rest.empty()) return std::nullopt;
  return Time{*instant};
}

std::optional<Date> parse_date(std::string_view text) {
  Reader reader{text};
  const auto date = read_date(reader);
  return date && reader.rest.empty() ? date : std::nullopt;
}

std::string to_string(Date date) {
  const CivilDay day = civil(date);
  std::string text = "0000-00-00";
  const auto put = [&](std::size_t end, unsigned number) {  // digits up to before `end`
    for (; number != 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
  };
  put(4, static_cast<unsigned>(day.year));
  put(7, day.month);
  put(10, day.day);
  return text;
}

std::string to_string(const Instant& instant) {
  const std::int64_t local = instant.seconds + instant.offset_minutes * std::int64_t{60};
  const std::int64_t days = floor_divide(local, seconds_a_day);
  const auto clock = static_cast<int>(local - days * seconds_a_day);
  return to_string(Date{static_cast<std::int32_t>(days)}) +
         formatted("T%02d:%02d:%02d", clock / 3600, clock / 60 % 60, clock % 60) + fraction_of(instant.nanoseconds) +
         offset_text(instant.offset_minutes);
}

std::string to_string(const Time& time) {
  return std::visit([](const auto& value) { return to_string(value); }, time);
}

Date add(Date date, Duration duration, int sign) {
  static const Date first = *date_of(first_year, 1, 1);
  static const Date last = *date_of(last_year, 12, 31);
  std::int64_t days = date.days;
  if (duration.months != 0) {
    const CivilDay day = civil(date);
    const std::int64_t months = std::int64_t{day.year} * 12 + (day.month - 1) + std::int64_t{sign} * duration.months;
    const std::int64_t year = floor_divide(months, 12);
    if (year < first_year) return first;
    if (year > last_year) return last;
    const auto month = static_cast<unsigned>(months - year * 12 + 1);
    const auto year_number = static_cast<int>(year);
    days = days_from_civil(year_number, month, std::min(day.day, days_in_month(year_number, month)));
  } else {
    days += std::int64_t{sign} * duration.days;
  }
  return Date{static_cast<std::int32_t>(std::clamp<std::int64_t>(days, first.days, last.days))};
}

std::string to_string(Duration duration) {
  const auto counted = [](std::int32_t count, const char* unit) {
    return std::to_string(count) + " " + unit + (count == 1 ? "" : "s");
  };
  return duration.months != 0 ? counted(duration.months, "month") : counted(duration.days, "day");
}

}  // namespace sekisho
