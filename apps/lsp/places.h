#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "apps/lsp/json.h"
#include "engine/text/source.h"

namespace sekisho::lsp {

/// In what the client counts columns.
enum class Encoding { utf8, utf16 };

/// A place as the protocol has it, from 0.
struct Place {
  std::uint32_t line = 0, character = 0;
};

/// Where the lines of a text begin; lines end with LF, CR LF or CR alone.
std::vector<std::uint32_t> line_starts(std::string_view text);

/// The offset of a place: behind the end of its line, that end; within a character, its beginning; behind the text, its end.
std::uint32_t offset_of(std::string_view text, const std::vector<std::uint32_t>& lines, Place place, Encoding encoding);
Place place_of(std::string_view text, const std::vector<std::uint32_t>& lines, std::uint32_t offset, Encoding encoding);

/// Spans as ranges of the protocol, with the lines of each source counted once.
class Ranges {
 public:
  explicit Ranges(Encoding encoding) : encoding_(encoding) {}
  Json of(const Span& span);
  Place begin_of(const Span& span);
  std::uint32_t offset(const SourcePtr& source, Place place);

 private:
  const std::vector<std::uint32_t>& lines_of(const SourcePtr& source);

  Encoding encoding_;
  std::map<SourcePtr, std::vector<std::uint32_t>> lines_;
};

}  // namespace sekisho::lsp
