// A decision in words, and why a rule does not apply.
//   build/release/example_020_explain

#include <iostream>

#include "engine/sekisho.h"

int main() {
  sekisho::Diagnostics diagnostics;
  const sekisho::Law law = sekisho::load("policies/cn", diagnostics);
  if (law == nullptr) return 1;

  sekisho::LogReader reader("examples/records/magnets_to_japan.json", sekisho::decode_options(*law), nullptr);
  const auto decoded = reader.next();
  if (!decoded || !std::holds_alternative<sekisho::Transaction>(*decoded)) return 1;
  const auto& record = std::get<sekisho::Transaction>(*decoded);

  sekisho::Judge judge(law);
  const sekisho::Decision decision = judge.decide(record);
  write_text(std::cout, explanation(decision, record, *law));

  const std::string rule = "cn-2026-1.military-users";
  sekisho::Reference reference(law);
  const auto asked = why_not(reference, *law, record, rule, 1);
  if (!asked) return 1;
  std::cout << '\n';
  write_text(std::cout, explanation_of(std::vector{*asked}, decision, record, *law));
}
