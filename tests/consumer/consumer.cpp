#include <iostream>

#include "engine/sekisho.h"

/// Decides one record under the policy file that is given; prints the verdict.
int main(int count, char** arguments) {
  if (count != 2) return 2;
  sekisho::Diagnostics diagnostics;
  const sekisho::Law law = sekisho::load(arguments[1], diagnostics);
  for (const sekisho::Diagnostic& diagnostic : diagnostics.all()) sekisho::render(std::cerr, diagnostic, false);
  if (law == nullptr) return 1;

  sekisho::Judge judge(law);
  const sekisho::Outcome outcome = judge.decide(
      R"({"transaction_id": "T-1", "date": "2026-02-01", "country_of_export": "CN", "destination": "JP", "items": [{"control_codes": ["CN:1C905.b"]}]})");
  const auto* decision = std::get_if<sekisho::Decision>(&outcome);
  if (decision == nullptr) return 1;
  std::cout << decision->transaction_id << ' ' << to_string(decision->certain) << '\n';
}
