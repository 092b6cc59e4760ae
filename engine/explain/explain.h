#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "engine/evaluate/decision.h"
#include "engine/explain/document.h"
#include "engine/explain/explanation.h"
#include "engine/explain/near.h"
#include "engine/explain/what_if.h"
#include "engine/explain/why_not.h"
#include "engine/facts/transaction.h"

namespace sekisho {

struct ExplainOptions {
  bool colour = false;
  std::optional<std::size_t> line;  // only this position, from 1
  int columns = 0;                  // longer lines are broken under their last column; 0: never
};

/// A decision at a glance, for a terminal (docs/reference/command-line.md, "What people see"). Renders only: whatever is printed
/// stands in the decision or the record. `explanation` says the same in prose, with its grounds.
void explain(std::ostream& out, const Decision& decision, const Transaction& transaction, const ExplainOptions& options = {});

/// One piece of evidence as a clause: "`end_use` is missing", "CN:1C905.a (`items[1].control_codes[1]`) is on list
/// `cn-2025-18-items`, entry 1C905".
std::string clause(const Evidence& evidence);

}  // namespace sekisho
