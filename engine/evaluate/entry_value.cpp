#include "engine/evaluate/entry_value.h"

namespace sekisho::evaluate {
namespace {

Value text_value(const std::string& text) {
  Value value;
  value.state = Value::State::given;
  value.data = text;
  return value;
}

Value many_texts(const std::vector<std::string>& texts) {
  Value value;
  value.state = Value::State::given;
  std::vector<Value> values;
  for (const std::string& text : texts) values.push_back(text_value(text));
  value.data = std::move(values);
  return value;
}

}  // namespace

/// A standard key of an entry, or one of the list's own fields.
Value entry_value(const Entry& entry, const List* list, const std::string& name) {
  if (const auto own = entry.fields.find(name); own != entry.fields.end()) return own->second;
  if (name == "id") return text_value(entry.id);
  if (name == "country") return entry.country.empty() ? Value{} : text_value(entry.country);
  if (name == "name")
    return entry.names.empty() ? (entry.title.empty() ? Value{} : text_value(entry.title)) : text_value(entry.names.front());
  if (name == "names") return many_texts(entry.names);
  if (name == "addresses") return many_texts(entry.addresses);
  if (name == "source") return entry.source.empty() ? Value{} : text_value(entry.source);
  if (name == "cites") return entry.cites.empty() ? Value{} : text_value(entry.cites);
  if (name == "note") return entry.note.empty() ? Value{} : text_value(entry.note);
  if (name == "term") return entry.term.empty() ? Value{} : text_value(entry.term);
  Value value;
  if (name == "hs") {
    value.state = Value::State::given;
    std::vector<Value> codes;
    for (const Code& code : entry.hs) {
      Value one;
      one.state = Value::State::given;
      one.data = code;
      codes.push_back(std::move(one));
    }
    value.data = std::move(codes);
    return value;
  }
  if (name == "code" && !entry.code.text.empty()) {
    value.state = Value::State::given;
    value.data = canonical(entry.code);
    return value;
  }
  if (list == nullptr) return value;
  for (const Field& field : list->fields) {
    if (field.name != name || field.missing != Missing::empty) continue;
    value.state = Value::State::given;
    value.data = std::vector<Value>{};
  }
  return value;
}

}  // namespace sekisho::evaluate
