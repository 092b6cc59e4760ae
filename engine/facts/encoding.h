#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "engine/facts/stream.h"

namespace sekisho::facts {

/// The encodings a CSV may have, by the names a mapping may set; empty where `name` is none of them. Upper and lower case agree.
std::string known_encoding(std::string_view name);

/// The encoding of a text by its byte order mark, else by its bytes; `UTF-8` where nothing speaks for another.
std::string detect_encoding(std::string_view sample);

/// A stream as UTF-8. Bytes that the encoding does not know become U+FFFD (in UTF-8 itself they stay and are found later).
class Utf8Stream {
 public:
  /// `encoding` empty: detected. `stream` outlives this. `first_bytes` were read of it before.
  Utf8Stream(Stream& stream, const std::string& encoding, std::string first_bytes);
  ~Utf8Stream();

  bool read(std::string& out);
  const std::string& encoding() const { return encoding_; }
  /// Where, in the stream's own bytes, the line begins that begins at `position` of the text given out. Positions must not
  /// decrease.
  std::uint64_t stream_offset(std::uint64_t position);

 private:
  struct Converter;
  struct Mark {
    std::uint64_t position, offset;
  };
  bool read_bytes(std::string& out);
  void convert(std::string_view bytes, bool last, std::string& out);

  Stream& stream_;
  std::string encoding_;
  std::string pending_;
  std::unique_ptr<Converter> converter_;  // nothing for UTF-8
  std::uint64_t consumed_ = 0;            // bytes of the stream
  std::uint64_t produced_ = 0;            // bytes of UTF-8
  std::uint64_t mark_size_ = 0;           // of the byte order mark
  std::deque<Mark> marks_;                // one behind every line end, not for UTF-8
  bool finished_ = false;
};

}  // namespace sekisho::facts
