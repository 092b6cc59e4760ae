#include "engine/lint/days.h"

#include <algorithm>

namespace sekisho::linting {

namespace {

/// Sorted ranges joined where they meet or touch.
DaySet joined(DaySet days) {
  std::sort(days.begin(), days.end(), [](const Days& a, const Days& b) { return a.first < b.first; });
  DaySet result;
  for (const Days& range : days) {
    if (!result.empty() && range.first <= result.back().last + 1) {
      result.back().last = std::max(result.back().last, range.last);
    } else {
      result.push_back(range);
    }
  }
  return result;
}

}  // namespace

DaySet every_day() { return {{beginning, end_of_time}}; }

DaySet between(std::int64_t first, std::int64_t last) {
  first = std::max(first, beginning);
  last = std::min(last, end_of_time);
  return first <= last ? DaySet{{first, last}} : DaySet{};
}

DaySet from_day(std::int64_t first) { return between(first, end_of_time); }

DaySet unite(const DaySet& a, const DaySet& b) {
  DaySet all = a;
  all.insert(all.end(), b.begin(), b.end());
  return joined(std::move(all));
}

DaySet intersect(const DaySet& a, const DaySet& b) {
  DaySet result;
  for (const Days& one : a) {
    for (const Days& other : b) {
      const std::int64_t first = std::max(one.first, other.first), last = std::min(one.last, other.last);
      if (first <= last) result.push_back({first, last});
    }
  }
  return result;
}

DaySet without(const DaySet& a, const DaySet& b) {
  DaySet others;
  std::int64_t next = beginning;
  for (const Days& range : b) {
    if (range.first > next) others.push_back({next, range.first - 1});
    next = range.last + 1;
  }
  if (next <= end_of_time) others.push_back({next, end_of_time});
  return intersect(a, others);
}

DaySet widen(const DaySet& days, std::int64_t by) {
  DaySet wider;
  for (const Days& range : days) wider.push_back({std::max(range.first - by, beginning), std::min(range.last + by, end_of_time)});
  return joined(std::move(wider));
}

bool contains(const DaySet& days, const DaySet& part) { return without(part, days).empty(); }

}  // namespace sekisho::linting
