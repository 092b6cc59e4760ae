#pragma once

#include <optional>

#include "engine/scenario/mutate/mutant.h"
#include "engine/scenario/scenario.h"

namespace sekisho {

struct MutationOptions {
  unsigned threads = 1;        // the outcome does not depend on it
  std::size_t records = 2000;  // tried at most to tell one survivor from the law
};

/// What became of a mutant. A survivor passes every scenario; `witness` is a scenario, as YAML, that the law passes and it does
/// not, or nothing where none of the `records` tried tells them apart.
struct Fate {
  bool killed = false;
  const Scenario* by = nullptr;
  std::optional<std::string> witness;
  std::size_t records = 0;
};

struct Mutation {
  Mutants mutants;
  std::vector<Fate> fates;    // by mutant
  std::size_t scenarios = 0;  // those that pass; only they can kill
  std::size_t killed() const;
};

/// Plants every mutant and runs the scenarios that what it changes can touch, until one fails. `results` as `run_scenarios` gives
/// them, and must outlive the outcome, as must the policy's bundle.
Mutation run_mutants(const std::vector<CaseResult>& results, const checked::Policy& policy, const MutationOptions& options = {});

}  // namespace sekisho
