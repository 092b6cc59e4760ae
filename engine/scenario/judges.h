#pragma once

#include <map>
#include <memory>

#include "engine/scenario/scenario.h"

namespace sekisho::scenario {

/// One `Reference` for each set of options (the known time aside) that scenarios are decided under, and one for each scenario that
/// adds list entries: making one costs more than many decisions. For one thread.
class Judges {
 public:
  explicit Judges(std::shared_ptr<const checked::Policy> policy) : policy_(std::move(policy)) {}
  /// The judge looks back on the scenario's history until the next call. A scenario must outlive this object where it adds entries
  /// or has a history.
  Reference& judge_of(const Scenario& scenario);
  /// Declarations were exchanged in the policy: no judge goes on with what it remembers of them.
  void forget_declarations() { ++generation_; }

 private:
  struct Judge {
    std::unique_ptr<Reference> reference;
    std::size_t generation = 0;
  };
  Reference& fresh(Judge& judge, const DecideOptions& options);
  const History* history_of(const Scenario& scenario, Reference& judge);

  std::shared_ptr<const checked::Policy> policy_;
  std::map<std::string, Judge> by_options_;
  std::map<const Scenario*, Judge> with_entries_;
  struct Remembered {
    History history;
    std::size_t generation = 0;
  };
  std::map<const Scenario*, Remembered> histories_;
  std::size_t generation_ = 0;
};

}  // namespace sekisho::scenario
