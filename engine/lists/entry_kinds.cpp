#include <algorithm>
#include <array>

#include "engine/lists/entry.h"
#include "engine/lists/names.h"
#include "engine/lists/values.h"
#include "engine/value/country.h"
#include "engine/value/timezone.h"

namespace sekisho {

namespace {

Reading reading_of(ListKind kind, Diagnostics& diagnostics) {
  return {"entry-value", "an entry of kind `" + std::string(to_string(kind)) + "`", diagnostics};
}

/// The text under a key that an entry of this kind cannot do without.
std::string required_text(const yaml::Node& node, std::string_view key, const Reading& reading) {
  const yaml::Node* value = value_of(node, key);
  if (value == nullptr || (value->is_scalar() && value->scalar.empty())) {
    reading.diagnostics.error("entry-incomplete", place_of(node), reading.what + " has no `" + std::string(key) + "`");
    return {};
  }
  return text_of(node, key, reading).value_or("");
}

void read_country(const yaml::Node& node, Entry& entry, const Reading& reading) {
  const auto country = text_of(node, "country", reading);
  if (!country) return;
  if (is_country(*country)) {
    entry.country = *country;
    return;
  }
  reading.diagnostics.error("unknown-country", node.find("country")->span,
                            "`" + *country + "` is no ISO 3166-1 country code of two letters");
}

/// A code of `scheme`, with or without the scheme before it; reported where it is of another scheme or form.
std::optional<Code> read_code(const yaml::Node& node, const std::string& scheme, const Reading& reading) {
  const ValueOrFault read = read_scalar(node.scalar, {Kind::code, scheme, false});
  if (read.fault.empty()) return std::get<Code>(read.value.data);
  reading.diagnostics.error("code-form", node.span, "the code `" + node.scalar + "` " + read.fault);
  return std::nullopt;
}

std::vector<Code> read_codes(const yaml::Node& node, std::string_view key, const std::string& scheme, const Reading& reading) {
  std::vector<Code> codes;
  for (const yaml::Node* scalar : scalars_of(node, key, reading)) {
    if (auto code = read_code(*scalar, scheme, reading)) codes.push_back(std::move(*code));
  }
  return codes;
}

void read_identifiers(const yaml::Node& node, Entry& entry, const Reading& reading) {
  const yaml::Node* ids = value_of(node, "ids");
  if (ids == nullptr) return;
  for (const yaml::Node& item : ids->is_sequence() ? ids->items : std::vector<yaml::Node>{*ids}) {
    if (!item.is_map()) {
      reading.diagnostics.error("entry-value", place_of(item), "an identifier is written `{type, value, issuer}`");
      continue;
    }
    check_keys(item, {"type", "value", "issuer"}, "unknown-key", {"entry-value", "an identifier", reading.diagnostics});
    entry.ids.push_back({required_text(item, "type", {"entry-value", "an identifier", reading.diagnostics}),
                         required_text(item, "value", {"entry-value", "an identifier", reading.diagnostics}),
                         text_of(item, "issuer", reading).value_or("")});
  }
}

void read_party(const yaml::Node& node, Entry& entry, const Reading& reading) {
  const std::string name = required_text(node, "name", reading);
  if (!name.empty()) entry.names.push_back(name);
  if (const yaml::Node* first = value_of(node, "name"); first != nullptr && first->is_scalar())
    check_characters(*first, reading.diagnostics);
  for (const yaml::Node* alias : scalars_of(node, "names", reading)) {
    check_characters(*alias, reading.diagnostics);
    if (std::find(entry.names.begin(), entry.names.end(), alias->scalar) == entry.names.end()) entry.names.push_back(alias->scalar);
  }
  for (const yaml::Node* address : scalars_of(node, "addresses", reading)) entry.addresses.push_back(address->scalar);
  read_country(node, entry, reading);
  read_identifiers(node, entry, reading);
  entry.person = truth_of(node, "person", reading).value_or(false);
}

void read_parameters(const yaml::Node& node, Entry& entry, const Reading& reading) {
  const yaml::Node* parameters = value_of(node, "parameters");
  if (parameters == nullptr) return;
  if (!parameters->is_map()) {
    reading.diagnostics.error("entry-value", place_of(*parameters), "`parameters` are written `{name: value}`");
    return;
  }
  for (const auto& [key, value] : parameters->pairs) {
    if (value.is_scalar())
      entry.parameters[key.scalar] = value.scalar;
    else
      reading.diagnostics.error("entry-value", key.span, "the parameter `" + key.scalar + "` is one value");
  }
}

void read_classified(const yaml::Node& node, const List& list, Entry& entry, const Reading& reading) {
  if (!required_text(node, "code", reading).empty()) {
    if (auto code = read_code(*node.find("code"), list.scheme, reading)) entry.code = std::move(*code);
    const std::string& written = node.find("code")->scalar;
    const Code parsed = parse_code(written);
    entry.code_text = parsed.scheme == entry.code.scheme ? parsed.text : written;
  }
  entry.title = text_of(node, "name", reading).value_or("");
  entry.except_codes = read_codes(node, "except", list.scheme, reading);
  entry.for_codes = read_codes(node, "for", list.scheme, reading);
  if (list.kind != ListKind::items) return;
  entry.hs = read_codes(node, "hs", "HS", reading);
  read_parameters(node, entry, reading);
}

void read_term(const yaml::Node& node, Entry& entry, const Reading& reading) {
  entry.title = text_of(node, "name", reading).value_or("");
  const std::string term = required_text(node, "term", reading);
  if (term.empty()) return;
  const ValueOrFault read = read_scalar(term, {Kind::term, {}, false});
  if (read.fault.empty())
    entry.term = term;
  else
    reading.diagnostics.error("entry-value", node.find("term")->span, "`" + term + "` " + read.fault);
}

void read_unit(const yaml::Node& node, Entry& entry, const Reading& reading) {
  entry.title = text_of(node, "name", reading).value_or("");
  entry.unit.name = required_text(node, "unit", reading);
  entry.unit.dimension = required_text(node, "dimension", reading);
  entry.unit.base = required_text(node, "base", reading);
  const std::string factor = required_text(node, "factor", reading);
  if (factor.empty()) return;
  const ParsedNumber parsed = parse_number(factor, true);
  if (parsed.fault == NumberFault::none && !parsed.value.is_zero() && !parsed.value.is_negative()) {
    entry.unit.factor = parsed.value;
    return;
  }
  reading.diagnostics.error("entry-value", node.find("factor")->span, "the factor `" + factor + "` is no number above 0");
}

/// A key of an ownership, rates or licences entry: its value goes into Entry::fields.
struct KindKey {
  std::string_view key;
  Type type;
  bool required = false;
};

const std::vector<KindKey>& typed_keys(ListKind kind) {
  static const std::vector<KindKey> ownership{
      {"owner", {Kind::text, {}, false}, true}, {"owned", {Kind::text, {}, false}, true}, {"control", {Kind::truth, {}, false}}};
  static const std::vector<KindKey> rates{{"currency", {Kind::text, {}, false}, true},
                                          {"date", {Kind::time, {}, false}, true},
                                          {"rate", {Kind::number, {}, false}, true}};
  static const std::vector<KindKey> licenses{{"number", {Kind::text, {}, false}, true},
                                             {"authority", {Kind::text, {}, false}, true},
                                             {"kind", {Kind::text, {}, false}},
                                             {"holder", {Kind::text, {}, true}},
                                             {"items", {Kind::code, {}, true}},
                                             {"parties", {Kind::text, {}, true}},
                                             {"destination", {Kind::country, {}, true}},
                                             {"quantity", {Kind::quantity, {}, false}},
                                             {"value", {Kind::money, {}, false}},
                                             {"from", {Kind::time, {}, false}},
                                             {"expires", {Kind::time, {}, false}},
                                             {"use_once", {Kind::truth, {}, false}},
                                             {"used", {Kind::text, {}, true}}};
  static const std::vector<KindKey> other;
  if (kind == ListKind::ownership) return ownership;
  if (kind == ListKind::rates) return rates;
  return kind == ListKind::licenses ? licenses : other;
}

void read_typed(const yaml::Node& node, ListKind kind, Entry& entry, const Reading& reading) {
  for (const KindKey& key : typed_keys(kind)) {
    if (key.required) required_text(node, key.key, reading);
    const yaml::Node* value = value_of(node, key.key);
    if (value == nullptr) continue;
    if (auto read = read_value(*value, key.type, key.key, reading))
      entry.fields.insert_or_assign(std::string(key.key), std::move(*read));
  }
}

/// Whether every end of a share lies between 0 and 100.
bool is_share(const Value& value) {
  const auto within = [](const Value& end) {
    const Number& percent = std::get<Percent>(end.data).value;
    return !percent.is_negative() && percent <= Number(100);
  };
  const auto* band = std::get_if<std::vector<Value>>(&value.data);
  return band == nullptr ? within(value) : std::all_of(band->begin(), band->end(), within);
}

void read_ownership(const yaml::Node& node, Entry& entry, const Reading& reading) {
  read_typed(node, ListKind::ownership, entry, reading);
  const auto percent = text_of(node, "percent", reading);
  if (!percent) return;
  ValueOrFault read = read_band(*percent);
  if (read.fault.empty() && !is_share(read.value)) read.fault = "does not lie between 0 and 100";
  if (read.fault.empty())
    entry.fields.insert_or_assign("percent", std::move(read.value));
  else
    reading.diagnostics.error("entry-value", node.find("percent")->span, "the share `" + *percent + "` " + read.fault);
}

/// A rate is of one day: it has a known time and no period of its own.
void refuse_period(const yaml::Node& node, const Reading& reading) {
  for (const std::string_view key : {"effective", "until", "removed", "suspended", "suspended_by"}) {
    if (value_of(node, key) == nullptr) continue;
    reading.diagnostics.error("entry-value", place_of(*node.find(key)),
                              "a rate is of its `date` and has no `" + std::string(key) + "`",
                              "withdraw a wrong rate with `retracted`; `valid_for` of the list says how long each serves");
  }
}

void read_rate(const yaml::Node& node, const List& list, Entry& entry, const Reading& reading) {
  read_typed(node, ListKind::rates, entry, reading);
  refuse_period(node, reading);
  const auto currency = text_of(node, "currency", reading);
  const auto base = list.keys.find("base");
  if (currency && !currency->empty() && !is_currency(*currency)) {
    reading.diagnostics.error("entry-value", node.find("currency")->span, "`" + *currency + "` is no ISO 4217 currency");
  } else if (currency && base != list.keys.end() && *currency == base->second) {
    reading.diagnostics.error("entry-value", node.find("currency")->span,
                              "`" + *currency + "` is the list's `base` and has no rate");
  }
  const auto rate = entry.fields.find("rate");
  const auto* number = rate == entry.fields.end() ? nullptr : std::get_if<Number>(&rate->second.data);
  if (number != nullptr && (number->is_zero() || number->is_negative()))
    reading.diagnostics.error("entry-value", node.find("rate")->span,
                              "the rate `" + node.find("rate")->scalar + "` is not above 0");
}

template <class Amount>
const Amount* ceiling(const Entry& entry, std::string_view key) {
  const auto found = entry.fields.find(key);
  return found == entry.fields.end() ? nullptr : std::get_if<Amount>(&found->second.data);
}

/// One part of `used`: how many exports, or how much of a ceiling that the licence has, in its unit or currency.
std::optional<Value> read_used(const yaml::Node& node, const Entry& entry, const Reading& reading) {
  const auto unfit = [&](const std::string& why) {
    reading.diagnostics.error("entry-value", node.span, "`used` `" + node.scalar + "` " + why);
    return std::nullopt;
  };
  if (ValueOrFault read = read_scalar(node.scalar, {Kind::number, {}, false}); read.fault.empty()) return std::move(read.value);
  if (ValueOrFault read = read_scalar(node.scalar, {Kind::money, {}, false}); read.fault.empty()) {
    const auto* value = ceiling<Money>(entry, "value");
    if (value != nullptr && value->currency == std::get<Money>(read.value.data).currency) return std::move(read.value);
    return unfit("is not in the currency of the licence's `value`");
  }
  if (ValueOrFault read = read_scalar(node.scalar, {Kind::quantity, {}, false}); read.fault.empty()) {
    const auto* quantity = ceiling<Quantity>(entry, "quantity");
    if (quantity != nullptr && quantity->unit == std::get<Quantity>(read.value.data).unit) return std::move(read.value);
    return unfit("is not in the unit of the licence's `quantity`");
  }
  return unfit("is no number of exports and no amount");
}

bool is_negative(const Value& value) {
  if (const auto* number = std::get_if<Number>(&value.data)) return number->is_negative();
  if (const auto* quantity = std::get_if<Quantity>(&value.data)) return quantity->amount.is_negative();
  const auto* money = std::get_if<Money>(&value.data);
  return money != nullptr && money->amount.is_negative();
}

void check_license(const yaml::Node& node, const Entry& entry, const Reading& reading) {
  for (const char* key : {"quantity", "value"}) {
    const auto found = entry.fields.find(key);
    if (found == entry.fields.end() || !is_negative(found->second)) continue;
    reading.diagnostics.error("entry-value", node.find(key)->span, "the ceiling `" + node.find(key)->scalar + "` lies below 0");
  }
  const auto* from = ceiling<Time>(entry, "from");
  const auto* expires = ceiling<Time>(entry, "expires");
  const Timezone utc;
  if (from == nullptr || expires == nullptr || utc.day_of(*from) <= utc.day_of(*expires)) return;
  reading.diagnostics.error("date-order", node.find("expires")->span,
                            "the licence expires on " + to_string(*expires) + ", before it begins on " + to_string(*from));
}

void read_license(const yaml::Node& node, Entry& entry, const Reading& reading) {
  read_typed(node, ListKind::licenses, entry, reading);
  check_license(node, entry, reading);
  std::vector<Value> used;
  for (const yaml::Node* part : scalars_of(node, "used", reading)) {
    auto value = read_used(*part, entry, reading);
    if (!value) continue;
    if (is_negative(*value)) reading.diagnostics.error("entry-value", part->span, "`used` `" + part->scalar + "` lies below 0");
    used.push_back(std::move(*value));
  }
  entry.fields.erase("used");
  if (!used.empty()) {
    Value value;
    value.state = Value::State::given;
    value.data = std::move(used);
    entry.fields.emplace("used", std::move(value));
  }
  const auto kind = text_of(node, "kind", reading);
  if (kind && *kind != "individual" && *kind != "general") {
    reading.diagnostics.error("entry-value", node.find("kind")->span,
                              "a licence is `individual` or `general`, not `" + *kind + "`");
  }
}

}  // namespace

const std::vector<std::string>& kind_keys(ListKind kind) {
  static const std::array<std::vector<std::string>, 9> keys{{
      {"name", "names", "addresses", "country", "ids", "person"},
      {"code", "name", "hs", "parameters", "except", "for"},
      {"country", "name"},
      {"code", "name", "except", "for"},
      {"term", "name"},
      {"owner", "owned", "percent", "control"},
      {"currency", "date", "rate"},
      {"number", "authority", "kind", "holder", "items", "parties", "destination", "quantity", "value", "from", "expires",
       "use_once", "used"},
      {"unit", "dimension", "factor", "base", "name"},
  }};
  return keys.at(static_cast<std::size_t>(kind));
}

void read_kind_keys(const yaml::Node& node, const List& list, Entry& entry, Diagnostics& diagnostics) {
  const Reading reading = reading_of(list.kind, diagnostics);
  switch (list.kind) {
    case ListKind::parties:
      return read_party(node, entry, reading);
    case ListKind::items:
    case ListKind::codes:
      return read_classified(node, list, entry, reading);
    case ListKind::countries:
      required_text(node, "country", reading);
      read_country(node, entry, reading);
      entry.title = text_of(node, "name", reading).value_or("");
      return;
    case ListKind::terms:
      return read_term(node, entry, reading);
    case ListKind::ownership:
      return read_ownership(node, entry, reading);
    case ListKind::rates:
      return read_rate(node, list, entry, reading);
    case ListKind::licenses:
      return read_license(node, entry, reading);
    case ListKind::units:
      return read_unit(node, entry, reading);
  }
}

}  // namespace sekisho
