#pragma once

#include "engine/scenario/mutate/bench.h"
#include "engine/scenario/reader.h"

namespace sekisho::mutate {

/// What the search for a scenario that kills a survivor works with.
struct Search {
  Bench& bench;  // the mutant is planted
  ScenarioReader& reader;
  const Mutant& mutant;
  const Affected& affected;
  const std::vector<const Scenario*>& touched;  // scenarios that what is changed touches
  const std::vector<const Scenario*>& all;
  std::size_t most_records;
};

struct Witness {
  std::optional<std::string> scenario;  // YAML, one element of `scenarios`
  std::size_t records = 0;              // tried
};

/// Looks among the scenarios' records, and these with one or two facts changed to what the change is about: dropped, moved to the
/// day, put at the threshold. What is found is cut down to what it needs.
Witness find_witness(const Search& search);

}  // namespace sekisho::mutate
