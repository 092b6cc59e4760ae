#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/bundle/bundle.h"

namespace sekisho {

/// What a `bundle.yaml` says, before its folder is read.
struct Include {
  std::string path;  // as written, relative to the folder
  Span span;
};
struct Settings {
  std::string name, version, title, note;
  std::vector<Include> includes;
  Number review_threshold, certain_threshold;
  std::optional<Coverage> covers;
  std::vector<Adoption> adoptions;
  std::optional<std::string> schema;  // a file beside it; absent: `schema.yaml` if there is one
  std::optional<Span> schema_span;
};

Number default_review_threshold();   // 0.85
Number default_certain_threshold();  // 0.98

/// The keys a `bundle.yaml` may have.
const std::vector<std::string>& setting_keys();

/// Faults are diagnostics; what could be read is returned.
Settings read_settings(const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace sekisho
