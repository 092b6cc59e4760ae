#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/reference.h"
#include "engine/explain/document.h"
#include "engine/explain/law.h"

namespace sekisho {

/// A rule, an exception, a define or an open term on a line: what it is worth there, and why.
struct WhyNot {
  std::string name;
  std::size_t line = 1;            // from 1
  Valued valued;                   // its condition, force included (Reference::value_of)
  std::optional<Anatomy> anatomy;  // its condition in parts, whatever its force; none for an open term
  std::string force;               // what keeps it out of force, as a clause, or empty
  bool force_is_open = false;
  std::vector<StandingUnder> under;  // where open: what it would be under each reading; none where it is the time of day
};

/// Fills everything but the line; nothing where the name has no value of its own.
std::optional<WhyNot> why_not(Reference& reference, const checked::Policy& policy, const Transaction& transaction,
                              const std::string& name, std::size_t line);

/// Why it does not apply to the lines asked about, or does, or may: force first, then the parts of its condition, then what lifts
/// it.
Document explanation_of(const std::vector<WhyNot>& asked, const Decision& decision, const Transaction& transaction,
                        const checked::Policy& policy);
std::string to_json(const std::vector<WhyNot>& asked, const Decision& decision);

}  // namespace sekisho
