#include "engine/lists/entry.h"

#include <algorithm>

#include "engine/lists/values.h"

namespace sekisho {

namespace {

const std::vector<std::string>& common_keys() {
  static const std::vector<std::string> keys{"id",        "announced",    "effective", "until", "removed", "retracted",
                                             "suspended", "suspended_by", "source",    "cites", "note",    "confidence"};
  return keys;
}

void read_confidence(const yaml::Node& node, Entry& entry, const Reading& reading) {
  const auto confidence = text_of(node, "confidence", reading);
  entry.confidence_unverified = confidence == "unverified";
  if (!confidence || entry.confidence_unverified) return;
  reading.diagnostics.error("entry-value", node.find("confidence")->span,
                            "`confidence` may only be `unverified`, not `" + *confidence + "`");
}

void read_own_fields(const yaml::Node& node, const List& list, Entry& entry, const Reading& reading) {
  for (const Field& field : list.fields) {
    const yaml::Node* value = value_of(node, field.name);
    if (value == nullptr) continue;
    if (auto read = read_value(*value, field.type, field.name, reading))
      entry.fields.insert_or_assign(field.name, std::move(*read));
  }
}

}  // namespace

std::vector<std::string> builtin_entry_keys(ListKind kind) {
  std::vector<std::string> keys = common_keys();
  keys.insert(keys.end(), kind_keys(kind).begin(), kind_keys(kind).end());
  return keys;
}

std::vector<std::string> entry_keys(const List& list) {
  std::vector<std::string> keys = builtin_entry_keys(list.kind);
  for (const Field& field : list.fields) keys.push_back(field.name);
  return keys;
}

bool is_many(const List& list, std::string_view column) {
  static const std::vector<std::string_view> builtin{"names",        "addresses", "hs",    "except",  "for",         "suspended",
                                                     "suspended_by", "holder",    "items", "parties", "destination", "used"};
  const auto own = std::find_if(list.fields.begin(), list.fields.end(), [&](const Field& field) { return field.name == column; });
  if (own != list.fields.end()) return own->type.many;
  return std::find(builtin.begin(), builtin.end(), column) != builtin.end();
}

std::optional<Entry> read_entry(const yaml::Node& node, const List& list, Diagnostics& diagnostics) {
  const Reading reading{"entry-value", "an entry of `" + list.name + "`", diagnostics};
  if (!node.is_map()) {
    diagnostics.error("entry-value", place_of(node), reading.what + " is a map of keys and values");
    return std::nullopt;
  }
  const std::size_t errors = diagnostics.count(Severity::error);
  check_keys(node, entry_keys(list), "unknown-key", reading);
  Entry entry;
  entry.span = place_of(node);
  entry.id = text_of(node, "id", reading).value_or("");
  read_kind_keys(node, list, entry, diagnostics);
  read_own_fields(node, list, entry, reading);
  read_period_keys(node, list, entry, diagnostics);
  read_confidence(node, entry, reading);
  entry.source = text_of(node, "source", reading).value_or("");
  entry.cites = text_of(node, "cites", reading).value_or("");
  entry.note = text_of(node, "note", reading).value_or("");
  if (diagnostics.count(Severity::error) != errors) return std::nullopt;
  return entry;
}

}  // namespace sekisho
