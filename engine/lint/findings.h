#pragma once

#include "engine/lint/lint.h"
#include "engine/lint/possible.h"

/// Inside of `lint/`: what the findings share, and the findings; one .cpp each, in the table of lint.cpp.
namespace sekisho::linting {

/// What is known of a rule or an exception before findings are made.
struct Standing {
  Force force;
  std::optional<std::vector<Conflict>> refuted;  // its condition can never hold, and why
  bool can_act() const { return !force.may.empty() && !refuted; }
};

struct Law {
  const checked::Policy& policy;
  const LintOptions& options;
  Diagnostics& diagnostics;
  Possible possible;
  std::vector<Standing> rules, exceptions;  // by index
};

/// The name in a declaration that has this span, for the caret; of one without a name its first line.
Span name_span(const checked::Policy& policy, const Span& declared);
/// "2026-11-10"
std::string day_text(std::int64_t day);

/// Rules and exceptions that are in force on no day.
void find_out_of_force(Law& law);
/// Rules and exceptions whose condition no record can meet.
void find_impossible(Law& law);
/// Rules that another one always outweighs and that say nothing of their own.
void find_shadowed(Law& law);
/// Exceptions that meet none of what they are exceptions to.
void find_idle_exceptions(Law& law);
/// Definitions, open terms and readings that nothing in force comes to, and adoptions that settle nothing.
void find_idle_definitions(Law& law);
/// Readings between which there is no difference.
void find_equal_readings(Law& law);
/// Lists and entries that do not say where they come from.
void find_missing_sources(Law& law);
/// Entries that are never in force, and parties that stand twice in a list.
void find_idle_entries(Law& law);
/// Thresholds that draw the line on another side than the words beside them.
void find_thresholds(Law& law);
/// Suspensions that lapse around the day of `as_of`.
void find_lapses(Law& law);
/// Regimes and provisions that begin or end soon after it.
void find_changes(Law& law);

}  // namespace sekisho::linting
