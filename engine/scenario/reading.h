#pragma once

#include <string>

#include "engine/scenario/names.h"
#include "engine/scenario/scenario.h"
#include "engine/yaml/yaml.h"

namespace sekisho::scenario {

/// One scenario while it is read.
struct Reading {
  const checked::Policy& policy;
  const ScenarioNames& names;
  Diagnostics& diagnostics;
  Scenario& scenario;
  const yaml::Node* given = nullptr;
  const yaml::Node* history = nullptr;
  bool expects = false;  // something that can fail
};

/// Adds an error; the scenario is then faulty.
void fault(Reading& reading, std::string code, const Span& span, std::string message, Help help = {});
/// Reads one key of a scenario (language.md §9) into it; a key that scenarios do not have is a fault.
void read_key(Reading& reading, const yaml::Node& key, const yaml::Node& value);

std::string quoted(std::string_view text);

}  // namespace sekisho::scenario
