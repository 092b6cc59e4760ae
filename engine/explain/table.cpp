#include "engine/explain/table.h"

#include <algorithm>
#include <ostream>

#include "engine/text/source.h"
#include "engine/text/utf8.h"

namespace sekisho {
namespace {

constexpr int narrowest = 32;  // of a last cell that is broken; with less room it stands on lines of its own
constexpr int gap = 3;

std::string blanks(int count) { return std::string(static_cast<std::size_t>(std::max(0, count)), ' '); }

std::string painted(const Cell& cell, const std::string& text, const Paint& paint) {
  return cell.colour != nullptr ? paint(cell.colour, text) : text;
}

/// Whether a last cell that would begin at `column` stands on lines of its own.
bool goes_below(const Cell& cell, int column, const TableForm& form) {
  return form.columns != 0 && column + display_width(cell.text) > form.columns && form.columns - column < narrowest;
}

void write_last(std::ostream& out, const Cell& cell, int column, const TableForm& form) {
  const bool below = goes_below(cell, column, form);
  const int indent = below ? display_width(form.indent) + 2 * gap : column;
  const std::vector<std::string> lines =
      form.columns == 0 ? std::vector{cell.text} : broken(cell.text, std::max(narrowest, form.columns - indent));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 || below) out << '\n' << blanks(indent);
    out << painted(cell, lines[i], form.paint);
  }
}

}  // namespace

std::string shortened(const std::string& text, int width) {
  if (display_width(text) <= width) return text;
  std::size_t end = text.size();
  while (end > 0 && display_width(std::string_view(text).substr(0, end)) >= width) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U);
  }
  return text.substr(0, end) + "…";
}

std::string padded(const std::string& text, int width) { return text + blanks(width - display_width(text)); }

std::vector<std::string> broken(const std::string& text, int width) {
  std::vector<std::string> lines(1);
  std::size_t blank = std::string::npos;  // of the last line: behind it may be broken
  bool after_wide = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string letter = text.substr(at, read_code_point(text, at).bytes);
    at += letter.size();
    const bool wide = letter.size() > 1 && display_width(letter) == 2;
    std::string& line = lines.back();
    if (letter == " ") {
      blank = line.size();
    } else if (wide && after_wide) {
      blank = std::string::npos;
      if (display_width(line) + 2 > width) {
        lines.push_back(letter);
        continue;
      }
    }
    line += letter;
    after_wide = wide;
    if (display_width(line) <= width || blank == std::string::npos || letter == " ") continue;
    std::string rest = line.substr(blank + 1);
    line.erase(blank);
    lines.push_back(std::move(rest));
    blank = std::string::npos;
  }
  for (std::string& line : lines) line.erase(line.find_last_not_of(' ') + 1);
  return lines;
}

void write_title(std::ostream& out, const std::string& title, const std::string& verdict, int width, int columns) {
  constexpr int verdict_column = 64;
  const std::string shown = printable(title);
  const int column = std::max(verdict_column, display_width(shown)) + gap;
  if (verdict.empty()) {
    out << shown << '\n';
  } else if (columns == 0 || column + width <= columns) {
    out << padded(shown, verdict_column) << blanks(gap) << verdict << '\n';
  } else {
    out << shown << "\n  " << verdict << '\n';
  }
}

void write_rows(std::ostream& out, std::vector<Row> rows, const TableForm& form) {
  for (Row& row : rows) {
    for (Cell& cell : row) cell.text = printable(cell.text);
  }
  std::vector<int> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i].text));
  }
  for (const Row& row : rows) {
    std::size_t last = row.size();
    while (last > 0 && row[last - 1].text.empty()) --last;
    out << form.indent;
    int column = display_width(form.indent);
    for (std::size_t i = 0; i < last; ++i) {
      if (i + 1 == last) {
        write_last(out, row[i], column, form);
        continue;
      }
      column += widths[i] + gap;
      out << painted(row[i], row[i].text, form.paint);
      const bool pad = i + 2 < last || !goes_below(row[i + 1], column, form);
      if (pad) out << blanks(widths[i] - display_width(row[i].text) + gap);
    }
    out << '\n';
  }
}

}  // namespace sekisho
