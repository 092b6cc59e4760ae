#include <fstream>

#include "engine/sekisho.h"
#include "tests/catch.h"
#include "tests/generate/generate.h"
#include "tests/generate/trial.h"

// A record touches few rules of a law; the others are not evaluated (engine/evaluate/touched.cpp). That must never show.
namespace sekisho::tests {
namespace {

using namespace generated;

/// What changes where every rule is evaluated.
std::optional<std::string> shows(const Case& one) {
  Trial trial(one.program);
  if (!trial.stands()) return std::nullopt;
  DecideOptions options = options_of(one);
  const auto touched = trial.reference(options);
  options.every_rule = true;
  const auto every = trial.reference(options);
  History before, before_every;
  touched->set_history(&before);
  every->set_history(&before_every);
  for (const Json& record : one.records) {
    const auto transaction = trial.decode(record);
    if (!transaction) continue;
    const std::string few = canonical_json(touched->decide(*transaction)), all = canonical_json(every->decide(*transaction));
    touched->remember(*transaction, before);
    every->remember(*transaction, before_every);
    if (few != all) return "\n  " + few + "\nwith every rule\n  " + all;
  }
  return std::nullopt;
}

/// What the value of a rule's condition says against its finding.
std::optional<std::string> disagrees(const Case& one) {
  Trial trial(one.program);
  if (!trial.stands()) return std::nullopt;
  /// By an exception, or by a licence held.
  const auto may_be_defeated = [&](const checked::Rule& rule) {
    const bool asks = rule.effect == Effect::license || rule.effect == Effect::deny;
    const std::uint32_t regime = rule.declared.regime;
    const bool granted = regime != checked::Policy::no_regime && !trial.policy().regimes[regime].authorities.empty();
    return !rule.exceptions.empty() || (asks && granted);
  };
  const auto reference = trial.reference(options_of(one));
  History before;
  reference->set_history(&before);
  for (const Json& record : one.records) {
    const auto transaction = trial.decode(record);
    if (!transaction) continue;
    const LineDecision line = reference->decide(*transaction).lines.front();
    for (const checked::Rule& rule : trial.policy().rules) {
      const auto valued = reference->value_of(*transaction, rule.declared.name, 1);
      if (!valued) return rule.declared.name + " has no value";
      const auto found = std::find_if(line.findings.begin(), line.findings.end(),
                                      [&](const Finding& finding) { return finding.rule == rule.declared.name; });
      const bool is_found = found != line.findings.end();
      const bool wrong = valued->value == Truth::False ? is_found
                         : may_be_defeated(rule)       ? false
                                                       : !is_found || found->holds != valued->value;
      if (!wrong) continue;
      return rule.declared.name + " is " + std::string(to_string(valued->value)) + " and its finding " +
             (is_found ? std::string(to_string(found->holds)) : "is not there");
    }
    reference->remember(*transaction, before);
  }
  return std::nullopt;
}

/// Runs `fault_of` on generated bundles of ten records each.
void none_of(std::uint64_t bundles, std::uint64_t salt, const FaultOf& fault_of, const ProgramOptions& options = {}) {
  int failures = 0;
  for (std::uint64_t seed = first_seed() + salt; seed < first_seed() + salt + bundles; ++seed) {
    Random random(seed);
    Case one;
    one.program = make_program(random, options);
    Trial trial(one.program);
    if (!trial.stands()) continue;
    if (random.chance(30)) one.known_at = random.chance(30) ? "each" : make_date(random, 20);
    for (int record = 1; record <= 10; ++record) {
      one.records.push_back(make_record(random, "T-" + std::to_string(record)));
      add_judgements(random, one.records.back(), trial.policy());
    }
    if (!fault_of(one)) continue;
    FAIL_CHECK(smallest(one, fault_of, seed));
    if (++failures == 3) return;
  }
}

}  // namespace

TEST_CASE("generated bundles are decided alike with and without the rules that a record cannot touch") {
  none_of(cases_to_run() / 40, 400'000, shows);
  none_of(cases_to_run() / 100, 420'000, shows, {.over_log = true});
}

TEST_CASE("the value of a rule's condition agrees with its finding") {
  none_of(cases_to_run() / 80, 700'000, disagrees);
  none_of(cases_to_run() / 160, 720'000, disagrees, {.over_log = true});
}

TEST_CASE("the shipped law of China decides the example log alike with and without the rules that a record cannot touch") {
  Diagnostics diagnostics;
  const Law law = load("policies/cn", diagnostics);
  REQUIRE(law != nullptr);
  DecideOptions options;
  Judge touched(law, options);
  options.every_rule = true;
  Judge every(law, options);
  std::ifstream log("examples/logs/trade_2024_2026.jsonl");
  REQUIRE(log.good());
  const std::uint64_t step = std::max<std::uint64_t>(1, 400'000 / cases_to_run());
  std::uint64_t line = 0, compared = 0;
  for (std::string record; std::getline(log, record); ++line) {
    if (line % step != 0 || record.empty()) continue;
    const Outcome few = touched.decide(record), all = every.decide(record);
    REQUIRE(few.index() == all.index());
    if (!std::holds_alternative<Decision>(few)) continue;
    INFO(record);
    REQUIRE(canonical_json(std::get<Decision>(few)) == canonical_json(std::get<Decision>(all)));
    ++compared;
  }
  REQUIRE(compared > 100);
}

}  // namespace sekisho::tests
