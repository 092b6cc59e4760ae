#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "engine/facts/print.h"
#include "tests/facts/example_schema.h"

/// Any bytes are a record or a rejection with a reason; both can be printed, and the decoder goes on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static sekisho::JsonDecoder decoder(example_options());
  const sekisho::Decoded decoded = decoder.decode({reinterpret_cast<const char*>(data), size});
  if (const auto* transaction = std::get_if<sekisho::Transaction>(&decoded)) {
    if (transaction->items.empty() || sekisho::print(*transaction).empty()) std::abort();
  } else if (std::get<sekisho::Rejection>(decoded).reason.empty()) {
    std::abort();
  }
  return 0;
}
