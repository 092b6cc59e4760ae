#include <algorithm>
#include <cctype>

#include "engine/facts/decoding.h"
#include "engine/facts/measure.h"
#include "engine/text/source.h"
#include "engine/value/country.h"

namespace sekisho::facts {
namespace {

Value refuse(Decoding& decoding, const Place& place, const Raw& raw, std::string reason) {
  reject(decoding, place, &raw, std::move(reason));
  return {};
}

std::string with_suggestion(std::string reason, std::string_view word, const std::vector<std::string>& candidates) {
  constexpr std::size_t longest_misspelling = 60;
  if (word.size() > longest_misspelling) return reason;
  const std::string likely = nearest(word, candidates);
  return likely.empty() ? reason : reason + ", did you mean `" + likely + "`?";
}

std::optional<bool> truth_of(std::string_view text) {
  std::string lower(text.substr(0, 6));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (lower == "true" || lower == "yes") return true;
  if (lower == "false" || lower == "no") return false;
  return std::nullopt;
}

Value decode_word(Decoding& decoding, const Type& type, const Raw& raw, const Place& place) {
  const std::string_view text = trimmed(raw.text);
  const auto words = decoding.schema->words.find(type.of);
  if (words == decoding.schema->words.end() || std::find(words->second.begin(), words->second.end(), text) != words->second.end()) {
    return given_value(std::string(text));
  }
  return refuse(decoding, place, raw, with_suggestion("is no word of `" + type.of + "`", text, words->second));
}

bool has_term_form(std::string_view text) {
  bool after_dot = true;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (!letter && (c != '.' || after_dot)) return false;
    after_dot = c == '.';
  }
  return !after_dot;
}

/// A term of the taxonomy, or one above a term of it.
bool is_term(const std::set<std::string, std::less<>>& terms, std::string_view text) {
  if (terms.contains(text)) return true;
  const std::string below = std::string(text) + ".";
  const auto next = terms.lower_bound(below);
  return next != terms.end() && next->starts_with(below);
}

Value decode_term(Decoding& decoding, const Type& type, const Raw& raw, const Place& place) {
  const std::string_view text = trimmed(raw.text);
  const auto taxonomy = decoding.schema->taxonomies.find(type.of);
  const bool known = taxonomy != decoding.schema->taxonomies.end();
  if (has_term_form(text) && (!known || is_term(taxonomy->second, text))) return given_value(std::string(text));
  std::string reason = "is no term of `" + type.of + "`";
  if (known) reason = with_suggestion(std::move(reason), text, {taxonomy->second.begin(), taxonomy->second.end()});
  return refuse(decoding, place, raw, std::move(reason));
}

Value decode_country(Decoding& decoding, const Raw& raw, const Place& place) {
  const std::string_view text = trimmed(raw.text);
  if (!is_country(text)) return refuse(decoding, place, raw, "is no country code of ISO 3166-1");
  return given_value(std::string(text));
}

bool says_none(std::string_view text) { return text == "none" || text == "NONE" || text == "None"; }

Value decode_code(Decoding& decoding, const Type& type, const Raw& raw, const Place& place) {
  Code code = parse_code(trimmed(raw.text));
  if (code.scheme.empty()) {
    if (type.of.empty()) return refuse(decoding, place, raw, "names no scheme, as `CN:1C902.a` does");
    code.scheme = type.of;
  }
  if (says_none(code.text)) code.text = "none";
  const bool tariff = is_tariff_scheme(type.of);
  if (tariff ? !is_tariff_scheme(code.scheme) : !type.of.empty() && code.scheme != type.of) {
    return refuse(decoding, place, raw, "is no " + type.of + " code");
  }
  if (std::string fault = fault_of_form(code, false); !fault.empty()) return refuse(decoding, place, raw, std::move(fault));
  return given_value(std::move(code));
}

Value decode_time(Decoding& decoding, const Raw& raw, const Place& place) {
  if (const auto time = parse_time(trimmed(raw.text))) return given_value(*time);
  return refuse(decoding, place, raw, "is no date (YYYY-MM-DD) and no timestamp with an offset");
}

Value decode_duration(Decoding& decoding, const Raw& raw, const Place& place) {
  constexpr std::int32_t longest = 400'000;  // days in a thousand years
  const auto measure = split_measure(trimmed(raw.text));
  std::int32_t count = 0;
  for (const char c : measure.digits) {
    if (c < '0' || c > '9' || count > longest) return refuse(decoding, place, raw, "is no duration such as `90 days`");
    count = count * 10 + (c - '0');
  }
  if (measure.digits.empty() || count > longest) return refuse(decoding, place, raw, "is no duration such as `90 days`");
  if (measure.unit == "day" || measure.unit == "days") return given_value(Duration{count, 0});
  if (measure.unit == "month" || measure.unit == "months") return given_value(Duration{0, count});
  if (measure.unit == "year" || measure.unit == "years") return given_value(Duration{0, count * 12});
  return refuse(decoding, place, raw, "is no duration such as `90 days`");
}

Value decode_truth(Decoding& decoding, const Raw& raw, const Place& place) {
  if (const auto truth = truth_of(trimmed(raw.text))) return given_value(*truth);
  return refuse(decoding, place, raw, "is neither yes nor no");
}

bool is_measure(Kind kind) {
  return kind == Kind::number || kind == Kind::percent || kind == Kind::quantity || kind == Kind::money;
}

Value decode_scalar(Decoding& decoding, const Type& type, const Raw& raw, const Place& place) {
  switch (type.kind) {
    case Kind::text:
      if (raw.kind == Raw::Kind::truth) return refuse(decoding, place, raw, "is no text");
      return given_value(std::string(raw.text));
    case Kind::truth:
      return decode_truth(decoding, raw, place);
    case Kind::time:
      return decode_time(decoding, raw, place);
    case Kind::duration:
      return decode_duration(decoding, raw, place);
    case Kind::country:
      return decode_country(decoding, raw, place);
    case Kind::code:
      return decode_code(decoding, type, raw, place);
    case Kind::term:
      return decode_term(decoding, type, raw, place);
    case Kind::word:
      return decode_word(decoding, type, raw, place);
    case Kind::number:
    case Kind::percent:
    case Kind::quantity:
    case Kind::money:
    case Kind::object:
      break;
  }
  return refuse(decoding, place, raw, "is no " + to_string(type));
}

Value decode_one(Decoding& decoding, const Field& field, const Raw& raw, const Place& place, const MeasureReading& reading) {
  if (raw.kind == Raw::Kind::fault) return refuse(decoding, place, raw, std::string(raw.reason));
  if (is_absent(&raw)) return refuse(decoding, place, raw, "is an empty element of a list");
  if (raw.kind == Raw::Kind::list) return refuse(decoding, place, raw, "is a list where one value is expected");
  if (is_measure(field.type.kind)) return decode_measure(decoding, field, raw, place, reading);
  if (raw.kind == Raw::Kind::map)
    return refuse(decoding, place, raw,
                  "is an object where " + with_article(to_string(Type{field.type.kind, field.type.of, false})) + " is expected");
  return decode_scalar(decoding, field.type, raw, place);
}

}  // namespace

bool is_absent(const Raw* raw) {
  if (raw == nullptr || raw->kind == Raw::Kind::null) return true;
  return raw->kind == Raw::Kind::text && trimmed(raw->text).empty();
}

std::vector<const Raw*> elements(const Raw& raw) {
  std::vector<const Raw*> all;
  if (raw.kind != Raw::Kind::list) return {&raw};
  for (const Raw* child = raw.first; child != nullptr; child = child->next) all.push_back(child);
  return all;
}

Value decode_single(Decoding& decoding, const Type& type, const Raw& raw, const Place& place) {
  Field field;
  field.type = type;
  return decode_one(decoding, field, raw, place, {});
}

Value decode_value(Decoding& decoding, const Field& field, const Raw& raw, const Place& place, const Raw* companion,
                   bool keep_any_measure) {
  const MeasureReading reading{companion, keep_any_measure};
  if (!field.type.many) return decode_one(decoding, field, raw, place, reading);
  std::vector<Value> values;
  Place each = place;
  for (const Raw* element : elements(raw)) {
    if (raw.kind == Raw::Kind::list) ++each.position;
    values.push_back(decode_one(decoding, field, *element, each, reading));
  }
  return given_value(std::move(values));
}

}  // namespace sekisho::facts
