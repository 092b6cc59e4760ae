#include "engine/value/timezone.h"

#include <unicode/timezone.h>

#include <algorithm>
#include <array>

namespace sekisho {

struct Timezone::Zone {
  std::string name;
  std::unique_ptr<icu::TimeZone> rules;

  std::int64_t offset_at(std::int64_t seconds) const {
    std::int32_t standard = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    rules->getOffset(static_cast<UDate>(seconds) * 1000.0, 0, standard, saving, status);
    return (std::int64_t{standard} + saving) / 1000;
  }
  std::int64_t local_at(std::int64_t seconds) const { return seconds + offset_at(seconds); }
};

namespace {

constexpr std::int64_t seconds_a_day = 86'400;
// No zone is, or was, further from UTC than this in either direction.
constexpr std::int64_t furthest_offset = 16 * 3600;

/// ICU also knows abbreviations such as `CST` and `IST`, which mean different zones to different people; these few are IANA's own.
bool is_ambiguous(std::string_view name) {
  constexpr std::array<std::string_view, 13> own{"CET", "EET", "EST", "GMT", "HST", "MET", "MST",
                                                 "PRC", "ROC", "ROK", "UCT", "UTC", "WET"};
  return name.size() == 3 && std::find(own.begin(), own.end(), name) == own.end();
}

std::int64_t floor_divide(std::int64_t dividend, std::int64_t divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

}  // namespace

Timezone::Timezone() {
  static const auto utc =
      std::make_shared<const Zone>(Zone{"UTC", std::unique_ptr<icu::TimeZone>(icu::TimeZone::getGMT()->clone())});
  zone_ = utc;
}

std::optional<Timezone> Timezone::find(std::string_view name) {
  if (is_ambiguous(name)) return std::nullopt;
  const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  icu::UnicodeString canonical;
  UBool known = false;
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, known, status);
  if (U_FAILURE(status) || !known || canonical == icu::UnicodeString("Etc/Unknown")) return std::nullopt;
  Timezone found;
  found.zone_ =
      std::make_shared<const Zone>(Zone{std::string(name), std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(id))});
  return found;
}

const std::string& Timezone::name() const { return zone_->name; }

Date Timezone::day_of(const Instant& instant) const {
  return Date{static_cast<std::int32_t>(floor_divide(zone_->local_at(instant.seconds), seconds_a_day))};
}

Instant Timezone::start_of(Date date) const {
  const std::int64_t midnight = date.days * seconds_a_day;
  std::int64_t before = midnight - furthest_offset;
  std::int64_t start = midnight + furthest_offset;
  // With the larger offset first: of two midnights (clocks set back across one) the day begins at the earlier.
  const std::int64_t earlier = zone_->offset_at(before);
  const std::int64_t later = zone_->offset_at(start);
  for (const std::int64_t offset : {std::max(earlier, later), std::min(earlier, later)}) {
    if (zone_->local_at(midnight - offset) != midnight) continue;
    return Instant{midnight - offset, 0, static_cast<std::int16_t>(offset / 60)};
  }
  // Clocks were set forward across midnight, or the day was left out: it begins with the change.
  while (start - before > 1) {
    const std::int64_t middle = before + (start - before) / 2;
    (zone_->local_at(middle) < midnight ? before : start) = middle;
  }
  return Instant{start, 0, static_cast<std::int16_t>(zone_->offset_at(start) / 60)};
}

Date Timezone::day_of(const Time& time) const {
  if (const auto* date = std::get_if<Date>(&time)) return *date;
  return day_of(std::get<Instant>(time));
}

}  // namespace sekisho
