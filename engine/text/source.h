#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sekisho {

/// A text with a name: a policy file, a list, a log line. Spans refer into it. Immutable once made.
struct Source {
  std::string path;
  std::string text;
};
using SourcePtr = std::shared_ptr<const Source>;

/// A half-open range of bytes of one source. A default span belongs to no source.
struct Span {
  SourcePtr source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Position {
  std::uint32_t line = 1;    // from 1
  std::uint32_t column = 1;  // from 1, in code points
};
Position position_of(const Source& source, std::uint32_t offset);

/// The line (from 1) without its line end.
std::string_view line_of(const Source& source, std::uint32_t line);

/// Columns a text takes on a terminal: wide East Asian characters count two, combining marks none.
int display_width(std::string_view utf8);

/// The offset of the first byte that is not UTF-8, or npos.
std::size_t first_invalid_utf8(std::string_view text);

/// The candidate nearest to `word` by edit distance (at most a third of its length, at least one), or empty.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace sekisho
