#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "engine/bundle/schema_file.h"
#include "engine/bundle/settings.h"
#include "engine/facts/mapping.h"
#include "engine/sekisho.h"
#include "tests/facts/example_schema.h"

namespace {

/// A small law that scenarios can name; the program is run from the project's folder.
const sekisho::Law& small_law() {
  static const sekisho::Law law = [] {
    sekisho::Diagnostics diagnostics;
    return sekisho::load("tests/cases/cli/law", diagnostics);
  }();
  if (law == nullptr) std::abort();
  return law;
}

void read_as(std::uint8_t kind, const sekisho::SourcePtr& source, sekisho::Diagnostics& diagnostics) {
  switch (kind % 4) {
    case 0:
      sekisho::read_settings(source, diagnostics);
      break;
    case 1: {
      sekisho::Schema schema = example_schema();
      sekisho::read_schema(source, schema, diagnostics);
      break;
    }
    case 2:
      if (!sekisho::read_mapping(source, diagnostics) && !diagnostics.has_errors()) std::abort();
      break;
    default:
      for (const sekisho::Scenario& scenario : sekisho::read_scenarios(source, *small_law(), diagnostics)) {
        if (scenario.faulty && !diagnostics.has_errors()) std::abort();
      }
  }
}

}  // namespace

/// Any bytes are settings, a schema, a mapping or scenarios (the first byte says which), or have diagnostics with a place inside.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto source = std::make_shared<const sekisho::Source>(
      sekisho::Source{"fuzz.yaml", std::string(reinterpret_cast<const char*>(data) + 1, size - 1)});
  sekisho::Diagnostics diagnostics;
  read_as(data[0], source, diagnostics);
  for (const sekisho::Diagnostic& found : diagnostics.all()) {
    if (found.span.begin > found.span.end || found.span.end > source->text.size()) std::abort();
  }
  return 0;
}
