#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/reference.h"
#include "engine/facts/transaction.h"
#include "engine/text/diagnostic.h"

namespace sekisho {

namespace yaml {
struct Node;
}

/// What a scenario says must come out (language.md §9). Empty members expect nothing; of the first three any word given will do.
struct Expectation {
  std::vector<std::string> verdict, certain, possible;
  std::optional<Effect> at_least;
  std::optional<Review> review;
  std::vector<std::string> rules, never, obligations, questions;  // `requires`, `asks`
  std::vector<std::pair<std::string, Truth>> holds;
  int line = 1;  // of `holds`
  bool exactly = false;
  bool states_questions = false;  // `asks` is written, so that `asks: []` with `exactly` means none
};

/// One case of a policy's own tests. `faulty`: it has errors, all of them among the diagnostics, and cannot be judged.
struct Scenario {
  std::string id, name;
  Transaction record;
  std::optional<std::vector<Transaction>> history;  // replayed before; absent: nothing is known of what came before
  DecideOptions options;
  Expectation expected;
  bool faulty = false;
  Span span;
  std::shared_ptr<const yaml::Node> written;  // the whole of it

  /// `id name`, or the one there is.
  std::string title() const;
};

inline constexpr std::size_t max_scenario_bytes = std::size_t{64} << 20U;

/// Reads one scenario file for a policy. Every fault (unknown key or name, a record that does not fit, a construct this version
/// does not evaluate) is a diagnostic with its place; the scenario is then returned as `faulty`.
std::vector<Scenario> read_scenarios(const SourcePtr& source, const checked::Policy& policy, Diagnostics& diagnostics);

/// Something that was found or not, and the evidence of it.
struct Reason {
  std::string about;  // "rule `cn-2025-18.license` holds"
  std::vector<Evidence> evidence;
};

/// One expectation that was not met.
struct Difference {
  std::string what;  // "verdict", "rule `cn-2026-1.military-users`", "holds `china-origin`"
  std::string expected, got;
  std::vector<Reason> reasons;  // why it came out so
};

struct CaseResult {
  const Scenario* scenario = nullptr;
  std::optional<Decision> decision;  // absent where the scenario is faulty
  std::vector<Difference> differences;
  double seconds = 0;

  bool passed() const { return decision && differences.empty(); }
};

/// Judges scenarios in order. `scenarios` must outlive the results.
std::vector<CaseResult> run_scenarios(const std::vector<Scenario>& scenarios, const std::shared_ptr<const checked::Policy>& policy);

/// The differences between what a scenario expects and one decision; `reference`, which made it, answers `holds`.
std::vector<Difference> differences(const Scenario& scenario, const Decision& decision, Reference& reference);

}  // namespace sekisho
