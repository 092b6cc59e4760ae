#include "engine/sekisho.h"

#include "engine/bundle/bundle.h"
#include "engine/check/check.h"
#include "engine/evaluate/decode_options.h"

namespace sekisho {
namespace {

/// The checked policy points into the bundle, so they live and die together.
struct Whole {
  Bundle bundle;
  std::shared_ptr<const checked::Policy> policy;
};

}  // namespace

Law load(const std::string& path, Diagnostics& diagnostics) {
  const auto whole = std::make_shared<Whole>();
  whole->bundle = load_bundle(path, diagnostics);
  whole->policy = check(whole->bundle, diagnostics);
  diagnostics.sort();
  if (diagnostics.has_errors()) return nullptr;
  return {whole, whole->policy.get()};
}

Judge::Judge(Law law, DecideOptions options)
    : law_(std::move(law)), decoder_(decode_options(*law_)), reference_(law_, std::move(options)) {}

Outcome Judge::decide(std::string_view json) {
  Decoded decoded = decoder_.decode(json);
  if (auto* rejection = std::get_if<Rejection>(&decoded)) return std::move(*rejection);
  return reference_.decide(std::get<Transaction>(decoded));
}

std::vector<Outcome> Judge::decide(const std::vector<std::string>& records) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(records.size());
  for (const std::string& record : records) outcomes.push_back(decide(record));
  return outcomes;
}

Decision Judge::decide(const Transaction& transaction) { return reference_.decide(transaction); }

std::vector<Scenario> load_scenarios(const Law& law, const std::vector<std::string>& paths, Diagnostics& diagnostics) {
  std::vector<Scenario> scenarios;
  for (const std::string& path : paths.empty() ? law->bundle->scenario_files : paths) {
    const auto source = std::make_shared<const Source>(Source{path, read_file(path, max_scenario_bytes)});
    std::vector<Scenario> read = read_scenarios(source, *law, diagnostics);
    scenarios.insert(scenarios.end(), std::make_move_iterator(read.begin()), std::make_move_iterator(read.end()));
  }
  diagnostics.sort();
  return scenarios;
}

}  // namespace sekisho
