#include <algorithm>
#include <tuple>

#include "engine/lists/entry.h"
#include "engine/lists/lists.h"
#include "engine/text/json.h"
#include "engine/value/overloaded.h"

namespace sekisho {

namespace {

void write(JsonWriter& json, const Value& value) {
  std::visit(Overloaded{
                 [&](std::monostate) { json.raw("null"); },
                 [&](bool truth) { json.raw(truth ? "true" : "false"); },
                 [&](const std::string& text) { json.text(text); },
                 [&](const Number& number) { json.raw(number.to_string()); },
                 [&](const Percent& percent) { json.text(percent.value.to_string() + " %"); },
                 [&](const Quantity& quantity) { json.text(quantity.amount.to_string() + " " + quantity.unit); },
                 [&](const Money& money) { json.text(money.amount.to_string() + " " + money.currency); },
                 [&](const Time& time) { json.text(to_string(time)); },
                 [&](const Duration& duration) { json.text(to_string(duration)); },
                 [&](const Code& code) { json.text(to_string(code)); },
                 [&](const ObjectPtr&) { json.raw("null"); },  // no list entry holds an object
                 [&](const std::vector<Value>& values) {
                   json.begin_array();
                   for (const Value& part : values) write(json, part);
                   json.end_array();
                 },
             },
             value.data);
}

void member(JsonWriter& json, std::string_view key, const std::optional<Time>& time) {
  if (time) json.member(key, to_string(*time));
}

void flag(JsonWriter& json, std::string_view key, bool set) {
  if (set) json.raw_member(key, "true");
}

void member(JsonWriter& json, std::string_view key, const std::vector<Code>& codes) {
  std::vector<std::string> texts;
  for (const Code& code : codes) texts.push_back(to_string(code));
  json.member(key, texts);
}

/// The members of an array of objects, each written by `write_one`; nothing for an empty one.
template <class Range, class Write>
void members(JsonWriter& json, std::string_view key, const Range& range, Write write_one) {
  if (range.empty()) return;
  json.key(key).begin_array();
  for (const auto& value : range) {
    json.begin_object();
    write_one(value);
    json.end_object();
  }
  json.end_array();
}

void write_texts(JsonWriter& json, std::string_view key, const std::map<std::string, std::string, std::less<>>& texts) {
  if (texts.empty()) return;
  json.key(key).begin_object();
  for (const auto& [name, text] : texts) json.text_member(name, text);
  json.end_object();
}

void write_period(JsonWriter& json, const Entry& entry) {
  member(json, "announced", entry.announced);
  member(json, "effective", entry.effective);
  member(json, "until", entry.until);
  if (entry.removed) {
    json.key("removed").begin_object();
    member(json, "from", std::optional(entry.removed->from));
    member(json, "announced", entry.removed->announced);
    json.end_object();
  }
  member(json, "retracted", entry.retracted);
  members(json, "suspended", entry.suspensions, [&](const EntrySuspension& suspension) {
    member(json, "from", std::optional(suspension.from));
    member(json, "until", suspension.until);
    member(json, "announced", suspension.announced);
  });
  json.member("suspended_by", entry.suspended_by);
}

void write_unit(JsonWriter& json, const Unit& unit) {
  if (unit.name.empty()) return;
  json.key("unit").begin_object().member("unit", unit.name).member("dimension", unit.dimension).member("base", unit.base);
  json.raw_member("factor", unit.factor.to_string()).end_object();
}

void write_field(JsonWriter& json, const Field& field) {
  constexpr std::string_view words[] = {"", "empty", "value", "required"};
  json.member("name", field.name)
      .member("type", to_string(field.type))
      .member("missing", words[static_cast<std::size_t>(field.missing)]);
  json.member("assumed", field.assumed);
  flag(json, "open", field.open);
  flag(json, "non_negative", field.non_negative);
}

/// Entries in the order of the digest: by id, then first day, then whatever else tells them apart.
std::vector<std::string> sorted_entries(const List& list) {
  std::vector<std::tuple<std::string, std::string, std::string>> keyed;
  for (const Entry& entry : list.entries)
    keyed.emplace_back(entry.id, entry.effective ? to_string(*entry.effective) : "", canonical_json(entry));
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::string> result;
  for (auto& [id, first_day, json] : keyed) result.push_back(std::move(json));
  return result;
}

}  // namespace

std::string canonical_json(const Entry& entry) {
  JsonWriter json;
  json.begin_object().member("id", entry.id).member("names", entry.names).member("addresses", entry.addresses);
  members(json, "ids", entry.ids,
          [&](const Identifier& id) { json.member("type", id.type).member("value", id.value).member("issuer", id.issuer); });
  flag(json, "person", entry.person);
  json.member("country", entry.country)
      .member("code", entry.code.text.empty() ? "" : to_string(entry.code))
      .member("term", entry.term);
  json.member("title", entry.title);
  member(json, "hs", entry.hs);
  member(json, "except", entry.except_codes);
  member(json, "for", entry.for_codes);
  write_texts(json, "parameters", entry.parameters);
  write_unit(json, entry.unit);
  for (const auto& [name, value] : entry.fields) write(json.key("field " + name), value);
  write_period(json, entry);
  flag(json, "confidence_unverified", entry.confidence_unverified);
  json.member("source", entry.source).member("cites", entry.cites).member("note", entry.note).end_object();
  return json.take();
}

std::string canonical_json(const List& list) {
  std::vector<Field> fields = list.fields;
  std::sort(fields.begin(), fields.end(), [](const Field& a, const Field& b) { return a.name < b.name; });
  JsonWriter json;
  json.begin_object()
      .member("list", list.name)
      .member("kind", to_string(list.kind))
      .member("title", list.title)
      .member("timezone", list.timezone);
  json.member("scheme", list.scheme)
      .member("source", list.source)
      .member("unclassified", list.unclassified == Unclassified::by_hs ? "by-hs" : "");
  flag(json, "incomplete", !list.complete);
  flag(json, "register", list.is_register);
  json.member("includes", list.includes);
  members(json, "fields", fields, [&](const Field& field) { write_field(json, field); });
  write_texts(json, "keys", {list.keys.begin(), list.keys.end()});
  json.key("entries").begin_array();
  for (const std::string& entry : sorted_entries(list)) json.raw(entry);
  return json.end_array().end_object().take();
}

}  // namespace sekisho
