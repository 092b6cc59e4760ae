#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace sekisho {

/// A text file written line by line and only ever in whole lines, so that a run that is stopped leaves a file that can be read.
/// Throws InputError, one sentence with the path, where it cannot be written.
class LineFile {
 public:
  explicit LineFile(std::string path);
  /// Goes on with a file of which the first `kept` bytes stay; what follows is cut off.
  LineFile(std::string path, std::uint64_t kept);
  ~LineFile();
  LineFile(const LineFile&) = delete;
  LineFile& operator=(const LineFile&) = delete;

  void write(std::string_view line);  // without its line end
  void flush();
  /// Flushes; SHA-256, hex, of all that stands in the file.
  std::string digest();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes a whole file under another name first, so that a reader finds the old one, the new one or none.
void write_file(const std::string& path, std::string_view text);

}  // namespace sekisho
