#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/reference.h"
#include "engine/explain/law.h"

namespace sekisho {

/// A rule that does not apply to a line but comes close: out of force and otherwise met, or with one part in the way.
struct NearRule {
  std::string rule;
  std::string force;                   // what keeps it out of force, as a clause, or empty
  std::vector<ConditionPart> missing;  // the one part in its way
  bool open = false;                   // some of its parts are unknown
  std::size_t met = 0;                 // its parts that hold
};

/// At most `count` of them: first those that only their force keeps away, then by how much of them is met.
std::vector<NearRule> nearest_rules(Reference& reference, const checked::Policy& policy, const std::vector<Provision>& provisions,
                                    const Transaction& transaction, int line, std::size_t count = 3);

/// What one answer to a question would make of the lines that it is asked for.
struct Answered {
  std::string answer;  // "yes", "no", "the same", "another"
  Effect certain = Effect::permit, possible = Effect::permit;
};

/// For each question of a decision that a person answers with one of two words (an open term, a match in the review band): what
/// those lines would be. Other questions have no answers here.
std::vector<std::vector<Answered>> answers_of(Reference& reference, const Decision& decision, const Transaction& transaction);

}  // namespace sekisho
