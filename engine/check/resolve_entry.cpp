#include <algorithm>

#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

struct Standard {
  std::string_view name;
  Type type;
};

/// The fields that an entry of a kind has beside the list's own.
std::vector<Standard> standard_fields(const List& list) {
  const Type text{sekisho::Kind::text, "", false};
  const Type texts{sekisho::Kind::text, "", true};
  const Type code{sekisho::Kind::code, list.scheme, false};
  std::vector<Standard> fields = {{"id", text}, {"source", text}, {"cites", text}, {"note", text}};
  switch (list.kind) {
    case ListKind::parties:
      fields.insert(fields.end(),
                    {{"name", text}, {"names", texts}, {"addresses", texts}, {"country", {sekisho::Kind::country, "", false}}});
      break;
    case ListKind::countries:
      fields.push_back({"country", {sekisho::Kind::country, "", false}});
      break;
    case ListKind::items:
      fields.insert(fields.end(), {{"code", code}, {"name", text}, {"hs", {sekisho::Kind::code, "HS", true}}});
      break;
    case ListKind::codes:
      fields.push_back({"code", code});
      break;
    case ListKind::terms:
      fields.insert(fields.end(), {{"term", {sekisho::Kind::term, list.name, false}}, {"name", text}});
      break;
    case ListKind::licenses:
      fields.insert(fields.end(), {{"number", text},
                                   {"authority", text},
                                   {"kind", text},
                                   {"holder", texts},
                                   {"items", {sekisho::Kind::code, "", true}},
                                   {"parties", texts},
                                   {"destination", {sekisho::Kind::country, "", true}},
                                   {"value", {sekisho::Kind::money, "", false}},
                                   {"from", {sekisho::Kind::time, "", false}},
                                   {"expires", {sekisho::Kind::time, "", false}},
                                   {"use_once", {sekisho::Kind::truth, "", false}}});
      break;
    case ListKind::ownership:
    case ListKind::rates:
    case ListKind::units:
      break;
  }
  return fields;
}

std::optional<Type> field_of(const List& list, std::string_view name) {
  for (const Field& field : list.fields) {
    if (field.name == name) return field.type;
  }
  for (const Standard& field : standard_fields(list)) {
    if (field.name == name) return field.type;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Type> entry_field(const std::vector<const List*>& lists, std::string_view name) {
  std::optional<Type> common;
  for (const List* list : lists) {
    const auto type = field_of(*list, name);
    if (!type || (common && !(*common == *type))) return std::nullopt;
    common = type;
  }
  return common;
}

std::vector<std::string> entry_fields(const std::vector<const List*>& lists) {
  std::vector<std::string> names;
  for (const List* list : lists) {
    for (const Field& field : list->fields) names.push_back(field.name);
    for (const Standard& field : standard_fields(*list)) names.emplace_back(field.name);
  }
  std::erase_if(names, [&](const std::string& name) { return !entry_field(lists, name); });
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace sekisho::checking
