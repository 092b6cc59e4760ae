#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/facts/record_text.h"
#include "engine/facts/stream.h"

namespace sekisho::facts {

/// Cuts a stream into JSON records: lines, the elements of one array, or objects over several lines, as the text begins.
/// Holds one record at a time, and never more than `max_record_bytes` of it.
class JsonRecords {
 public:
  /// `lines_only`: the name says JSON Lines, so an object that does not end on its line is broken. `stream` outlives this.
  JsonRecords(Stream& stream, bool lines_only, std::string first_bytes);
  std::optional<RecordText> next();
  /// An array that is never closed.
  std::optional<std::string> fault() const;

 private:
  enum class Shape : std::uint8_t { lines, array, objects };
  struct Scan {  // where a value stands while its end is looked for
    std::size_t depth = 0;
    bool in_text = false;
    bool escaped = false;
  };

  struct Extent {  // of a value from begin_
    std::size_t size = 0;
    bool ended = false;
    bool too_large = false;
  };

  bool refill();
  void drop(std::size_t count);
  bool skip_blanks();
  void decide_shape(bool lines_only);
  bool first_line_is_whole(std::size_t end) const;
  std::optional<RecordText> next_line();
  std::optional<RecordText> next_value();
  Extent find_end();
  bool ends_value(char c, Scan& scan) const;
  RecordText take(std::size_t end, bool too_large, std::uint64_t line, std::uint64_t offset);

  Stream& stream_;
  Shape shape_ = Shape::lines;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what is not yet given out
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;  // of buffer_[begin_]
  bool at_end_ = false;
  bool closed_ = false;         // the array's `]` was read
  bool wants_element_ = false;  // a comma was read
};

}  // namespace sekisho::facts
