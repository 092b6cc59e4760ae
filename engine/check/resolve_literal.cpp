#include <algorithm>
#include <charconv>

#include "engine/check/resolve.h"
#include "engine/value/country.h"

namespace sekisho::checking {

namespace {

/// Months of a unit of duration, or days where `months` is 0; nothing for another unit.
struct Step {
  std::int32_t days = 0, months = 0;
};
std::optional<Step> step_of(std::string_view unit) {
  if (unit == "day" || unit == "days") return Step{1, 0};
  if (unit == "month" || unit == "months") return Step{0, 1};
  if (unit == "year" || unit == "years") return Step{0, 12};
  return std::nullopt;
}

constexpr std::int32_t longest_duration = 99'999;

std::optional<Duration> duration_of(const Number& amount, Step step) {
  const std::string digits = amount.to_string();
  std::int32_t whole = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
  if (error != std::errc() || end != digits.data() + digits.size() || whole < 0 || whole > longest_duration) return std::nullopt;
  return Duration{whole * step.days, whole * step.months};
}

bool looks_like_currency(std::string_view unit) {
  return unit.size() == 3 && std::all_of(unit.begin(), unit.end(), [](char sign) { return sign >= 'A' && sign <= 'Z'; });
}

Help help_for_currency(const std::string& code) {
  if (code.empty()) return "a currency is its three-letter code, such as `EUR`";
  return {"a currency is its three-letter code: `" + code + "`", code};
}

/// Opposite money a currency is meant (`euro`, `usd`), elsewhere a unit first (`kgs` is no Kyrgyz som).
NodeId unknown_unit(State& state, const ast::NumberLiteral& literal, const Type* opposite) {
  const std::string currency(currency_meant(literal.unit));
  if (looks_like_currency(literal.unit)) {
    return fault(state, "unknown-currency", literal.unit_span, "`" + literal.unit + "` is no currency code of ISO 4217",
                 currency.empty() ? Help() : help_for_currency(currency));
  }
  std::vector<std::string> candidates = {"days", "months", "years"};
  for (const auto& [name, unit] : state.bundle.schema.units.units()) candidates.push_back(name);
  Help help = did_you_mean(literal.unit, candidates);
  const bool money = opposite != nullptr && opposite->kind == sekisho::Kind::money;
  if (money || (help.text.empty() && !currency.empty())) help = help_for_currency(currency);
  return fault(state, "unknown-unit", literal.unit_span, "`" + literal.unit + "` is no unit of the bundle", help);
}

}  // namespace

NodeId constant(State& state, Value value, const Type& type, const Span& span) {
  return value_node(state, checked::Constant{std::move(value)}, type, span);
}

NodeId resolve_number(State& state, const ast::NumberLiteral& literal, const Span& span, const Type* opposite) {
  if (literal.unit.empty()) return constant(state, given_value(literal.value), Type{sekisho::Kind::number, "", false}, span);
  if (literal.unit == "%")
    return constant(state, given_value(Percent{literal.value}), Type{sekisho::Kind::percent, "", false}, span);
  if (const auto step = step_of(literal.unit)) {
    const auto duration = duration_of(literal.value, *step);
    if (!duration) {
      return fault(state, "type-mismatch", span,
                   "a duration is a whole number of days, months or years up to " + std::to_string(longest_duration));
    }
    return constant(state, given_value(*duration), Type{sekisho::Kind::duration, "", false}, span);
  }
  if (looks_like_currency(literal.unit) && is_currency(literal.unit)) {
    note_use(state, {literal.unit_span, Meaning::currency, literal.unit, {}, {}, {}});
    return constant(state, given_value(Money{literal.value, literal.unit}), Type{sekisho::Kind::money, "", false}, span);
  }
  const Unit* unit = state.bundle.schema.units.find(literal.unit);
  if (unit == nullptr) return unknown_unit(state, literal, opposite);
  note_use(state, {literal.unit_span, Meaning::unit, literal.unit, unit->dimension, {}, {}});
  return constant(state, given_value(Quantity{literal.value, literal.unit}), Type{sekisho::Kind::quantity, unit->dimension, false},
                  span);
}

NodeId resolve_code(State& state, const Code& code, const Span& span) {
  note_use(state, {span, Meaning::code, to_string(code), code.scheme, {}, {}});
  const std::string reason = fault_of_form(code, true);
  if (!reason.empty()) return fault(state, "code-form", span, "`" + to_string(code) + "` is not a code of its scheme: " + reason);
  return constant(state, given_value(canonical(code)), Type{sekisho::Kind::code, code.scheme, false}, span);
}

std::optional<Duration> resolve_duration(State& state, const ast::Expr& expression) {
  Owner owner;
  Scope scope{&owner, {}};
  const NodeId node = resolve_value(state, expression, scope);
  if (node == poison) return std::nullopt;
  const auto* literal = std::get_if<checked::Constant>(&node_of(state, node).kind);
  const Duration* duration = literal == nullptr ? nullptr : std::get_if<Duration>(&literal->value.data);
  if (duration != nullptr) return *duration;
  fault(state, "type-mismatch", expression->span, quoted(expression->span) + " is no duration", "write `90 days` or `12 months`");
  return std::nullopt;
}

std::optional<Number> resolve_score(State& state, const ast::Expr& expression) {
  const auto* literal = std::get_if<ast::NumberLiteral>(&expression->node);
  if (literal != nullptr && literal->unit.empty() && !literal->value.is_negative() && !(Number(1) < literal->value))
    return literal->value;
  fault(state, "type-mismatch", expression->span, "a score is a number from 0 to 1, which " + quoted(expression->span) + " is not");
  return std::nullopt;
}

}  // namespace sekisho::checking
