#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/text/diagnostic.h"
#include "engine/yaml/yaml.h"

namespace sekisho {

/// The rows of a CSV text (RFC 4180: cells may be quoted, quotes doubled, line ends inside quotes kept; CR LF or LF) one by one,
/// each as the map of YAML it stands for: the first row names the keys, an empty cell is a key left out, `removed.from` is a map in
/// a map. Faults of form (a quote that does not end, a row of another length, broken UTF-8) are reported as `list-rows`.
class Rows {
 public:
  /// `is_many(column)`: whether a cell holds several values separated by `;`.
  Rows(SourcePtr source, std::function<bool(const std::string&)> is_many, Diagnostics& diagnostics);

  /// The next row; nothing at the end. A row that does not fit is reported and passed over.
  std::optional<yaml::Node> next();

 private:
  struct Cell {
    std::string text;
    Span span;
  };
  /// Whether the first row names each key once.
  bool check_header();
  std::optional<std::vector<Cell>> next_record();
  Cell next_cell();
  Cell quoted_cell();
  void add(yaml::Node& row, const Cell& column, const Cell& cell) const;

  SourcePtr source_;
  std::function<bool(const std::string&)> is_many_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  std::vector<Cell> header_;
};

}  // namespace sekisho
