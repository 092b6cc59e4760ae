#include "apps/lsp/frame.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <optional>

namespace sekisho::lsp {
namespace {

bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const char lower = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] - 'A' + 'a') : a[i];
    if (lower != b[i]) return false;
  }
  return true;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// The length that the header names, or nothing.
std::optional<std::size_t> length_in(std::string_view header) {
  std::optional<std::size_t> length;
  while (!header.empty()) {
    const std::size_t end = header.find("\r\n");
    const std::string_view line = header.substr(0, end);
    header.remove_prefix(end == std::string_view::npos ? header.size() : end + 2);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    if (!same_word(line.substr(0, colon), "content-length")) continue;
    const std::string_view digits = without_blanks(line.substr(colon + 1));
    std::size_t read = 0;
    const auto [rest, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), read);
    if (fault != std::errc{} || rest != digits.data() + digits.size()) return std::nullopt;
    length = read;
  }
  return length;
}

constexpr std::string_view header_end = "\r\n\r\n";

}  // namespace

bool FrameReader::fill() {
  std::array<char, std::size_t{64} << 10U> bytes;
  while (true) {
    const ssize_t got = ::read(stream_, bytes.data(), bytes.size());
    if (got > 0) buffer_.append(bytes.data(), static_cast<std::size_t>(got));
    if (got >= 0 || errno != EINTR) return got > 0;
  }
}

bool FrameReader::pass_over(std::size_t bytes) {
  while (buffer_.size() < bytes) {
    bytes -= buffer_.size();
    buffer_.clear();
    if (!fill()) return false;
  }
  buffer_.erase(0, bytes);
  return true;
}

Frame FrameReader::body_of(std::string_view header) {
  const auto length = length_in(header);
  if (!length) return {FrameKind::broken, "a message begins with `Content-Length: N` and an empty line"};
  const Frame cut_off{FrameKind::broken, "the stream ends within a message"};
  if (*length > max_message_bytes) {
    if (!pass_over(*length)) return cut_off;
    return {FrameKind::refused,
            "a message has at most " + std::to_string(max_message_bytes) + " bytes, this one has " + std::to_string(*length)};
  }
  while (buffer_.size() < *length) {
    if (!fill()) return cut_off;
  }
  Frame frame{FrameKind::message, buffer_.substr(0, *length)};
  buffer_.erase(0, *length);
  return frame;
}

Frame FrameReader::next() {
  std::size_t end = buffer_.find(header_end);
  while (end == std::string::npos && buffer_.size() <= max_header_bytes) {
    if (!fill()) {
      if (buffer_.empty()) return {};
      return {FrameKind::broken, "the stream ends within the header of a message"};
    }
    end = buffer_.find(header_end);
  }
  if (end == std::string::npos || end > max_header_bytes)
    return {FrameKind::broken, "the header of a message has at most " + std::to_string(max_header_bytes) + " bytes"};
  const std::string header = buffer_.substr(0, end);
  buffer_.erase(0, end + header_end.size());
  return body_of(header);
}

bool FrameReader::waiting(int milliseconds) const {
  if (!buffer_.empty()) return true;
  pollfd asked{stream_, POLLIN, 0};
  return ::poll(&asked, 1, milliseconds) != 0;
}

bool write_frame(int stream, std::string_view body) {
  const std::string whole = "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
  std::string_view rest = whole;
  while (!rest.empty()) {
    const ssize_t written = ::write(stream, rest.data(), rest.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace sekisho::lsp
