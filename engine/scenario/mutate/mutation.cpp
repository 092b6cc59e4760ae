#include "engine/scenario/mutate/mutation.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "engine/scenario/mutate/bench.h"
#include "engine/scenario/mutate/witness.h"

namespace sekisho {
namespace {

using mutate::Affected;
using mutate::Bench;

/// What all threads read.
struct Trial {
  const std::vector<const Scenario*>& scenarios;
  const Mutants& mutants;
  const mutate::Dependence& dependence;
  const MutationOptions& options;
};

/// Whether a scenario says something of the value of a declaration that may be another.
bool asks_for(const Scenario& scenario, const Affected& affected) {
  const auto& holds = scenario.expected.holds;
  return std::any_of(holds.begin(), holds.end(), [&](const auto& expected) { return affected.names.count(expected.first) != 0; });
}

bool kills(Bench& bench, const Scenario& scenario) {
  Reference& judge = bench.mutant(scenario);
  return !differences(scenario, judge.decide(scenario.record), judge).empty();
}

Fate fate_of(const Trial& trial, Bench& bench, ScenarioReader& reader, const Mutant& mutant) {
  Fate fate;
  bench.plant(mutant.replacements);
  const Affected affected = trial.dependence.affected_by(mutant.replacements);
  std::vector<const Scenario*> touched;
  for (const Scenario* scenario : trial.scenarios) {
    const bool may_differ = bench.may_differ(*scenario, affected);
    if (may_differ) touched.push_back(scenario);
    if (!may_differ && !asks_for(*scenario, affected)) continue;
    if (!kills(bench, *scenario)) continue;
    fate.killed = true;
    fate.by = scenario;
    return fate;
  }
  const mutate::Witness witness =
      mutate::find_witness({bench, reader, mutant, affected, touched, trial.scenarios, trial.options.records});
  fate.witness = witness.scenario;
  fate.records = witness.records;
  return fate;
}

void work(const Trial& trial, std::atomic<std::size_t>& next, std::vector<Fate>& fates) {
  Bench bench(*trial.mutants.policy);
  ScenarioReader reader(bench.policy());
  for (std::size_t at = next++; at < fates.size(); at = next++) fates[at] = fate_of(trial, bench, reader, trial.mutants.all[at]);
}

}  // namespace

std::size_t Mutation::killed() const {
  return static_cast<std::size_t>(std::count_if(fates.begin(), fates.end(), [](const Fate& fate) { return fate.killed; }));
}

Mutation run_mutants(const std::vector<CaseResult>& results, const checked::Policy& policy, const MutationOptions& options) {
  Mutation mutation;
  mutation.mutants = mutants_of(policy);
  mutation.fates.resize(mutation.mutants.all.size());
  std::vector<const Scenario*> scenarios;
  for (const CaseResult& result : results) {
    if (result.passed()) scenarios.push_back(result.scenario);
  }
  mutation.scenarios = scenarios.size();
  const mutate::Dependence dependence(*mutation.mutants.policy);
  const Trial trial{scenarios, mutation.mutants, dependence, options};
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> others;
  for (unsigned at = 1; at < options.threads; ++at) others.emplace_back([&] { work(trial, next, mutation.fates); });
  work(trial, next, mutation.fates);
  for (std::thread& other : others) other.join();
  return mutation;
}

}  // namespace sekisho
