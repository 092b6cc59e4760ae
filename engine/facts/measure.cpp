#include "engine/facts/measure.h"

#include <cctype>

#include "engine/value/country.h"

namespace sekisho::facts {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Where the number at the start of `text` ends.
std::size_t end_of_number(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && (is_digit(text[end]) || text[end] == '.' || text[end] == '-' || text[end] == '+')) ++end;
  std::size_t exponent = end;
  if (end == 0 || exponent >= text.size() || (text[exponent] != 'e' && text[exponent] != 'E')) return end;
  ++exponent;
  if (exponent < text.size() && (text[exponent] == '-' || text[exponent] == '+')) ++exponent;
  if (exponent >= text.size() || !is_digit(text[exponent])) return end;
  while (exponent < text.size() && is_digit(text[exponent])) ++exponent;
  return exponent;
}

/// `,000 kg` is the rest of a number written in another way, no unit.
bool is_unit(std::string_view text) {
  return text.empty() || std::string_view(",.:;-+_0123456789").find(text.front()) == std::string_view::npos;
}

struct Measure {
  Number amount;
  std::string_view unit;
};

std::optional<Measure> refuse(Decoding& decoding, const Place& place, const Raw& raw, std::string reason) {
  reject(decoding, place, &raw, std::move(reason));
  return std::nullopt;
}

std::optional<Measure> read_scalar(Decoding& decoding, const Raw& raw, const Place& place) {
  const SplitMeasure parts = split_measure(trimmed(raw.text));
  if (raw.kind == Raw::Kind::truth || parts.digits.empty() || !is_unit(parts.unit))
    return refuse(decoding, place, raw, "is no number");
  const ParsedNumber number = parse_number(parts.digits, false, true);
  if (number.fault == NumberFault::syntax) return refuse(decoding, place, raw, "is no number");
  if (number.fault != NumberFault::none) return refuse(decoding, place, raw, std::string(describe(number.fault)));
  return Measure{number.value, parts.unit};
}

const Raw* either(const Raw& map, std::string_view one, std::string_view other) {
  const Raw* found = member(map, one);
  return found != nullptr ? found : member(map, other);
}

/// The unit beside a number joins it; a number that has one already must have the same.
std::optional<Measure> join_unit(Decoding& decoding, std::optional<Measure> measure, const Raw* unit, const Raw& raw,
                                 const Place& place) {
  if (!measure || is_absent(unit)) return measure;
  if (unit->kind != Raw::Kind::text) return refuse(decoding, place, raw, "has a unit that is no text");
  const std::string_view name = trimmed(unit->text);
  if (!measure->unit.empty() && measure->unit != name) return refuse(decoding, place, raw, "has two units");
  measure->unit = name;
  return measure;
}

std::optional<Measure> read_measure(Decoding& decoding, const Field& field, const Raw& raw, const Place& place,
                                    const Raw* companion) {
  if (raw.kind != Raw::Kind::map) return join_unit(decoding, read_scalar(decoding, raw, place), companion, raw, place);
  const Raw* amount = either(raw, "value", "amount");
  const bool money = field.type.kind == Kind::money;
  const Raw* unit = money ? member(raw, "currency") : either(raw, "unit", "uom");
  if (is_absent(amount) || !amount->scalar()) {
    return refuse(decoding, place, raw, money ? "has no amount" : "has no value");
  }
  std::optional<Measure> inner = join_unit(decoding, read_scalar(decoding, *amount, place), unit, raw, place);
  return join_unit(decoding, inner, companion, raw, place);
}

Value keep(Decoding& decoding, const Measure& measure, const Raw& raw, const Place& place) {
  if (measure.unit.empty()) return given_value(measure.amount);
  if (measure.unit == "%") return given_value(Percent{measure.amount});
  const UnitTable& units = decoding.schema->units;
  if (!units.units().empty() && units.find(measure.unit) == nullptr) {
    reject(decoding, place, &raw, "has a unit that no list of units names");
    return {};
  }
  return given_value(Quantity{measure.amount, std::string(measure.unit)});
}

/// Why the measure is none of the field's kind, or empty.
std::string misfit(const Type& type, const Measure& measure) {
  const bool bare = measure.unit.empty();
  const bool percent = measure.unit == "%";
  switch (type.kind) {
    case Kind::number:
      return bare ? "" : "has a unit where a plain number is expected";
    case Kind::percent:
      return bare || percent ? "" : "has a unit where a percentage is expected";
    case Kind::quantity:
      return bare ? "has no unit" : percent ? "is a percentage where a quantity is expected" : "";
    case Kind::money:
      return bare ? "has no currency" : is_currency(measure.unit) ? "" : "has a currency that is none of ISO 4217";
    default:
      return "is no " + to_string(type);
  }
}

Value typed(Decoding& decoding, const Field& field, const Measure& measure, const Raw& raw, const Place& place) {
  switch (field.type.kind) {
    case Kind::percent:
      return given_value(Percent{measure.amount});
    case Kind::money:
      return given_value(Money{measure.amount, std::string(measure.unit)});
    default:
      return keep(decoding, measure, raw, place);
  }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

SplitMeasure split_measure(std::string_view text) {
  const std::size_t end = end_of_number(text);
  return {text.substr(0, end), trimmed(text.substr(end))};
}

Value decode_measure(Decoding& decoding, const Field& field, const Raw& raw, const Place& place, const MeasureReading& reading) {
  const auto measure = read_measure(decoding, field, raw, place, reading.companion);
  if (!measure) return {};
  if (field.non_negative && measure->amount.is_negative()) {
    reject(decoding, place, &raw, "is negative");
    return {};
  }
  std::string reason = misfit(field.type, *measure);
  if (reason.empty()) return typed(decoding, field, *measure, raw, place);
  if (reading.keep_any && field.type.kind != Kind::money) return keep(decoding, *measure, raw, place);
  reject(decoding, place, &raw, std::move(reason));
  return {};
}

std::optional<Band> decode_band(Decoding& decoding, const Raw& raw, const Place& place) {
  std::string_view text = trimmed(raw.text);
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  const std::size_t dots = text.find("..");
  const bool band = dots != std::string_view::npos;
  const ParsedNumber from = parse_number(trimmed(text.substr(0, dots)), false, true);
  const ParsedNumber to = band ? parse_number(trimmed(text.substr(dots + 2)), false, true) : from;
  if (!raw.scalar() || from.fault != NumberFault::none || to.fault != NumberFault::none) {
    reject(decoding, place, &raw, "is no percentage and no band such as `25..50`");
    return std::nullopt;
  }
  if (from.value.is_negative() || to.value < from.value || to.value > Number(100)) {
    reject(decoding, place, &raw, "is no share between 0 and 100 %");
    return std::nullopt;
  }
  return Band{from.value, to.value};
}

}  // namespace sekisho::facts
