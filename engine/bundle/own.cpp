#include "engine/bundle/own.h"

namespace sekisho {

bool is_own(const Bundle& bundle, const Span& span) {
  const std::string& folder = bundle.path;
  return span.source &&
         (span.source->path == folder || span.source->path.starts_with(folder.ends_with('/') ? folder : folder + '/'));
}

}  // namespace sekisho
