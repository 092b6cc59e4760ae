#pragma once

#include <cstdint>
#include <string_view>

namespace sekisho::facts {

/// The text of one record of a log and where it begins. `text` lives until the next one is asked for.
struct RecordText {
  std::string_view text;
  std::uint64_t line = 1;    // from 1
  std::uint64_t offset = 0;  // in the decompressed stream
  bool too_large = false;    // beyond `max_record_bytes`: skipped, `text` is empty
};

}  // namespace sekisho::facts
