#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Messages of the Language Server Protocol 3.17 on a stream: `Content-Length: N`, an empty line, N bytes of JSON.
namespace sekisho::lsp {

/// The longest policy file there is (8 MiB), every byte of it escaped as `\u00xx`, and room to spare.
inline constexpr std::size_t max_message_bytes = std::size_t{64} << 20U;
inline constexpr std::size_t max_header_bytes = 4096;

enum class FrameKind {
  message,  // `text` is its body
  refused,  // longer than the bound: it was passed over; `text` says so
  broken,   // not framed: nothing after it can be read; `text` says why
  end,      // the stream has ended between two messages
};
struct Frame {
  FrameKind kind = FrameKind::end;
  std::string text;
};

/// Reads messages from a file descriptor, which it does not own.
class FrameReader {
 public:
  explicit FrameReader(int stream) : stream_(stream) {}

  /// Waits for the next message.
  Frame next();
  /// Whether something has arrived, or arrives within so many milliseconds.
  bool waiting(int milliseconds) const;

 private:
  bool fill();
  bool pass_over(std::size_t bytes);
  Frame body_of(std::string_view header);

  int stream_;
  std::string buffer_;
};

/// False where nobody reads any more.
bool write_frame(int stream, std::string_view body);

}  // namespace sekisho::lsp
