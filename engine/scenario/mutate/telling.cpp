#include "engine/scenario/mutate/telling.h"

#include <algorithm>
#include <set>

#include "engine/yaml/print.h"

namespace sekisho::mutate {
namespace {

using Names = std::set<std::string>;

std::string listed(const Names& names) {
  std::vector<yaml::Node> items;
  for (const std::string& name : names) items.push_back(yaml::scalar(name));
  return yaml::print_flow(yaml::sequence(std::move(items)));
}

/// Names that the first has and the second has not.
Names beyond(const Names& first, const Names& second) {
  Names found;
  std::set_difference(first.begin(), first.end(), second.begin(), second.end(), std::inserter(found, found.end()));
  return found;
}

Names rules_of(const Decision& decision, bool certainly) {
  Names names;
  for (const LineDecision& line : decision.lines) {
    for (const Finding& finding : line.findings) {
      if (!certainly || finding.holds == Truth::True) names.insert(finding.rule);
    }
  }
  return names;
}

Names obligations_of(const Decision& decision) {
  Names names;
  for (const ObligationDue& due : decision.obligations) names.insert(due.name);
  return names;
}

/// Names by which a scenario may ask for a question.
Names questions_of(const Decision& decision) {
  Names names;
  for (const Question& question : decision.questions) {
    for (const std::string* name : {&question.term, &question.of, &question.fact}) {
      if (!name->empty()) names.insert(*name);
    }
  }
  return names;
}

void tell_by_verdict(const Decision& law, const Decision& mutant, Telling& telling) {
  if (law.certain == mutant.certain && law.possible == mutant.possible) return;
  telling.plainness = law.certain == law.possible ? Telling::Plainness::settled : Telling::Plainness::verdict;
  const std::string expected = verdict(law.certain, law.possible);
  telling.keys.emplace_back("expect", expected);
  if (expected != verdict(mutant.certain, mutant.possible)) return;
  telling.keys.emplace_back("certain", to_string(law.certain));
  telling.keys.emplace_back("possible", to_string(law.possible));
}

void tell_by_names(std::string_view key, const Names& names, Telling& telling) {
  if (telling.keys.empty() && !names.empty()) telling.keys.emplace_back(key, listed(names));
}

}  // namespace

Telling tell_apart(Bench& bench, const Scenario& scenario, const Affected& affected) {
  Telling telling;
  if (!bench.may_differ(scenario, affected)) return telling;
  const Decision law = bench.law(scenario).decide(scenario.record);
  const Decision mutant = bench.mutant(scenario).decide(scenario.record);
  tell_by_verdict(law, mutant, telling);
  tell_by_names("rules", beyond(rules_of(law, true), rules_of(mutant, true)), telling);
  tell_by_names("never", beyond(rules_of(mutant, false), rules_of(law, false)), telling);
  tell_by_names("requires", beyond(obligations_of(law), obligations_of(mutant)), telling);
  if (telling.keys.empty() && law.review != mutant.review && law.review != Review::none)
    telling.keys.emplace_back("review", to_string(law.review));
  tell_by_names("asks", beyond(questions_of(law), questions_of(mutant)), telling);
  if (telling.keys.empty() && law.questions.empty() && !mutant.questions.empty()) telling.keys.emplace_back("asks", "[]");
  return telling;
}

}  // namespace sekisho::mutate
