// The first decision: law in, one record in, one decision out.
//   build/release/example_010_first_decision

#include <iostream>

#include "engine/sekisho.h"

int main() {
  sekisho::Diagnostics diagnostics;
  const sekisho::Law law = sekisho::load("policies/cn", diagnostics);
  for (const sekisho::Diagnostic& diagnostic : diagnostics.all()) {
    if (law == nullptr) sekisho::render(std::cerr, diagnostic, false);
  }
  if (law == nullptr) return 1;

  sekisho::Judge judge(law);
  const sekisho::Outcome outcome =
      judge.decide(sekisho::read_file("examples/records/magnets_to_japan.json", sekisho::max_record_bytes));

  if (const auto* rejection = std::get_if<sekisho::Rejection>(&outcome)) {
    std::cerr << rejection->field << ": " << rejection->reason << '\n';
    return 1;
  }
  const auto& decision = std::get<sekisho::Decision>(outcome);
  std::cout << decision.transaction_id << " is " << verdict(decision.certain, decision.possible) << ": at least "
            << to_string(decision.certain) << ", at most " << to_string(decision.possible) << '\n';
  for (const sekisho::Question& question : decision.questions) {
    std::cout << "  to settle it: " << (question.asks.empty() ? question.fact + question.of : question.asks) << '\n';
  }
  std::cout << canonical_json(decision) << '\n';
}
