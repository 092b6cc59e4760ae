#include "engine/explain/table.h"

#include <algorithm>
#include <ostream>

#include "engine/text/source.h"
#include "engine/text/utf8.h"

namespace sekisho {

std::string shortened(const std::string& text, int width) {
  if (display_width(text) <= width) return text;
  std::size_t end = text.size();
  while (end > 0 && display_width(std::string_view(text).substr(0, end)) >= width) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U);
  }
  return text.substr(0, end) + "…";
}

std::string padded(const std::string& text, int width) {
  const int missing = width - display_width(text);
  return missing > 0 ? text + std::string(static_cast<std::size_t>(missing), ' ') : text;
}

void write_rows(std::ostream& out, std::vector<Row> rows, const std::string& indent, Paint paint) {
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
    out << indent;
    for (std::size_t i = 0; i < last; ++i) {
      const Cell& cell = row[i];
      out << (cell.colour != nullptr ? paint(cell.colour, cell.text) : cell.text);
      if (i + 1 < last) out << std::string(static_cast<std::size_t>(widths[i] - display_width(cell.text)) + 3, ' ');
    }
    out << '\n';
  }
}

}  // namespace sekisho
