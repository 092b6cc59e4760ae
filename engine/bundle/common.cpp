#include "engine/bundle/common.h"

#include <memory>

namespace sekisho {

namespace {

struct Embedded {
  const char* path;
  const char* text;
};

constexpr Embedded lists[] = {
#include "common_lists.inc"
};
constexpr Embedded schema =
#include "common_schema.inc"
    ;

SourcePtr source_of(const Embedded& embedded) { return std::make_shared<const Source>(Source{embedded.path, embedded.text}); }

}  // namespace

std::vector<SourcePtr> common_lists() {
  std::vector<SourcePtr> sources;
  for (const Embedded& list : lists) sources.push_back(source_of(list));
  return sources;
}

SourcePtr common_schema() { return source_of(schema); }

}  // namespace sekisho
