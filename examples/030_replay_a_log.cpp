// A whole log, decided as the law was known on each record's own day.
//   build/release/example_030_replay_a_log

#include <filesystem>
#include <iostream>

#include "engine/sekisho.h"

int main() {
  sekisho::Diagnostics diagnostics;
  const sekisho::Law law = sekisho::load("policies/cn", diagnostics);
  if (law == nullptr) return 1;

  sekisho::ReplayOptions options;
  options.directory = (std::filesystem::temp_directory_path() / "sekisho-example-030").string();
  options.decide.known_at_each = true;
  options.echo = {{"known_at", "each"}};
  const sekisho::ReplaySummary summary = replay(law, {"examples/records/a_week.jsonl"}, options);

  for (std::size_t i = 0; i < summary.verdicts.by_verdict.size(); ++i) {
    std::cout << sekisho::verdict_word(i) << ": " << summary.verdicts.by_verdict[i] << '\n';
  }
  std::cout << "rejected: " << summary.rejected << '\n';
  if (summary.decided + summary.rejected == summary.records) std::cout << "decided + rejected = records read\n";
  std::filesystem::remove_all(options.directory);
}
