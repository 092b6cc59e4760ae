#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sekisho::facts {

/// The bytes of a file or of standard input (`-`), decompressed where they begin as gzip or zstd, with their digest.
class Stream {
 public:
  /// Throws InputError where the path is missing, unreadable or a directory.
  explicit Stream(const std::string& path);
  ~Stream();

  /// Appends up to `size` bytes, fewer only at the end or at a fault; false when nothing more came.
  bool read(std::string& out, std::size_t size);

  std::optional<std::string> fault() const;  // one sentence with the path
  std::uint64_t bytes_read() const;          // as stored
  std::uint64_t bytes_total() const;         // 0 if unknown
  std::string digest() const;                // SHA-256, hex, of what was given out
  const std::string& path() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekisho::facts
