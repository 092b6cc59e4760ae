#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/anatomy.h"
#include "engine/evaluate/cases.h"
#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {

/// A line decided, before its reasons are put into words.
struct LineResult {
  int position = 1;
  std::vector<Provision> provisions;  // rules whose condition is not plainly false
  Effect certain = Effect::permit, possible = Effect::permit;
  bool exact = true;
  OpenSet candidates;  // Cand(n)
  std::vector<Question> questions;
  std::vector<NotChecked> not_checked;
  std::vector<Presumed> presumed;
  std::vector<std::uint32_t> adopted;  // groups whose adopted reading mattered
};

/// Puts `rules` (indices) on the line that `ground` stands at.
std::vector<Provision> provisions_on_line(Ground& ground, const std::vector<std::uint32_t>& rules);

/// VERDICT and QUESTIONS of semantics.md.
LineResult decide_line(Ground& ground, std::vector<Provision> provisions);

/// Findings, defeated rules and the line's review, with their evidence gathered by `gathering`; `plain` decided the line.
void put_into_words(Ground& gathering, const Ground& plain, const LineResult& result, LineDecision& line,
                    std::vector<ObligationDue>& obligations);

/// The evidence of a condition: what makes it true, false or unknown (language.md §10, "Evidence in source order").
std::vector<Evidence> evidence_of(const Ground& ground, FormulaId formula);
/// Only its unknown parts.
std::vector<Evidence> open_parts_of(const Ground& ground, FormulaId formula);

/// A rule, an exception or a definition without a parameter taken apart on the line that `ground`, which gathers, stands at.
std::optional<Anatomy> anatomy_of(Ground& ground, const std::string& name);

/// Which rules the record can touch at all: in force on some line and not ruled out by a condition that no line can change. The
/// others contribute nothing, whatever the lines say (a test compares).
std::vector<std::uint32_t> touched_rules(Ground& ground);

}  // namespace sekisho::evaluate
