#pragma once

#include <cstdint>
#include <vector>

#include "engine/value/date.h"

namespace sekisho::linting {

/// A set of civil days: ranges in order that neither meet nor touch, both ends included.
struct Days {
  std::int64_t first = 0, last = 0;
  friend bool operator==(const Days&, const Days&) = default;
};
using DaySet = std::vector<Days>;

inline constexpr std::int64_t beginning = -4'000'000, end_of_time = 4'000'000;  // beyond all years 0001 to 9999

DaySet every_day();
DaySet from_day(std::int64_t first);
DaySet between(std::int64_t first, std::int64_t last);  // empty where they run backwards
DaySet unite(const DaySet& a, const DaySet& b);
DaySet intersect(const DaySet& a, const DaySet& b);
DaySet without(const DaySet& a, const DaySet& b);
/// Each range longer by `days` at both ends.
DaySet widen(const DaySet& days, std::int64_t by);
bool contains(const DaySet& days, const DaySet& part);

}  // namespace sekisho::linting
