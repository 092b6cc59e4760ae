#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "engine/lists/lists.h"

/// Any bytes are a list or have diagnostics with a place inside the text; what was read has a canonical form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto source = std::make_shared<const sekisho::Source>(
      sekisho::Source{"/nonexistent/fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)});
  sekisho::Diagnostics diagnostics;
  const auto list = sekisho::read_list(source, diagnostics);
  if (!list && !diagnostics.has_errors()) std::abort();
  if (list && sekisho::canonical_json(*list).empty()) std::abort();
  for (const sekisho::Diagnostic& found : diagnostics.all()) {
    if (found.span.begin > found.span.end || found.span.end > size) std::abort();
  }
  return 0;
}
