#include "engine/lists/fields.h"

#include <algorithm>

#include "engine/lists/values.h"

namespace sekisho {

namespace {

std::string join(const std::vector<std::string>& words) {
  std::string result;
  for (const std::string& word : words) result += (result.empty() ? "`" : ", `") + word + "`";
  return result;
}

std::optional<Type> read_type(const yaml::Node& node, const Reading& reading) {
  auto type = node.is_scalar() ? parse_type(node.scalar) : std::nullopt;
  if (type) return type;
  if (node.is_scalar() && node.scalar.ends_with("quantity")) {
    reading.diagnostics.error(reading.code, node.span, "the type `" + node.scalar + "` does not say what it measures",
                              "write `" + node.scalar + " of mass`, for example");
    return std::nullopt;
  }
  reading.diagnostics.error(reading.code, place_of(node),
                            (node.is_scalar() ? "`" + node.scalar + "`" : "this") + std::string(" is no type"),
                            did_you_mean(node.scalar, type_words(), "a type is one of " + join(type_words())));
  return std::nullopt;
}

void read_missing(const yaml::Node& node, Field& field, const Reading& reading) {
  const auto missing = text_of(node, "missing", reading);
  if (!missing) return;
  if (*missing == "unknown") {
    field.missing = Missing::unknown;
    field.assumed.clear();
    return;
  }
  if (*missing == "empty") {
    field.missing = Missing::empty;
    field.assumed.clear();
    return;
  }
  Type one = field.type;
  one.many = false;
  const ValueOrFault read = read_scalar(*missing, one);
  if (!read.fault.empty()) {
    reading.diagnostics.error(reading.code, node.find("missing")->span,
                              "`missing` is `unknown`, `empty` or a value, and `" + *missing + "` " + read.fault);
    return;
  }
  field.missing = Missing::value;
  field.assumed = *missing;
}

}  // namespace

bool is_field_name(std::string_view name) {
  bool letter_expected = true;
  for (const char c : name) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (letter_expected ? !letter : !letter && !digit && c != '_' && c != '-') return false;
    letter_expected = c == '-';
  }
  return !letter_expected;
}

std::optional<Field> read_field(const std::string& name, const yaml::Node& node, const Field* known, const Reading& reading) {
  Field field = known == nullptr ? Field{} : *known;
  field.name = name;
  if (!node.is_map()) {
    const auto type = read_type(node, reading);
    if (!type) return std::nullopt;
    field.type = *type;
    return field;
  }
  check_keys(node, {"type", "missing", "open", "non-negative", "doc"}, "unknown-key",
             {reading.code, "the field `" + name + "`", reading.diagnostics});
  if (const yaml::Node* type_node = value_of(node, "type")) {
    const auto type = read_type(*type_node, reading);
    if (!type) return std::nullopt;
    field.type = *type;
  } else if (known == nullptr) {
    reading.diagnostics.error(reading.code, place_of(node), "the field `" + name + "` has no `type`");
    return std::nullopt;
  }
  read_missing(node, field, reading);
  field.open = truth_of(node, "open", reading).value_or(field.open);
  field.non_negative = truth_of(node, "non-negative", reading).value_or(field.non_negative);
  field.doc = text_of(node, "doc", reading).value_or(field.doc);
  return field;
}

std::vector<Field> read_fields(const yaml::Node& node, const std::vector<std::string>& taken, Diagnostics& diagnostics) {
  const Reading reading{"list-field", "`fields`", diagnostics};
  std::vector<Field> fields;
  if (!node.is_map()) {
    diagnostics.error("list-field", place_of(node), "`fields` are written `{name: type}`");
    return fields;
  }
  for (const auto& [key, value] : node.pairs) {
    if (std::find(taken.begin(), taken.end(), key.scalar) != taken.end()) {
      diagnostics.error("list-field", key.span, "every entry of this kind has `" + key.scalar + "` already",
                        "give the field another name");
    } else if (!is_field_name(key.scalar)) {
      diagnostics.error("list-field", key.span, "a policy cannot write the field name `" + key.scalar + "`",
                        "use lower-case words joined by `_`");
    } else if (auto field = read_field(key.scalar, value, nullptr, reading)) {
      fields.push_back(std::move(*field));
    }
  }
  return fields;
}

}  // namespace sekisho
