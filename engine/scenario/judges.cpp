#include "engine/scenario/judges.h"

namespace sekisho::scenario {
namespace {

/// The same for the same options; entries added and the known time are left aside.
std::string key_of(const DecideOptions& options) {
  std::string key;
  const auto add = [&](std::string_view part) { key += std::to_string(part.size()) + ":" + std::string(part); };
  for (const std::vector<std::string>* names : {&options.only, &options.without}) {
    key += "|";
    for (const std::string& name : *names) add(name);
  }
  key += "|";
  for (const auto& [group, branch] : options.adopt) add(group), add(branch);
  return key;
}

}  // namespace

Reference& Judges::fresh(Judge& judge, const DecideOptions& options) {
  if (!judge.reference) {
    judge.reference = std::make_unique<Reference>(policy_, options);
  } else if (judge.generation != generation_) {
    judge.reference->forget_declarations();
  }
  judge.generation = generation_;
  judge.reference->set_known_at(options.known_at, options.known_at_each);
  return *judge.reference;
}

Reference& Judges::judge_of(const Scenario& scenario) {
  Judge& judge = scenario.options.added.empty() ? by_options_[key_of(scenario.options)] : with_entries_[&scenario];
  Reference& reference = fresh(judge, scenario.options);
  reference.set_history(history_of(scenario, reference));
  return reference;
}

const History* Judges::history_of(const Scenario& scenario, Reference& judge) {
  if (!scenario.history) return nullptr;
  const auto [at, is_new] = histories_.try_emplace(&scenario);
  Remembered& remembered = at->second;
  if (is_new || remembered.generation != generation_) {
    remembered = {{}, generation_};
    for (const Transaction& record : *scenario.history) judge.remember(record, remembered.history);
  }
  return &remembered.history;
}

}  // namespace sekisho::scenario
