#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "engine/facts/facts.h"
#include "engine/facts/mapping.h"

namespace sekisho {

/// A log read record by record: JSON Lines, one JSON document (an object, or an array of them), or CSV with dotted headers or a
/// mapping; plain, `.gz` or `.zst`; `-` is standard input. Memory does not grow with the log. Blank lines are no records.
class LogReader {
 public:
  /// Throws InputError with one sentence when the path cannot be read, or is JSON where a mapping is given.
  LogReader(const std::string& path, const DecodeOptions& options, const Mapping* mapping);
  ~LogReader();

  /// The next record or rejection; nothing at the end. A broken stream (truncated gzip) is reported by `fault()` after the end.
  std::optional<Decoded> next();
  /// The record read last, with facts changed. Requires that it was one.
  Decoded changed(const std::vector<FactChange>& changes);
  std::optional<std::string> fault() const;
  std::uint64_t bytes_read() const;   // of the file as stored, for progress
  std::uint64_t bytes_total() const;  // 0 if unknown
  std::string input_digest() const;   // SHA-256, hex, of the decompressed bytes read so far
  const std::vector<DataWarning>& warnings() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A fault of the caller or of the outside: one sentence with the path.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A whole file as text, bounded; throws InputError. Directories, missing files and oversized files are named.
std::string read_file(const std::string& path, std::size_t limit);
/// The same of a file that the user has not named: what is no regular file (a pipe would be waited for) is an InputError.
std::string read_stored_file(const std::string& path, std::size_t limit);

}  // namespace sekisho
