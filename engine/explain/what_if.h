#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/decision.h"
#include "engine/explain/document.h"
#include "engine/facts/change.h"
#include "engine/facts/transaction.h"

namespace sekisho {

/// What is in one decision and not in the other, and what is in both but not the same, each named once.
template <class Entry>
struct Came {
  std::vector<Entry> came, went;
  std::vector<std::pair<Entry, Entry>> changed;  // before, after
  bool none() const { return came.empty() && went.empty() && changed.empty(); }
};

struct LineDifference {
  std::size_t line = 1;                  // position from 1
  const LineDecision* before = nullptr;  // absent where the record has no such line
  const LineDecision* after = nullptr;
  Came<Finding> findings;  // changed: another effect, or open instead of certain
  Came<Defeated> defeated;
  bool none() const;
};

/// From one decision about a record to another: both must outlive it.
struct DecisionDifference {
  std::vector<LineDifference> lines;  // of every line
  Came<ObligationDue> obligations;    // by name; changed: certain instead of possible, or met
  Came<Question> questions;
  Came<Presumed> presumed;
  Came<NotChecked> not_checked;
};
DecisionDifference difference(const Decision& before, const Decision& after);

/// A record decided as it is and with some facts changed.
struct WhatIf {
  std::vector<FactChange> changes;
  const Transaction& transaction;  // as it is
  const Decision &before, &after;
  std::optional<std::size_t> line = {};  // only this position, from 1
};

/// What the changes would make of the decision.
Document explanation_of(const WhatIf& asked, const checked::Policy& policy);
std::string to_json(const WhatIf& asked);

}  // namespace sekisho
