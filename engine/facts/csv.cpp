#include "engine/facts/csv.h"

#include <algorithm>
#include <array>

#include "engine/facts/facts.h"
#include "engine/text/source.h"

namespace sekisho::facts {

CsvRows::CsvRows(Utf8Stream& text) : text_(text) {}

bool CsvRows::refill() {
  if (begin_ > 0) buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t before = buffer_.size();
  while (buffer_.size() == before) {
    if (!text_.read(buffer_)) return false;
  }
  return true;
}

void CsvRows::drop(std::size_t count) {
  for (std::size_t i = begin_; i < begin_ + count; ++i) {
    const char c = buffer_[i];
    if (c == '\r' || (c == '\n' && !after_return_)) ++line_;
    after_return_ = c == '\r';
  }
  begin_ += count;
  position_ += count;
}

bool CsvRows::skip_empty_lines() {
  for (;;) {
    std::size_t count = 0;
    while (begin_ + count < buffer_.size() && (buffer_[begin_ + count] == '\n' || buffer_[begin_ + count] == '\r')) ++count;
    drop(count);
    if (begin_ < buffer_.size()) return true;
    if (!refill()) return false;
  }
}

/// CRLF is one line end, also where the buffer ends between the two.
bool CsvRows::line_ends_at(std::size_t at, std::size_t& size) {
  if (buffer_[begin_ + at] != '\n' && buffer_[begin_ + at] != '\r') return false;
  size = 1;
  if (buffer_[begin_ + at] == '\r' && (begin_ + at + 1 < buffer_.size() || refill()) && buffer_[begin_ + at + 1] == '\n') size = 2;
  return true;
}

CsvRows::Extent CsvRows::find_end() {
  Extent extent;
  State state = State::cell_begins;
  for (;;) {
    for (; begin_ + extent.size < buffer_.size(); ++extent.size) {
      const char c = buffer_[begin_ + extent.size];
      if (state == State::quoted) {
        if (c == '"') state = State::quote_in_quoted;
      } else if (c == '"' && state != State::plain) {
        state = State::quoted;
      } else if (line_ends_at(extent.size, extent.line_end)) {
        return extent;
      } else {
        state = c == delimiter_ ? State::cell_begins : State::plain;
      }
    }
    if (extent.size > max_record_bytes) extent.too_large = true;
    if (extent.too_large) {
      drop(extent.size);
      extent.size = 0;
    }
    if (!refill()) break;
  }
  extent.open_quote = state == State::quoted;
  return extent;
}

std::optional<CsvRows::Header> CsvRows::header() {
  if (!skip_empty_lines()) return std::nullopt;
  const Extent extent = find_end();
  if (extent.too_large || extent.size > max_record_bytes) return Header{{}, true};
  return Header{buffer_.substr(begin_, extent.size)};
}

void CsvRows::split(std::string_view text, Row& row) {
  cells_.clear();
  cells_.reserve(text.size());  // so that views into it stay
  std::size_t at = 0;
  for (bool more = true; more;) {
    if (at < text.size() && text[at] == '"') {
      const std::size_t from = cells_.size();
      for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && (at + 1 == text.size() || text[at + 1] != '"')) break;
        if (text[at] == '"') ++at;
        cells_ += text[at];
      }
      row.cells.push_back(std::string_view(cells_).substr(from));
      ++at;
      if (at < text.size() && text[at] != delimiter_) row.fault = "has text behind a closing quote";
      at = std::min(text.find(delimiter_, at), text.size());
    } else {
      const std::size_t end = std::min(text.find(delimiter_, at), text.size());
      row.cells.push_back(text.substr(at, end - at));
      at = end;
    }
    more = at < text.size();
    ++at;
  }
}

std::optional<Row> CsvRows::next() {
  if (!skip_empty_lines()) return std::nullopt;
  Row row;
  row.line = line_;
  row.offset = text_.stream_offset(position_);
  Extent extent = find_end();
  extent.too_large = extent.too_large || extent.size > max_record_bytes;
  const std::string_view text = std::string_view(buffer_).substr(begin_, extent.size);
  if (extent.too_large) {
    row.fault = "is larger than 16 MiB";
  } else if (extent.open_quote) {
    row.fault = "opens a quote that is never closed: all that follows was read as this record";
  } else if (text.find('\0') != std::string_view::npos) {
    row.fault = "holds a NUL byte";
  } else if (text_.encoding() == "UTF-8" && first_invalid_utf8(text) != std::string_view::npos) {
    row.fault = "is not UTF-8: byte " + std::to_string(first_invalid_utf8(text) + 1) + " of the record";
  } else if (text_.encoding() != "UTF-8" && text.find("\xef\xbf\xbd") != std::string_view::npos) {
    row.fault = "holds bytes that are no " + text_.encoding();
  } else {
    split(text, row);
  }
  drop(extent.size + extent.line_end);
  return row;
}

char detect_delimiter(std::string_view header) {
  constexpr std::array<char, 4> candidates = {',', ';', '\t', '|'};
  std::array<std::size_t, 4> counts{};
  bool quoted = false;
  for (const char c : header) {
    if (c == '"') quoted = !quoted;
    const auto found = std::find(candidates.begin(), candidates.end(), c);
    if (!quoted && found != candidates.end()) ++counts[static_cast<std::size_t>(found - candidates.begin())];
  }
  return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

}  // namespace sekisho::facts
