#include <algorithm>
#include <set>

#include "engine/scenario/reading.h"
#include "engine/scenario/reasons.h"

namespace sekisho {
namespace {

using scenario::quoted;

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += separator;
    text += word;
  }
  return text;
}

bool among(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// ---- the verdict
// ----------------------------------------------------------------------------------------------------------------------

std::string interval(const Decision& decision) {
  const std::string text = verdict(decision.certain, decision.possible);
  if (decision.certain == decision.possible) return text;
  return text + " (" + std::string(to_string(decision.certain)) + " … " + std::string(to_string(decision.possible)) + ")";
}

void compare_verdicts(const Expectation& expected, const Decision& decision, std::vector<Difference>& found) {
  const auto compare = [&](std::string_view what, const std::vector<std::string>& words, std::string_view is, std::string got) {
    if (!words.empty() && !among(words, is))
      found.push_back({std::string(what), joined(words, " or "), std::move(got), scenario::reasons_of(decision)});
  };
  compare("verdict", expected.verdict, verdict(decision.certain, decision.possible), interval(decision));
  compare("certain", expected.certain, to_string(decision.certain), std::string(to_string(decision.certain)));
  compare("possible", expected.possible, to_string(decision.possible), std::string(to_string(decision.possible)));
  if (expected.at_least && decision.certain < *expected.at_least) {
    found.push_back({"certain", "at least " + std::string(to_string(*expected.at_least)), std::string(to_string(decision.certain)),
                     scenario::reasons_of(decision)});
  }
  if (expected.review && decision.review != *expected.review) {
    const std::string_view got = to_string(decision.review);
    found.push_back({"review", std::string(to_string(*expected.review)), got.empty() ? "none" : std::string(got), {}});
  }
}

// ---- rules
// ------------------------------------------------------------------------------------------------------------------------------

/// Its condition certainly holds on some line where it was found: the exceptions that may defeat it do not count.
bool certainly_found(const Scenario& scenario, const Decision& decision, const std::string& rule, Reference& reference) {
  for (std::size_t i = 0; i < decision.lines.size(); ++i) {
    for (const Finding& finding : decision.lines[i].findings) {
      if (finding.rule != rule) continue;
      if (finding.holds == Truth::True) return true;
      const std::optional<Valued> valued = reference.value_of(scenario.record, rule, static_cast<int>(i) + 1);
      if (valued && valued->value == Truth::True) return true;
    }
  }
  return false;
}

void compare_rules(const Scenario& scenario, const Decision& decision, Reference& reference, std::vector<Difference>& found) {
  for (const std::string& rule : scenario.expected.rules) {
    if (certainly_found(scenario, decision, rule, reference)) continue;
    Difference difference{"rule " + quoted(rule), "holds", "", {}};
    difference.got = scenario::why_not(scenario, decision, rule, reference, difference.reasons);
    found.push_back(std::move(difference));
  }
  for (const std::string& rule : scenario.expected.never) {
    const scenario::Found present = scenario::finding_of(decision, rule);
    if (present.finding == nullptr) continue;
    const bool holds = present.finding->holds == Truth::True;
    found.push_back({"rule " + quoted(rule),
                     "never found",
                     (holds ? "holds" : "unknown") + scenario::on_line(present.line, decision),
                     {{"", holds ? present.finding->evidence : present.finding->open}}});
  }
}

void compare_values(const Scenario& scenario, Reference& reference, std::vector<Difference>& found) {
  for (const auto& [name, expected] : scenario.expected.holds) {
    const std::optional<Valued> valued = reference.value_of(scenario.record, name, scenario.expected.line);
    if (valued && valued->value == expected) continue;
    found.push_back({"holds " + quoted(name),
                     std::string(to_string(expected)),
                     valued ? std::string(to_string(valued->value)) : "no value without an element to ask about",
                     {{"", valued ? valued->evidence : std::vector<Evidence>{}}}});
  }
}

// ---- obligations and questions
// -------------------------------------------------------------------------------------------------------

/// Every text by which a scenario may name a question.
std::vector<std::string> names_of(const Question& question) {
  std::vector<std::string> names;
  for (const std::string* name : {&question.term, &question.of, &question.fact, &question.list, &question.owned, &question.currency,
                                  &question.instrument, &question.per}) {
    if (!name->empty()) names.push_back(*name);
  }
  return names;
}

std::string describe(const Question& question) {
  const std::vector<std::string> names = names_of(question);
  return names.empty() ? question.kind : names.front();
}

bool answers(const Question& question, const std::string& name) { return among(names_of(question), name); }

std::string list_or_none(const std::set<std::string>& names) {
  if (names.empty()) return "none";
  return joined({names.begin(), names.end()}, ", ");
}

std::set<std::string> obligation_names(const Decision& decision) {
  std::set<std::string> names;
  for (const ObligationDue& obligation : decision.obligations) names.insert(obligation.name);
  return names;
}

std::set<std::string> question_names(const Decision& decision) {
  std::set<std::string> names;
  for (const Question& question : decision.questions) names.insert(describe(question));
  return names;
}

void compare_obligations(const Expectation& expected, const Decision& decision, std::vector<Difference>& found) {
  const std::set<std::string> due = obligation_names(decision);
  for (const std::string& name : expected.obligations) {
    if (due.count(name) == 0) found.push_back({"obligation " + quoted(name), "required", "only: " + list_or_none(due), {}});
  }
}

void compare_questions(const Expectation& expected, const Decision& decision, std::vector<Difference>& found) {
  for (const std::string& name : expected.questions) {
    const bool asked = std::any_of(decision.questions.begin(), decision.questions.end(),
                                   [&](const Question& question) { return answers(question, name); });
    if (!asked) found.push_back({"question " + quoted(name), "asked", "only: " + list_or_none(question_names(decision)), {}});
  }
  if (!expected.states_questions || !expected.questions.empty() || decision.questions.empty()) return;
  found.push_back({"questions", "none", list_or_none(question_names(decision)), {}});
}

/// `exactly: true`: nothing beside what is listed.
void compare_exactly(const Expectation& expected, const Decision& decision, std::vector<Difference>& found) {
  std::set<std::string> rules;
  for (const LineDecision& line : decision.lines) {
    for (const Finding& finding : line.findings) {
      if (finding.holds == Truth::True) rules.insert(finding.rule);
    }
  }
  for (const std::string& rule : rules) {
    if (!among(expected.rules, rule)) found.push_back({"rule " + quoted(rule), "no other rule", "holds", {}});
  }
  for (const std::string& name : obligation_names(decision)) {
    if (!among(expected.obligations, name)) found.push_back({"obligation " + quoted(name), "no other obligation", "required", {}});
  }
  for (const Question& question : decision.questions) {
    const bool listed = std::any_of(expected.questions.begin(), expected.questions.end(),
                                    [&](const std::string& name) { return answers(question, name); });
    if (!listed) found.push_back({"question " + quoted(describe(question)), "no other question", "asked", {}});
  }
}

}  // namespace

std::vector<Difference> differences(const Scenario& scenario, const Decision& decision, Reference& reference) {
  std::vector<Difference> found;
  compare_verdicts(scenario.expected, decision, found);
  compare_rules(scenario, decision, reference, found);
  compare_values(scenario, reference, found);
  compare_obligations(scenario.expected, decision, found);
  compare_questions(scenario.expected, decision, found);
  if (scenario.expected.exactly) compare_exactly(scenario.expected, decision, found);
  return found;
}

}  // namespace sekisho
