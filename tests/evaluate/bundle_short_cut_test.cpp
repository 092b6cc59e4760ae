#include <iostream>

#include "tests/catch.h"
#include "tests/generate/generate.h"
#include "tests/generate/trial.h"

// Property 4 at the end of docs/reference/semantics.md over whole bundles. The findings of a line show Kleene's own ends of each
// rule, so [lo_0, hi_0] can be read off a decision.
namespace sekisho::tests {
namespace {

using namespace generated;

Interval kleene(const LineDecision& line) {
  Interval ends;
  for (const Finding& finding : line.findings) {
    ends.certain = std::max(ends.certain, finding.certain);
    ends.possible = std::max(ends.possible, finding.possible);
  }
  return ends;
}

/// An hour decides whether something is in force, and so may be of both signs; what `except` takes out is negated.
bool has_hours_or_excepts(const Program& program) {
  const std::string text = print(program);
  return text.find(":00") != std::string::npos || text.find("except") != std::string::npos;
}

struct Seen {
  std::uint64_t lines = 0, undetermined = 0, narrower = 0;
};

/// What is wrong with the interval of a line: it goes beyond Kleene's, or differs from it where nothing is of both signs.
std::optional<std::string> fault_of(const Case& one, bool equal, Seen* seen) {
  Trial trial(one.program);
  if (!trial.stands()) return std::nullopt;
  const auto reference = trial.reference(options_of(one));
  History before;
  reference->set_history(&before);
  for (const Json& record : one.records) {
    const auto transaction = trial.decode(record);
    if (!transaction) continue;
    const Decision decision = reference->decide(*transaction);
    reference->remember(*transaction, before);
    for (const LineDecision& line : decision.lines) {
      const Interval ends = kleene(line);
      const bool same = ends.certain == line.certain && ends.possible == line.possible;
      if (seen != nullptr) {
        ++seen->lines;
        seen->undetermined += line.certain != line.possible ? 1U : 0U;
        seen->narrower += same ? 0U : 1U;
      }
      const bool within = ends.certain <= line.certain && line.possible <= ends.possible;
      if (within && (same || (!equal && line.exact))) continue;
      return "line " + line.line_no + " is [" + std::string(to_string(line.certain)) + ", " +
             std::string(to_string(line.possible)) + "], its rules give [" + std::string(to_string(ends.certain)) + ", " +
             std::string(to_string(ends.possible)) + "]";
    }
  }
  return std::nullopt;
}

Seen run(std::uint64_t bundles, std::uint64_t salt, const ProgramOptions& options) {
  Seen seen;
  int failures = 0;
  for (std::uint64_t seed = first_seed() + salt; seed < first_seed() + salt + bundles; ++seed) {
    Random random(seed);
    Case one;
    one.program = make_program(random, options);
    if (options.positive && has_hours_or_excepts(one.program)) continue;
    Trial trial(one.program);
    if (!trial.stands()) continue;
    for (int record = 0; record < 6; ++record) {
      one.records.push_back(make_record(random, "T-" + std::to_string(record)));
      add_judgements(random, one.records.back(), trial.policy());
    }
    if (!fault_of(one, options.positive, &seen)) continue;
    FAIL_CHECK(smallest(one, [&](const Case& tried) { return fault_of(tried, options.positive, nullptr); }, seed));
    if (++failures == 3) break;
  }
  if (verbose())
    std::cout << "lines " << seen.lines << ", undetermined " << seen.undetermined << ", narrower than Kleene's " << seen.narrower
              << "\n";
  return seen;
}

}  // namespace

TEST_CASE("property 4 of bundles: where nothing is of both signs and no reading is open, Kleene's interval is the answer") {
  const Seen seen = run(cases_to_run() / 50, 500'000, {.speaks_of_record = false, .positive = true});
  CHECK(seen.undetermined * 5 > seen.lines);
}

TEST_CASE("the interval of a line never goes beyond what its rules give by Kleene, and cases make some narrower") {
  const Seen seen = run(cases_to_run() / 80, 600'000, {.speaks_of_record = false, .presumes_meanwhile = false});
  CHECK(seen.narrower > 0);
}

}  // namespace sekisho::tests
