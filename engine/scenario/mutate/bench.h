#pragma once

#include <cstdint>
#include <optional>

#include "engine/scenario/judges.h"
#include "engine/scenario/mutate/affected.h"

namespace sekisho::mutate {

/// The law and a mutant of it side by side, for one thread.
class Bench {
 public:
  explicit Bench(const checked::Policy& with_mutants);

  /// Until the next call `mutant` is the law with these replacements.
  void plant(const std::vector<Replacement>& replacements);

  Reference& law(const Scenario& scenario) { return law_.judge_of(scenario); }
  Reference& mutant(const Scenario& scenario) { return mutant_.judge_of(scenario); }
  const checked::Policy& policy() const { return *law_policy_; }

  /// Whether the scenario's record may be decided otherwise: not where everything affected comes to the same and nothing is open.
  bool may_differ(const Scenario& scenario, const Affected& affected);

 private:
  std::shared_ptr<checked::Policy> law_policy_, mutant_policy_;
  scenario::Judges law_, mutant_;
  std::vector<Replacement> planted_;
  bool demands_otherwise_ = false;  // effects or what exceptions leave are others
};

}  // namespace sekisho::mutate
