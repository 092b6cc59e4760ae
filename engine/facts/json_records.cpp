#include "engine/facts/json_records.h"

#include <algorithm>

#include "engine/facts/facts.h"

namespace sekisho::facts {
namespace {

constexpr std::size_t step = std::size_t{256} << 10U;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_blank(c); });
}

}  // namespace

JsonRecords::JsonRecords(Stream& stream, bool lines_only, std::string first_bytes)
    : stream_(stream), buffer_(std::move(first_bytes)) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (std::string_view(buffer_).starts_with(byte_order_mark)) drop(byte_order_mark.size());
  decide_shape(lines_only);
}

bool JsonRecords::refill() {
  if (at_end_) return false;
  if (begin_ > 0) buffer_.erase(0, begin_);
  begin_ = 0;
  at_end_ = !stream_.read(buffer_, step);
  return !at_end_;
}

void JsonRecords::drop(std::size_t count) {
  const auto from = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
  line_ += static_cast<std::uint64_t>(std::count(from, from + static_cast<std::ptrdiff_t>(count), '\n'));
  begin_ += count;
  offset_ += count;
}

/// False at the end of the stream.
bool JsonRecords::skip_blanks() {
  for (;;) {
    std::size_t count = 0;
    while (begin_ + count < buffer_.size() && is_blank(buffer_[begin_ + count])) ++count;
    drop(count);
    if (begin_ < buffer_.size()) return true;
    if (!refill()) return false;
  }
}

/// Whether the brackets of the first line are even: then it is a record of its own.
bool JsonRecords::first_line_is_whole(std::size_t end) const {
  Scan scan;
  bool whole = false;
  for (std::size_t i = begin_; i < end; ++i) whole = ends_value(buffer_[i], scan);
  return whole || (scan.depth == 0 && !scan.in_text);
}

void JsonRecords::decide_shape(bool lines_only) {
  if (!skip_blanks()) return;
  if (buffer_[begin_] == '[') {
    shape_ = Shape::array;
    drop(1);
    return;
  }
  if (lines_only || buffer_[begin_] != '{') return;
  // An object over several lines goes on with something else than the next record.
  std::size_t end = std::string::npos;
  std::size_t next = std::string::npos;
  do {
    end = buffer_.find('\n', begin_);
    if (end != std::string::npos && first_line_is_whole(end)) return;
    next = end == std::string::npos ? end : buffer_.find_first_not_of(" \t\r\n", end);
  } while (next == std::string::npos && buffer_.size() - begin_ <= max_record_bytes && refill());
  if (next != std::string::npos && buffer_[next] != '{') shape_ = Shape::objects;
}

std::optional<RecordText> JsonRecords::next() { return shape_ == Shape::lines ? next_line() : next_value(); }

RecordText JsonRecords::take(std::size_t end, bool too_large, std::uint64_t line, std::uint64_t offset) {
  RecordText record;
  if (!too_large) record.text = std::string_view(buffer_).substr(begin_, end - begin_);
  record.line = line;
  record.offset = offset;
  record.too_large = too_large;
  drop(end - begin_);
  return record;
}

std::optional<RecordText> JsonRecords::next_line() {
  bool too_large = false;
  std::uint64_t line = line_;
  std::uint64_t offset = offset_;
  std::size_t looked_at = 0;  // behind begin_
  for (;;) {
    const std::size_t end = buffer_.find('\n', begin_ + looked_at);
    if (end == std::string::npos) {
      looked_at = buffer_.size() - begin_;
      if (looked_at > max_record_bytes) {
        too_large = true;
        drop(looked_at);
        looked_at = 0;
      }
      if (refill()) continue;
    }
    const std::size_t stop = end == std::string::npos ? buffer_.size() : end + 1;
    if (stop == begin_ && !too_large) return std::nullopt;
    RecordText record = take(stop, too_large || stop - begin_ > max_record_bytes, line, offset);
    while (!record.text.empty() && (record.text.back() == '\n' || record.text.back() == '\r')) record.text.remove_suffix(1);
    if (record.too_large || !is_blank(record.text)) return record;
    line = line_;
    offset = offset_;
    looked_at = 0;
  }
}

/// Whether the value ends with this character (objects) or before it (elements of an array).
bool JsonRecords::ends_value(char c, Scan& scan) const {
  if (scan.in_text) {
    if (scan.escaped) {
      scan.escaped = false;
    } else if (c == '\\') {
      scan.escaped = true;
    } else if (c == '"') {
      scan.in_text = false;
    }
    return false;
  }
  if (c == '"') scan.in_text = true;
  if (c == '{' || c == '[') ++scan.depth;
  if (shape_ == Shape::array && scan.depth == 0) return c == ',' || c == ']';
  if (c != '}' && c != ']') return false;
  if (scan.depth > 0) --scan.depth;
  return scan.depth == 0 && shape_ != Shape::array;
}

/// Moves to the end of the value that begins here; what is too large is dropped on the way.
JsonRecords::Extent JsonRecords::find_end() {
  const bool trailing = shape_ == Shape::array && closed_;  // behind the array nothing may stand: all of it is one fault
  Scan scan;
  Extent extent;
  for (;;) {
    while (!extent.ended && begin_ + extent.size < buffer_.size()) {
      extent.ended = !trailing && ends_value(buffer_[begin_ + extent.size], scan);
      if (!extent.ended || shape_ == Shape::objects) ++extent.size;
    }
    if (extent.size > max_record_bytes) extent.too_large = true;
    if (extent.too_large) {
      drop(extent.size);
      extent.size = 0;
    }
    if (extent.ended || !refill()) return extent;
  }
}

std::optional<RecordText> JsonRecords::next_value() {
  if (!skip_blanks()) return std::nullopt;
  const bool in_array = shape_ == Shape::array && !closed_;
  if (in_array && !wants_element_ && buffer_[begin_] == ']') {
    closed_ = true;
    drop(1);
    return next_value();
  }
  const std::uint64_t line = line_;
  const std::uint64_t offset = offset_;
  const Extent extent = find_end();
  RecordText record = take(begin_ + extent.size, extent.too_large || extent.size > max_record_bytes, line, offset);
  while (!record.text.empty() && is_blank(record.text.back())) record.text.remove_suffix(1);
  if (in_array && extent.ended) {
    wants_element_ = buffer_[begin_] == ',';
    closed_ = !wants_element_;
    drop(1);
  }
  return record;
}

std::optional<std::string> JsonRecords::fault() const {
  if (shape_ != Shape::array || closed_) return std::nullopt;
  return "the list of records in `" + stream_.path() + "` is never closed";
}

}  // namespace sekisho::facts
