#include "engine/evaluate/measure.h"

#include <algorithm>

namespace sekisho::evaluate {
namespace {

constexpr std::string_view money_prefix = "currency ";

std::string money_measure(std::string_view currency) { return std::string(money_prefix) + std::string(currency); }

Range point(const Number& number, std::string measure) { return {.low = number, .high = number, .measure = std::move(measure)}; }

/// The day is the record's, or the earlier record's, whatever day the lists of a condition are read on (`as of`).
Time day_of(const Ground& ground, const std::optional<Date>& of_day) { return of_day ? Time(*of_day) : ground.transaction->date; }

}  // namespace

std::optional<Range> measured(const Ground& ground, const Value& value) {
  if (const auto* number = std::get_if<Number>(&value.data)) return point(*number, "");
  if (const auto* percent = std::get_if<Percent>(&value.data)) return point(percent->value, "%");
  if (const auto* money = std::get_if<Money>(&value.data)) return point(money->amount, money_measure(money->currency));
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

std::string_view currency_of(const Range& range) {
  const std::string_view measure = range.measure;
  return measure.starts_with(money_prefix) ? measure.substr(money_prefix.size()) : std::string_view();
}

bool convert(const Ground& ground, Range& range, std::string_view currency, std::vector<RateUsed>& used) {
  const std::string_view from = currency_of(range);
  if (from.empty() || from == currency) return true;
  auto conversion = ground.world.rates().between(from, currency, day_of(ground, range.of_day), ground.view->known);
  if (!conversion) return false;
  if (range.low) range.low = *range.low * conversion->factor;
  if (range.high) range.high = *range.high * conversion->factor;
  range.measure = money_measure(currency);
  for (const RateUsed& one : conversion->used) {
    const bool noted = std::any_of(used.begin(), used.end(), [&](const RateUsed& other) { return other.rate == one.rate; });
    if (!noted) used.push_back(one);
  }
  return true;
}

std::vector<Question> missing_rates(const Ground& ground, std::string_view from, std::string_view to, std::optional<Date> of_day) {
  const Time date = day_of(ground, of_day);
  std::vector<Question> questions;
  for (std::string& currency : ground.world.rates().lacking(std::string(from), std::string(to), date, ground.view->known)) {
    Question question;
    question.kind = "rate";
    question.currency = std::move(currency);
    question.date = to_string(ground.world.rates().day_of(date));
    questions.push_back(std::move(question));
  }
  return questions;
}

Evidence shown(const RateUsed& used) {
  Evidence evidence;
  evidence.fact = "rate";
  evidence.value = used.text();
  evidence.list = used.list->name;
  evidence.entry = used.rate->entry->id;
  return evidence;
}

}  // namespace sekisho::evaluate
