#pragma once

#include "engine/scenario/scenario.h"

namespace sekisho::scenario {

/// " on line 2", or nothing for a record with one line; `line` from 0.
std::string on_line(std::size_t line, const Decision& decision);

/// The strongest finding of a rule over the lines: one that certainly holds before one that may.
struct Found {
  const Finding* finding = nullptr;
  std::size_t line = 0;  // from 0
};
Found finding_of(const Decision& decision, std::string_view rule);

/// What made a decision's interval what it is: the findings at its ends with their evidence, and the rules that were defeated.
std::vector<Reason> reasons_of(const Decision& decision);

/// Why a rule that was expected is not certainly found, in a few words; `reasons` receives the evidence: its false or unknown parts
/// on the line where it comes nearest to holding, or the exception that defeats it.
std::string why_not(const Scenario& scenario, const Decision& decision, const std::string& rule, Reference& reference,
                    std::vector<Reason>& reasons);

}  // namespace sekisho::scenario
