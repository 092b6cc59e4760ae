#include "engine/evaluate/calendar.h"

namespace sekisho::evaluate {
namespace {

/// Where a bare day stands to an instant: wholly before, wholly at or after, or around it.
Truth day_reached(Date day, const Instant& point, const Timezone& zone) {
  if (zone.start_of(day) >= point) return Truth::True;
  if (zone.start_of(next(day)) <= point) return Truth::False;
  return Truth::Unknown;
}

}  // namespace

Truth since(const Time& now, const Time& point, const Timezone& zone) {
  if (const auto* day = std::get_if<Date>(&point)) return truth(zone.day_of(now) >= *day);
  const Instant& instant = std::get<Instant>(point);
  if (const auto* exact = std::get_if<Instant>(&now)) return truth(*exact >= instant);
  return day_reached(std::get<Date>(now), instant, zone);
}

Time after(const Time& last) {
  if (const auto* day = std::get_if<Date>(&last)) return next(*day);
  return last;
}

bool is_known(const Time& announced, const std::optional<Time>& known, const Timezone& zone) {
  if (!known) return true;
  const auto* said = std::get_if<Instant>(&announced);
  const auto* until = std::get_if<Instant>(&*known);
  if (said != nullptr && until != nullptr) return *said <= *until;
  return zone.day_of(announced) <= zone.day_of(*known);
}

Truth at_least(const Time& a, const Time& b, const Timezone& zone) {
  const auto* day_a = std::get_if<Date>(&a);
  const auto* instant_b = std::get_if<Instant>(&b);
  if (day_a != nullptr && instant_b != nullptr) return day_reached(*day_a, *instant_b, zone);
  if (day_a == nullptr && instant_b != nullptr) return truth(std::get<Instant>(a) >= *instant_b);
  if (day_a != nullptr) return truth(*day_a >= std::get<Date>(b));
  return truth(zone.day_of(a) >= std::get<Date>(b));
}

Truth same(const Time& a, const Time& b, const Timezone& zone) {
  const auto* day_a = std::get_if<Date>(&a);
  const auto* day_b = std::get_if<Date>(&b);
  if (day_a == nullptr && day_b == nullptr) return truth(std::get<Instant>(a) == std::get<Instant>(b));
  if (day_a != nullptr && day_b != nullptr) return truth(*day_a == *day_b);
  // A bare day of the record holds an instant or does not; a bare day of the policy is that day.
  if (day_b != nullptr) return truth(zone.day_of(a) == *day_b);
  return zone.day_of(b) == *day_a ? Truth::Unknown : Truth::False;
}

Truth later(const Time& a, const Time& b, const Timezone& zone) {
  const auto* day_a = std::get_if<Date>(&a);
  const auto* instant_b = std::get_if<Instant>(&b);
  if (day_a == nullptr || instant_b == nullptr) return both(at_least(a, b, zone), negate(same(a, b, zone)));
  if (zone.start_of(*day_a) > *instant_b) return Truth::True;
  return zone.start_of(next(*day_a)) <= *instant_b ? Truth::False : Truth::Unknown;
}

}  // namespace sekisho::evaluate
