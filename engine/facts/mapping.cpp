#include "engine/facts/mapping.h"

#include <algorithm>
#include <array>

#include "engine/facts/columns.h"
#include "engine/facts/encoding.h"
#include "engine/value/country.h"
#include "engine/yaml/yaml.h"

namespace sekisho {
namespace {

constexpr const char* code = "mapping";

struct Reading {
  Diagnostics& diagnostics;
  Mapping mapping;

  void error(const yaml::Node& node, std::string message, Help help = {}) {
    diagnostics.error(code, node.span, std::move(message), std::move(help));
  }
};

void text_into(Reading& reading, const yaml::Node& value, std::string& target) {
  if (!value.is_scalar() || value.scalar.empty()) return reading.error(value, "a text is expected here");
  target = value.scalar;
}

void read_format(Reading& reading, const yaml::Node& value, MappedField& field) {
  text_into(reading, value, field.format);
  if (field.format.empty()) return;
  if (const std::string fault = facts::fault_of_format(field.format); !fault.empty()) {
    reading.error(value, "the date format `" + field.format + "` " + fault);
  }
}

void read_currency(Reading& reading, const yaml::Node& value, MappedField& field) {
  text_into(reading, value, field.currency);
  if (!field.currency.empty() && !is_currency(field.currency)) {
    reading.error(value, "`" + field.currency + "` is no currency code of ISO 4217");
  }
}

void read_values(Reading& reading, const yaml::Node& value, MappedField& field) {
  if (!value.is_map()) return reading.error(value, "`values` is a map of cell texts to what they mean");
  for (const auto& [from, to] : value.pairs) {
    if (to.is_map() || to.is_sequence()) {
      reading.error(to, "a cell text means one value");
    } else {
      field.values[from.scalar] = to.scalar;
    }
  }
}

void read_missing(Reading& reading, const yaml::Node& value, MappedField& field) {
  if (value.is_scalar()) {
    field.missing = {value.scalar};
    return;
  }
  if (!value.is_sequence()) return reading.error(value, "`missing` is a list of cell texts");
  for (const yaml::Node& item : value.items) {
    if (!item.is_scalar()) reading.error(item, "a text is expected here");
    field.missing.push_back(item.scalar);
  }
}

void read_part(Reading& reading, std::string_view key, const yaml::Node& key_node, const yaml::Node& value, MappedField& field) {
  static const std::vector<std::string> keys = {"column", "constant", "format",    "unit",   "currency", "scheme",
                                                "type",   "issuer",   "separator", "values", "missing"};
  if (key == "column") return text_into(reading, value, field.column);
  if (key == "constant") return text_into(reading, value, field.constant.emplace());
  if (key == "format") return read_format(reading, value, field);
  if (key == "unit") return text_into(reading, value, field.unit);
  if (key == "currency") return read_currency(reading, value, field);
  if (key == "scheme") return text_into(reading, value, field.scheme);
  if (key == "type") return text_into(reading, value, field.type);
  if (key == "issuer") return text_into(reading, value, field.issuer);
  if (key == "separator") return text_into(reading, value, field.separator);
  if (key == "values") return read_values(reading, value, field);
  if (key == "missing") return read_missing(reading, value, field);
  reading.error(key_node, "a mapped field has no key `" + std::string(key) + "`", did_you_mean(key, keys));
}

void read_field(Reading& reading, const yaml::Node& key, const yaml::Node& value) {
  MappedField field;
  field.field = key.scalar;
  if (facts::parse_field_path(field.field).empty()) {
    reading.error(key, "`" + field.field + "` is no dotted field", "write it like `items[1].hs_code`, positions from 1");
  }
  if (value.is_map()) {
    for (const auto& [part, content] : value.pairs) read_part(reading, part.scalar, part, content, field);
    if (field.column.empty() == !field.constant) {
      reading.error(value, "`" + field.field + "` needs either a `column` or a `constant`");
    }
  } else {
    text_into(reading, value, field.column);
  }
  reading.mapping.fields.push_back(std::move(field));
}

void read_fields(Reading& reading, const yaml::Node& value) {
  if (!value.is_map() || value.pairs.empty()) return reading.error(value, "`fields` is a map of fields to columns");
  for (const auto& [key, content] : value.pairs) read_field(reading, key, content);
}

void read_delimiter(Reading& reading, const yaml::Node& value) {
  constexpr std::array<std::pair<std::string_view, char>, 6> names = {
      {{",", ','}, {";", ';'}, {"\t", '\t'}, {"tab", '\t'}, {"\\t", '\t'}, {"|", '|'}}};
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& each) { return each.first == value.scalar; });
  if (!value.is_scalar() || found == names.end()) return reading.error(value, "a delimiter is `,`, `;`, `tab` or `|`");
  reading.mapping.delimiter = found->second;
}

void read_encoding(Reading& reading, const yaml::Node& value) {
  reading.mapping.encoding = value.is_scalar() ? facts::known_encoding(value.scalar) : std::string();
  if (reading.mapping.encoding.empty()) {
    reading.error(value, "an encoding is UTF-8, UTF-16, Shift_JIS, GB18030 or EUC-KR",
                  did_you_mean(value.scalar, {"UTF-8", "UTF-16", "Shift_JIS", "GB18030", "EUC-KR"}));
  }
}

void read_complete(Reading& reading, const yaml::Node& value) {
  if (value.scalar == "true" || value.scalar == "yes") {
    reading.mapping.parties_complete = true;
  } else if (value.scalar == "false" || value.scalar == "no") {
    reading.mapping.parties_complete = false;
  } else {
    reading.error(value, "`parties_complete` is `true` or `false`");
  }
}

/// Line ends are known by themselves; the key is there for people and is only checked.
void check_line_ends(Reading& reading, const yaml::Node& value) {
  const std::array<std::string_view, 3> names = {"LF", "CRLF", "CR"};
  if (std::find(names.begin(), names.end(), value.scalar) == names.end())
    reading.error(value, "line ends are `LF`, `CRLF` or `CR`");
}

void read_key(Reading& reading, const yaml::Node& key, const yaml::Node& value) {
  static const std::vector<std::string> keys = {"format",           "delimiter", "encoding", "line_ends",
                                                "parties_complete", "fields",    "note",     "source"};
  if (key.scalar == "fields") return read_fields(reading, value);
  if (key.scalar == "delimiter") return read_delimiter(reading, value);
  if (key.scalar == "encoding") return read_encoding(reading, value);
  if (key.scalar == "line_ends") return check_line_ends(reading, value);
  if (key.scalar == "parties_complete") return read_complete(reading, value);
  if (key.scalar == "note" || key.scalar == "source") return;
  if (key.scalar == "format") {
    if (value.scalar != "csv") reading.error(value, "the only format with a mapping is `csv`");
    return;
  }
  reading.error(key, "a mapping has no key `" + key.scalar + "`", did_you_mean(key.scalar, keys));
}

}  // namespace

std::optional<Mapping> read_mapping(const SourcePtr& source, Diagnostics& diagnostics) {
  const auto root = yaml::parse(source, diagnostics);
  if (!root) return std::nullopt;
  Reading reading{diagnostics, {}};
  const std::size_t before = diagnostics.count(Severity::error);
  if (!root->is_map()) {
    reading.error(*root, "a mapping is a map with `fields`");
    return std::nullopt;
  }
  for (const auto& [key, value] : root->pairs) read_key(reading, key, value);
  if (root->find("fields") == nullptr) reading.error(*root, "a mapping needs `fields`");
  if (diagnostics.count(Severity::error) > before) return std::nullopt;
  reading.mapping.source = source;
  return std::move(reading.mapping);
}

}  // namespace sekisho
