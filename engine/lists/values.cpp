#include "engine/lists/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "engine/value/country.h"

namespace sekisho {

namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 12> kinds{{
    {"text", Kind::text},
    {"truth", Kind::truth},
    {"number", Kind::number},
    {"percent", Kind::percent},
    {"quantity", Kind::quantity},
    {"money", Kind::money},
    {"date", Kind::time},
    {"timestamp", Kind::time},
    {"duration", Kind::duration},
    {"country", Kind::country},
    {"code", Kind::code},
    {"term", Kind::term},
}};

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

template <class Data>
ValueOrFault given(Data data) {
  return {Value{Value::State::given, std::move(data)}, {}};
}
ValueOrFault unfit(std::string fault) { return {{}, std::move(fault)}; }

ValueOrFault read_truth(std::string_view text) {
  if (text == "true" || text == "yes") return given(true);
  if (text == "false" || text == "no") return given(false);
  return unfit("is neither `true` nor `false`");
}

/// A number and what follows it: `99.9 %`, `100 USD`, `7 days`.
struct Amount {
  Number number;
  std::string_view rest;
  std::string fault;
};

Amount read_amount(std::string_view text) {
  const auto end = std::min(text.find_first_not_of("-0123456789._"), text.size());
  const ParsedNumber parsed = parse_number(trimmed(text.substr(0, end)), true);
  if (parsed.fault == NumberFault::syntax) return {{}, {}, "is no number"};
  if (parsed.fault != NumberFault::none) return {{}, {}, std::string(describe(parsed.fault))};
  return {parsed.value, trimmed(text.substr(end)), {}};
}

ValueOrFault read_number(std::string_view text) {
  const Amount amount = read_amount(text);
  if (!amount.fault.empty()) return unfit(amount.fault);
  if (!amount.rest.empty()) return unfit("is no number");
  return given(amount.number);
}

ValueOrFault read_percent(std::string_view text) {
  const Amount amount = read_amount(text);
  if (!amount.fault.empty()) return unfit(amount.fault);
  if (!amount.rest.empty() && amount.rest != "%") return unfit("is no percentage");
  return given(Percent{amount.number});
}

ValueOrFault read_quantity(std::string_view text) {
  const Amount amount = read_amount(text);
  if (!amount.fault.empty()) return unfit(amount.fault);
  if (amount.rest.empty()) return unfit("has no unit");
  return given(Quantity{amount.number, std::string(amount.rest)});
}

ValueOrFault read_money(std::string_view text) {
  const Amount amount = read_amount(text);
  if (!amount.fault.empty()) return unfit(amount.fault);
  if (!is_currency(amount.rest)) return unfit("has no ISO 4217 currency after its number");
  return given(Money{amount.number, std::string(amount.rest)});
}

ValueOrFault read_duration(std::string_view text) {
  const auto blank = text.find(' ');
  const std::string_view digits = text.substr(0, blank);
  std::int32_t count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  const std::string_view unit = blank == std::string_view::npos ? std::string_view{} : trimmed(text.substr(blank));
  constexpr std::int32_t longest = 100'000;  // days or months: beyond every calendar this language knows
  const bool is_count = error == std::errc() && end == digits.data() + digits.size() && count >= 0 && count <= longest;
  if (is_count && (unit == "days" || unit == "day")) return given(Duration{count, 0});
  if (is_count && (unit == "months" || unit == "month")) return given(Duration{0, count});
  if (is_count && (unit == "years" || unit == "year")) return given(Duration{0, count * 12});
  return unfit("is no duration such as `90 days`");
}

ValueOrFault read_date(std::string_view text) {
  const auto time = parse_time(text);
  return time ? given(*time) : unfit("is no date such as `2026-01-06`");
}

ValueOrFault read_country(std::string_view text) {
  return is_country(text) ? given(std::string(text)) : unfit("is no ISO 3166-1 country code of two letters");
}

ValueOrFault read_code(std::string_view text, const std::string& scheme) {
  Code code = parse_code(text);
  if (code.scheme.empty()) code.scheme = scheme;
  if (code.scheme.empty()) return unfit("has no scheme such as `CN:`");
  if (!scheme.empty() && code.scheme != scheme && !(is_tariff_scheme(scheme) && is_tariff_scheme(code.scheme))) {
    return unfit("is of scheme `" + code.scheme + "`, not `" + scheme + "`");
  }
  const std::string fault = fault_of_form(code, false);
  return fault.empty() ? given(canonical(code)) : unfit("does not fit its scheme: " + fault);
}

bool is_term(std::string_view text) {
  bool letter_expected = true;
  for (const char c : text) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!word && (letter_expected || (c != '.' && c != '-'))) return false;
    letter_expected = !word;
  }
  return !text.empty() && !letter_expected;
}

ValueOrFault read_term(std::string_view text) {
  return is_term(text) ? given(std::string(text)) : unfit("is no term: lower-case words, joined by hyphens and dots");
}

}  // namespace

const std::vector<std::string>& type_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> result;
    for (const auto& [word, kind] : kinds) result.emplace_back(word);
    result.emplace_back("list of");
    return result;
  }();
  return words;
}

std::optional<Type> parse_type(std::string_view words) {
  constexpr std::string_view list = "list of ";
  Type type;
  words = trimmed(words);
  if (words.starts_with(list)) {
    type.many = true;
    words = trimmed(words.substr(list.size()));
  }
  const auto of = words.find(" of ");
  const std::string_view word = words.substr(0, of);
  const auto* const found = std::find_if(kinds.begin(), kinds.end(), [&](const auto& pair) { return pair.first == word; });
  if (found == kinds.end()) return std::nullopt;
  type.kind = found->second;
  if (of != std::string_view::npos) type.of = trimmed(words.substr(of + 4));
  const bool may_say_of = type.kind == Kind::quantity || type.kind == Kind::code || type.kind == Kind::term;
  if (!may_say_of && !type.of.empty()) return std::nullopt;
  if (type.kind == Kind::quantity && type.of.empty()) return std::nullopt;
  return type;
}

ValueOrFault read_scalar(std::string_view text, const Type& type) {
  switch (type.kind) {
    case Kind::text:
    case Kind::word:
      return given(std::string(text));
    case Kind::truth:
      return read_truth(text);
    case Kind::number:
      return read_number(text);
    case Kind::percent:
      return read_percent(text);
    case Kind::quantity:
      return read_quantity(text);
    case Kind::money:
      return read_money(text);
    case Kind::time:
      return read_date(text);
    case Kind::duration:
      return read_duration(text);
    case Kind::country:
      return read_country(text);
    case Kind::code:
      return read_code(text, type.of);
    case Kind::term:
      return read_term(text);
    case Kind::object:
      return unfit("cannot be written as one value");
  }
  return unfit("has no type");
}

std::optional<Value> read_value(const yaml::Node& node, const Type& type, std::string_view key, const Reading& reading) {
  const auto report = [&](const yaml::Node& at, const std::string& fault) {
    reading.diagnostics.error(reading.code, place_of(at), fault);
    return std::nullopt;
  };
  const auto read_one = [&](const yaml::Node& at) -> std::optional<Value> {
    if (!at.is_scalar()) return report(at, "`" + std::string(key) + "` of " + reading.what + " is one value");
    ValueOrFault read = read_scalar(at.scalar, type);
    if (read.fault.empty()) return std::move(read.value);
    reading.diagnostics.error(type.kind == Kind::time ? "entry-date" : reading.code, at.span,
                              "`" + std::string(key) + "` `" + at.scalar + "` " + read.fault);
    return std::nullopt;
  };
  if (!type.many) return read_one(node);
  if (node.is_map()) return report(node, "`" + std::string(key) + "` of " + reading.what + " is a list of values");
  std::vector<Value> values;
  bool fits = true;
  for (const yaml::Node& item : node.is_sequence() ? node.items : std::vector<yaml::Node>{node}) {
    std::optional<Value> value = read_one(item);
    fits = fits && value;
    if (value) values.push_back(std::move(*value));
  }
  if (!fits) return std::nullopt;
  return Value{Value::State::given, std::move(values)};
}

ValueOrFault read_band(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return read_percent(text);
  const ValueOrFault low = read_percent(trimmed(text.substr(0, dots)));
  const ValueOrFault high = read_percent(trimmed(text.substr(dots + 2)));
  if (!low.fault.empty() || !high.fault.empty()) return unfit("is neither a percentage nor a band such as `25..50`");
  if (std::get<Percent>(high.value.data).value < std::get<Percent>(low.value.data).value)
    return unfit("is a band that ends before it begins");
  return given(std::vector<Value>{low.value, high.value});
}

std::optional<Time> read_time(const yaml::Node& node, std::string_view key, Diagnostics& diagnostics) {
  const auto time = node.is_scalar() ? parse_time(node.scalar) : std::nullopt;
  if (time) return time;
  const std::string written = node.is_scalar() ? " `" + node.scalar + "`" : "";
  diagnostics.error("entry-date", place_of(node), "`" + std::string(key) + "`" + written + " is no date such as `2026-01-06`");
  return std::nullopt;
}

}  // namespace sekisho
