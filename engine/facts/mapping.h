#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/diagnostic.h"

namespace sekisho {

/// One field of a record from one CSV column or a constant (transaction.md, "Mapping file").
struct MappedField {
  std::string field;   // dotted path with positions: items[1].hs_code
  std::string column;  // or empty
  std::optional<std::string> constant;
  std::string format;                                // of a date, strptime style: %Y-%m-%d %d/%m/%Y %Y%m%d
  std::string unit, currency, scheme, type, issuer;  // what the column's numbers are in; scheme of codes; type and issuer of ids
  std::string separator;                             // several values in one cell
  std::map<std::string, std::string> values;         // translations of cell values
  std::vector<std::string> missing;                  // cell texts that mean "missing", besides the empty cell
};

struct Mapping {
  SourcePtr source;      // what it was read from
  std::string encoding;  // empty: detected
  char delimiter = 0;    // 0: detected
  std::optional<bool> parties_complete;
  std::vector<MappedField> fields;
};

std::optional<Mapping> read_mapping(const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace sekisho
