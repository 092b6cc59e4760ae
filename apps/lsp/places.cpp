#include "apps/lsp/places.h"

#include <algorithm>

#include "engine/text/utf8.h"

namespace sekisho::lsp {
namespace {

/// What a character counts in a column.
std::uint32_t width_of(const CodePoint& point, Encoding encoding) {
  if (encoding == Encoding::utf8) return point.bytes;
  return point.value > 0xFFFF ? 2 : 1;
}

/// Where a line's characters end: before its line end.
std::uint32_t end_of_line(std::string_view text, const std::vector<std::uint32_t>& lines, std::size_t line) {
  std::uint32_t end = line + 1 < lines.size() ? lines[line + 1] : static_cast<std::uint32_t>(text.size());
  if (end > lines[line] && text[end - 1] == '\n') --end;
  if (end > lines[line] && text[end - 1] == '\r') --end;
  return end;
}

Json as_json(Place place) { return {{"line", place.line}, {"character", place.character}}; }

}  // namespace

std::vector<std::uint32_t> line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    if (text[at] == '\n' || text[at] == '\r') starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return starts;
}

std::uint32_t offset_of(std::string_view text, const std::vector<std::uint32_t>& lines, Place place, Encoding encoding) {
  if (place.line >= lines.size()) return static_cast<std::uint32_t>(text.size());
  const std::uint32_t end = end_of_line(text, lines, place.line);
  std::uint32_t at = lines[place.line];
  for (std::uint32_t column = 0; at < end;) {
    const CodePoint point = read_code_point(text, at);
    column += width_of(point, encoding);
    if (column > place.character) break;
    at += point.bytes;
  }
  return at;
}

Place place_of(std::string_view text, const std::vector<std::uint32_t>& lines, std::uint32_t offset, Encoding encoding) {
  offset = std::min(offset, static_cast<std::uint32_t>(text.size()));
  const auto after = std::upper_bound(lines.begin(), lines.end(), offset);
  Place place{static_cast<std::uint32_t>(after - lines.begin() - 1), 0};
  for (std::uint32_t at = lines[place.line]; at < offset;) {
    const CodePoint point = read_code_point(text, at);
    place.character += width_of(point, encoding);
    at += point.bytes;
  }
  return place;
}

const std::vector<std::uint32_t>& Ranges::lines_of(const SourcePtr& source) {
  const auto known = lines_.find(source);
  return known != lines_.end() ? known->second : lines_.emplace(source, line_starts(source->text)).first->second;
}

Json Ranges::of(const Span& span) {
  const auto& lines = lines_of(span.source);
  const Place end = place_of(span.source->text, lines, span.end, encoding_);
  return {{"start", as_json(begin_of(span))}, {"end", as_json(end)}};
}

Place Ranges::begin_of(const Span& span) { return place_of(span.source->text, lines_of(span.source), span.begin, encoding_); }

std::uint32_t Ranges::offset(const SourcePtr& source, Place place) {
  return offset_of(source->text, lines_of(source), place, encoding_);
}

}  // namespace sekisho::lsp
