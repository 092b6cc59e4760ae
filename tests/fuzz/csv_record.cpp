#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "engine/facts/log.h"
#include "engine/facts/print.h"
#include "tests/facts/example_schema.h"

/// Any bytes under a known header, in any encoding or compression, are rows: each a record or a rejection with a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path = "/tmp/sekisho-fuzz-" + std::to_string(getpid()) + ".csv";
  static const sekisho::DecodeOptions options = example_options();
  const bool with_header = size > 0 && data[0] % 2 == 0;
  {
    std::ofstream file(path, std::ios::binary);
    if (with_header)
      file << "transaction_id,date,end_use,end_user.name,items[1].value,items[2].hs_code\nA,2026-02-01,civil,B,3 USD,850511\n";
    file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  try {
    sekisho::LogReader reader(path, options, nullptr);
    std::uint64_t offset = 0;
    while (const auto decoded = reader.next()) {
      if (const auto* rejection = std::get_if<sekisho::Rejection>(&*decoded)) {
        if (rejection->reason.empty() || rejection->line == 0 || rejection->offset < offset) std::abort();
        offset = rejection->offset;
      } else if (sekisho::print(std::get<sekisho::Transaction>(*decoded)).empty()) {
        std::abort();
      }
    }
  } catch (const sekisho::InputError&) {  // a header that cannot be used is one sentence
  }
  return 0;
}
