#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "engine/facts/log.h"
#include "engine/facts/print.h"
#include "tests/facts/example_schema.h"

namespace {

constexpr std::string_view header =
    "transaction_id,date,end_use,end_user.name,items[1].value,items[2].hs_code\nA,2026-02-01,civil,B,3 USD,850511\n";
constexpr std::string_view header_for_mapping =
    "ID,Date,Use,Buyer,Value,Weight,HS,Notes\nA,01/02/2026,C,B,\"3,5\",1.2,850511,x;y\n";
constexpr const char* mapping_text = R"(
parties_complete: true
fields:
  transaction_id: ID
  date: {column: Date, format: "%d/%m/%Y"}
  end_use: {column: Use, values: {C: civil, M: military.missile}, missing: ["-"]}
  end_user.name: Buyer
  destination: {constant: JP}
  items[1].value: {column: Value, currency: USD}
  items[1].net_weight: {column: Weight, unit: kg}
  items[1].hs_code: {column: HS, scheme: HS}
  items[1].control_codes: {column: Notes, scheme: CN, separator: ";"}
)";

const sekisho::Mapping& example_mapping() {
  static const sekisho::Mapping mapping = [] {
    sekisho::Diagnostics diagnostics;
    auto read =
        sekisho::read_mapping(std::make_shared<const sekisho::Source>(sekisho::Source{"mapping.yaml", mapping_text}), diagnostics);
    if (!read) std::abort();
    return std::move(*read);
  }();
  return mapping;
}

void read_log(const std::string& path, const sekisho::Mapping* mapping) {
  static const sekisho::DecodeOptions options = example_options();
  sekisho::LogReader reader(path, options, mapping);
  std::uint64_t offset = 0;
  while (const auto decoded = reader.next()) {
    if (const auto* rejection = std::get_if<sekisho::Rejection>(&*decoded)) {
      if (rejection->reason.empty() || rejection->line == 0 || rejection->offset < offset) std::abort();
      offset = rejection->offset;
    } else if (sekisho::print(std::get<sekisho::Transaction>(*decoded)).empty()) {
      std::abort();
    }
  }
}

}  // namespace

/// Any bytes, in any encoding or compression, under a header or as a whole file, with a mapping or without (the first byte says
/// which) are rows: each a record or a rejection with a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path = "/dev/shm/sekisho-fuzz-" + std::to_string(getpid()) + ".csv";
  if (size == 0) return 0;
  const bool headed = data[0] % 2 == 0;
  const bool mapped = data[0] / 2 % 2 == 0;
  {
    std::ofstream file(path, std::ios::binary);
    if (headed) file << (mapped ? header_for_mapping : header);
    file.write(reinterpret_cast<const char*>(data) + 1, static_cast<std::streamsize>(size - 1));
  }
  try {
    read_log(path, mapped ? &example_mapping() : nullptr);
  } catch (const sekisho::InputError&) {  // a header that cannot be used is one sentence
  }
  return 0;
}
