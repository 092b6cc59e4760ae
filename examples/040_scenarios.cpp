// A policy of one's own, with its own tests.
//   build/release/example_040_scenarios

#include <iostream>

#include "engine/scenario/report.h"
#include "engine/sekisho.h"

int main() {
  sekisho::Diagnostics diagnostics;
  const sekisho::Law law = sekisho::load("examples/own_law", diagnostics);
  const std::vector<sekisho::Scenario> scenarios =
      law == nullptr ? std::vector<sekisho::Scenario>{} : load_scenarios(law, {}, diagnostics);
  for (const sekisho::Diagnostic& diagnostic : diagnostics.all()) render(std::cerr, diagnostic, false);
  if (diagnostics.has_errors()) return 1;

  const std::vector<sekisho::CaseResult> results = run_scenarios(scenarios, law);
  sekisho::write_text(std::cout, results, true, false);
  return sekisho::totals(results).passed == results.size() ? 0 : 1;
}
