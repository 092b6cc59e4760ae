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

struct TableForm {
  std::string indent;
  Paint paint;
  int columns = 0;  // the last cell is broken under itself where a row is wider; 0: never
};

/// Rows whose columns line up by what they take on a terminal (wide East Asian characters count two); the last cell is not padded.
/// What a record says cannot steer the terminal.
void write_rows(std::ostream& out, std::vector<Row> rows, const TableForm& form);

/// A title and, beside it where there is room, a verdict that is painted already and takes `width` columns.
void write_title(std::ostream& out, const std::string& title, const std::string& verdict, int width, int columns);

/// At most `width` columns of `text`, ending in `…` where something was cut.
std::string shortened(const std::string& text, int width);
/// `text` with blanks up to `width` columns.
std::string padded(const std::string& text, int width);
/// The lines that a text takes in `width` columns, broken at blanks, and anywhere between wide characters.
std::vector<std::string> broken(const std::string& text, int width);

}  // namespace sekisho
