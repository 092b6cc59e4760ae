#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/check/checked.h"

namespace sekisho {

/// The names a scenario may use for each of its keys, sorted.
struct ScenarioNames {
  std::vector<std::string> regimes;      // only
  std::vector<std::string> rules;        // rules, never
  std::vector<std::string> undoable;     // without: suspensions, exceptions, and what is adopted
  std::vector<std::string> groups;       // adopt
  std::vector<std::string> valued;       // holds: defines, open terms, rules, exceptions
  std::vector<std::string> obligations;  // requires
  std::vector<std::string> askable;      // asks: open terms, groups and the fields of a record
};
ScenarioNames scenario_names(const checked::Policy& policy);

bool has_name(const std::vector<std::string>& sorted, std::string_view name);

}  // namespace sekisho
