#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/evaluate/reference.h"
#include "engine/facts/transaction.h"

namespace sekisho {

struct ExplainOptions {
  bool colour = false;
  bool evidence = false;            // every finding with its reason in law and the facts it rests on
  std::optional<std::size_t> line;  // only this position, from 1
};

/// A decision in words for a terminal (docs/reference/command-line.md, "What people see"). Renders only: whatever is printed stands
/// in the decision or the record.
void explain(std::ostream& out, const Decision& decision, const Transaction& transaction, const ExplainOptions& options = {});

struct WhyNot {
  std::string rule;
  std::size_t line = 1;  // from 1
  Valued valued;         // its condition there, force included (Reference::value_of)
  std::string force;     // what keeps it out of force (out_of_force of law.h)
};

/// Why a rule does not apply to a line, or does, or may.
void explain_why_not(std::ostream& out, const Decision& decision, const WhyNot& asked, bool colour);

/// One piece of evidence as a clause: "`end_use` is missing", "`items[1].control_codes[1]` is CN:1C905.a (on list
/// `cn-2025-18-items`)".
std::string clause(const Evidence& evidence);

}  // namespace sekisho
