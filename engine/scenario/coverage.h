#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "engine/scenario/reachable.h"
#include "engine/scenario/scenario.h"

namespace sekisho {

/// On how many lines something was true, false or unknown, and which of these values it can have at all.
struct ValueCounts {
  std::array<std::size_t, 3> lines{};  // by Truth
  scenario::Reachable reachable = scenario::Reachable::all();

  std::size_t of(Truth value) const { return lines[static_cast<std::size_t>(value)]; }
  bool missing(Truth value) const { return of(value) == 0 && reachable[value]; }
};

enum class DeclarationKind : std::uint8_t { rule, exception, suspension, repeal, definition, term };

/// A part of a condition that holds no `and`, `or`, `not` or reading. It counts on the lines where it decides: with the part true
/// its condition would come to another value than with it false.
struct PartCoverage {
  Span span;
  ValueCounts counts;
};

/// What a declaration came to over all lines of all scenarios. Rules and exceptions: s(r) and x(e) of semantics.md while they are
/// in force or may be. Suspensions and repeals: whether they take their targets out of force, once they are known. Definitions of a
/// condition and open terms: their value; those about one thing (`f(p)`) are left out.
struct DeclarationCoverage {
  DeclarationKind kind = DeclarationKind::rule;
  std::string name;
  Span span;
  ValueCounts counts;
  std::vector<PartCoverage> parts;  // two or more, or none
};

/// Of a choice of readings: how often it was left open and asked about, and how often each branch was adopted and mattered.
struct ReadingCoverage {
  struct Branch {
    std::string name;
    std::size_t adopted = 0;  // decisions
  };
  std::string of;
  Span span;
  std::size_t open = 0;  // decisions
  std::vector<Branch> branches;
};

struct ScenarioCoverage {
  std::size_t scenarios = 0, lines = 0;           // those that are faulty left out
  std::vector<DeclarationCoverage> declarations;  // in order of the text: by path, then place
  std::vector<ReadingCoverage> readings;          // by name
};

std::string_view to_string(DeclarationKind kind);

/// Evaluates every declaration on every line of the scenarios that were judged. `results` as `run_scenarios` gives them.
ScenarioCoverage measure_coverage(const std::vector<CaseResult>& results, const std::shared_ptr<const checked::Policy>& policy);

/// Of the values that can be reached, how many were.
struct CoverageTotals {
  std::size_t things = 0, reached = 0, reachable = 0;
};
CoverageTotals totals(const ScenarioCoverage& coverage, DeclarationKind kind);
CoverageTotals totals_of_parts(const ScenarioCoverage& coverage);
/// A choice can be open, and each of its branches adopted.
CoverageTotals totals_of_readings(const ScenarioCoverage& coverage);

}  // namespace sekisho
