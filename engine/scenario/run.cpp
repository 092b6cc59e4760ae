#include <chrono>

#include "engine/scenario/judges.h"

namespace sekisho {

std::vector<CaseResult> run_scenarios(const std::vector<Scenario>& scenarios,
                                      const std::shared_ptr<const checked::Policy>& policy) {
  std::vector<CaseResult> results;
  scenario::Judges judges(policy);
  for (const Scenario& scenario : scenarios) {
    CaseResult& result = results.emplace_back();
    result.scenario = &scenario;
    if (scenario.faulty) continue;
    const auto begin = std::chrono::steady_clock::now();
    Reference& reference = judges.judge_of(scenario);
    result.decision = reference.decide(scenario.record);
    result.differences = differences(scenario, *result.decision, reference);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  return results;
}

}  // namespace sekisho
