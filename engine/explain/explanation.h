#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/anatomy.h"
#include "engine/evaluate/decision.h"
#include "engine/explain/document.h"
#include "engine/explain/near.h"
#include "engine/facts/transaction.h"

namespace sekisho {

struct ExplanationOptions {
  std::optional<std::size_t> line;             // only this position, from 1
  std::vector<std::vector<NearRule>> near;     // by line: the rules nearest to one that nothing touches
  std::vector<std::vector<Answered>> answers;  // by question: what each answer would make of the decision
};

/// What can be told beside a decision, found by deciding and taking apart a little more: the nearest rules of a line (a position,
/// or absent: all) that nothing touches, and what answers would make of it.
ExplanationOptions beside(Reference& reference, const checked::Policy& policy, const Decision& decision,
                          const Transaction& transaction, std::optional<std::size_t> line);

/// A decision as prose: the verdict, why, on which facts and by which article, what is open and what would settle it, the papers to
/// have ready, what was presumed, adopted, assumed and not checked, and the law it was decided by. Renders only: what it says
/// stands in the decision, the record, the policies' titles and sources, and `options`.
Document explanation(const Decision& decision, const Transaction& transaction, const checked::Policy& policy,
                     const ExplanationOptions& options = {});

}  // namespace sekisho
