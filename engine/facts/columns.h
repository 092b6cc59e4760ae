#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/field_path.h"
#include "engine/facts/mapping.h"
#include "engine/facts/raw.h"
#include "engine/facts/schema.h"

namespace sekisho::facts {

/// Where the cells of a row go: a tree of the record with a column or a constant at each leaf.
struct ColumnNode {
  enum class Kind : std::uint8_t { map, list, leaf };
  Kind kind = Kind::map;
  std::string key;
  std::size_t position = 0;  // in a list, from 1
  std::vector<ColumnNode> children;
  MappedField field;        // of a leaf
  std::size_t column = 0;   // of a leaf with a column
  bool many = false;        // of a leaf: several values in one cell
  bool identifier = false;  // of a leaf: a value becomes {type, value, issuer}
};

/// The tree for a header. Without a mapping each name of the header is a dotted field. Throws InputError, naming the path of the
/// log, where the mapping names a column the header lacks, a field is filled twice, or no column fits any field.
ColumnNode plan_columns(const Schema& schema, const std::vector<std::string>& header, const Mapping* mapping,
                        const std::string& path);

/// The record of one row. An object none of whose columns is filled is absent, whatever constants it has.
const Raw* build_record(const ColumnNode& root, const std::vector<std::string_view>& cells, const Mapping* mapping, Arena& arena);

/// `text` in the format of a mapping as YYYY-MM-DD or a timestamp with an offset; nothing where it does not fit.
std::optional<std::string> reformat_date(std::string_view text, std::string_view format);
/// Why a date format cannot be used, or empty.
std::string fault_of_format(std::string_view format);

}  // namespace sekisho::facts
