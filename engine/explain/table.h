#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace sekisho {

/// Colours on a terminal; without them every text stays as it is.
struct Paint {
  bool on = false;
  std::string operator()(const char* code, const std::string& text) const {
    return on ? "\x1b[" + std::string(code) + "m" + text + "\x1b[0m" : text;
  }
};

struct Cell {
  std::string text;
  const char* colour = nullptr;
};
using Row = std::vector<Cell>;

/// Rows whose columns line up by what they take on a terminal (wide East Asian characters count two); the last cell is not padded.
/// What a record says cannot steer the terminal.
void write_rows(std::ostream& out, std::vector<Row> rows, const std::string& indent, Paint paint);

/// At most `width` columns of `text`, ending in `…` where something was cut.
std::string shortened(const std::string& text, int width);
/// `text` with blanks up to `width` columns.
std::string padded(const std::string& text, int width);

}  // namespace sekisho
