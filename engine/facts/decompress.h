#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace sekisho::facts {

/// How far one step came.
struct Decompressed {
  std::size_t consumed = 0;  // bytes of the input
  std::size_t produced = 0;  // bytes of the output
  std::string fault;         // one clause; nothing more will come
};

/// gzip (of several members, too) or zstd (of several frames), step by step with bounded memory.
class Decompressor {
 public:
  virtual ~Decompressor() = default;
  virtual Decompressed step(std::string_view input, char* output, std::size_t size) = 0;
  /// Whether the input may end here.
  virtual bool complete() const = 0;
};

/// The decompressor for data that begin like this, or nothing for plain data.
std::unique_ptr<Decompressor> decompressor_for(std::string_view first_bytes);

}  // namespace sekisho::facts
