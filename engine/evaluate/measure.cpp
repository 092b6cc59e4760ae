#include "engine/evaluate/measure.h"

namespace sekisho::evaluate {
namespace {

Range point(const Number& number, std::string measure) { return {.low = number, .high = number, .measure = std::move(measure)}; }

}  // namespace

std::optional<Range> measured(const Ground& ground, const Value& value) {
  if (const auto* number = std::get_if<Number>(&value.data)) return point(*number, "");
  if (const auto* percent = std::get_if<Percent>(&value.data)) return point(percent->value, "%");
  if (const auto* money = std::get_if<Money>(&value.data)) return point(money->amount, "currency " + money->currency);
  if (const auto* duration = std::get_if<Duration>(&value.data)) {
    return duration->months != 0 ? point(duration->months, "months") : point(duration->days, "days");
  }
  if (const auto* quantity = std::get_if<Quantity>(&value.data)) {
    const UnitTable& units = ground.world.policy.bundle->schema.units;
    const Unit* unit = units.find(quantity->unit);
    const auto base = units.in_base(*quantity);
    if (unit == nullptr || !base) return std::nullopt;
    return point(*base, unit->dimension);
  }
  return std::nullopt;
}

}  // namespace sekisho::evaluate
