#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/encoding.h"
#include "engine/facts/record_text.h"

namespace sekisho::facts {

/// One row of a CSV. Cells live until the next row is asked for.
struct Row {
  std::vector<std::string_view> cells;
  std::string fault;         // one clause, where the row cannot be cut into cells
  std::uint64_t line = 1;    // from 1, of its first line
  std::uint64_t offset = 0;  // in the decompressed stream
};

/// Rows of RFC 4180: quoted cells may hold delimiters, doubled quotes and line ends; lines end by LF, CRLF or CR. Rows without any
/// character are none. Holds one row at a time, and never more than `max_record_bytes` of it.
class CsvRows {
 public:
  /// `text` outlives this.
  explicit CsvRows(Utf8Stream& text);
  /// The first row as it stands, for choosing the delimiter; nothing in an empty file. One that is too large is lost.
  struct Header {
    std::string text;
    bool too_large = false;
  };
  std::optional<Header> header();
  void set_delimiter(char delimiter) { delimiter_ = delimiter; }
  std::optional<Row> next();

 private:
  enum class State : std::uint8_t { cell_begins, plain, quoted, quote_in_quoted };
  struct Extent {
    std::size_t size = 0;      // without the line end
    std::size_t line_end = 0;  // bytes of the line end
    bool too_large = false;
    bool open_quote = false;
  };

  bool refill();
  void drop(std::size_t count);
  bool skip_empty_lines();
  Extent find_end();
  bool line_ends_at(std::size_t at, std::size_t& size);
  void split(std::string_view text, Row& row);

  Utf8Stream& text_;
  char delimiter_ = ',';
  std::string buffer_;
  std::string cells_;  // quoted cells without their quotes
  std::size_t begin_ = 0;
  std::uint64_t position_ = 0;  // of buffer_[begin_] in the UTF-8 text
  std::uint64_t line_ = 1;
  bool after_return_ = false;  // the last character dropped was a CR
};

/// The delimiter of `, ; tab |` that cuts the header into most cells, quoted text left aside; the comma where none occurs.
char detect_delimiter(std::string_view header);

}  // namespace sekisho::facts
