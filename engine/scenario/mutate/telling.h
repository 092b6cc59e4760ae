#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/scenario/mutate/bench.h"

namespace sekisho::mutate {

/// What a scenario must expect so that the law passes it and the mutant does not, as keys of language.md §9 with their YAML.
struct Telling {
  std::vector<std::pair<std::string, std::string>> keys;
  /// How plainly: by what else is said of a decision, by its verdict, by a verdict that is not open.
  enum class Plainness : std::uint8_t { otherwise, verdict, settled } plainness = Plainness::otherwise;
  explicit operator bool() const { return !keys.empty(); }
};

/// Decides a scenario's record by both; no keys where nothing a scenario can say tells them apart.
Telling tell_apart(Bench& bench, const Scenario& scenario, const Affected& affected);

}  // namespace sekisho::mutate
