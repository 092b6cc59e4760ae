#pragma once

#include "engine/facts/facts.h"
#include "engine/scenario/names.h"
#include "engine/scenario/scenario.h"
#include "engine/yaml/yaml.h"

namespace sekisho {

/// Reads scenarios one at a time, each a map of language.md §9. `policy` must outlive it; what `read_scenarios` says of faults
/// holds.
class ScenarioReader {
 public:
  explicit ScenarioReader(const checked::Policy& policy);
  Scenario read(const yaml::Node& node, Diagnostics& diagnostics);

 private:
  const checked::Policy& policy_;
  ScenarioNames names_;
  JsonDecoder decoder_;
};

}  // namespace sekisho
