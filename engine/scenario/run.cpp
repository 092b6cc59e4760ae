#include <algorithm>
#include <chrono>
#include <set>

#include "engine/scenario/reading.h"

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

/// The open parts and the evidence of the findings that made the interval what it is.
std::vector<Evidence> reasons(const Decision& decision) {
  std::vector<Evidence> evidence;
  for (const LineDecision& line : decision.lines) {
    for (const Finding& finding : line.findings) {
      if (finding.certain != decision.certain && finding.possible != decision.possible) continue;
      evidence.insert(evidence.end(), finding.evidence.begin(), finding.evidence.end());
      evidence.insert(evidence.end(), finding.open.begin(), finding.open.end());
    }
  }
  return evidence;
}

std::string interval(const Decision& decision) {
  const std::string text = verdict(decision.certain, decision.possible);
  if (decision.certain == decision.possible) return text;
  return text + " (" + std::string(to_string(decision.certain)) + " … " + std::string(to_string(decision.possible)) + ")";
}

void compare_verdicts(const Expectation& expected, const Decision& decision, std::vector<Difference>& found) {
  const auto compare = [&](std::string_view what, const std::vector<std::string>& words, std::string_view is, std::string got) {
    if (!words.empty() && !among(words, is))
      found.push_back({std::string(what), joined(words, " or "), std::move(got), reasons(decision)});
  };
  compare("verdict", expected.verdict, verdict(decision.certain, decision.possible), interval(decision));
  compare("certain", expected.certain, to_string(decision.certain), std::string(to_string(decision.certain)));
  compare("possible", expected.possible, to_string(decision.possible), std::string(to_string(decision.possible)));
  if (expected.at_least && decision.certain < *expected.at_least) {
    found.push_back({"certain", "at least " + std::string(to_string(*expected.at_least)), std::string(to_string(decision.certain)),
                     reasons(decision)});
  }
  if (expected.review && decision.review != *expected.review) {
    const std::string_view got = to_string(decision.review);
    found.push_back({"review", std::string(to_string(*expected.review)), got.empty() ? "none" : std::string(got), {}});
  }
}

// ---- rules
// ------------------------------------------------------------------------------------------------------------------------------

struct Found {
  const Finding* finding = nullptr;
  std::size_t line = 0;
};

/// The strongest finding of a rule over the lines: one that certainly holds before one that may.
Found finding_of(const Decision& decision, std::string_view rule) {
  Found best;
  for (std::size_t i = 0; i < decision.lines.size(); ++i) {
    for (const Finding& finding : decision.lines[i].findings) {
      if (finding.rule != rule) continue;
      if (best.finding == nullptr || finding.holds > best.finding->holds) best = {&finding, i};
    }
  }
  return best;
}

const Defeated* defeat_of(const Decision& decision, std::string_view rule) {
  for (const LineDecision& line : decision.lines) {
    for (const Defeated& defeated : line.defeated) {
      if (defeated.rule == rule) return &defeated;
    }
  }
  return nullptr;
}

std::string on_line(std::size_t line, const Decision& decision) {
  return decision.lines.size() == 1 ? "" : " on line " + decision.lines[line].line_no;
}

/// A scenario with what it was judged by.
struct Judged {
  const Scenario& scenario;
  Reference& reference;
  const History* history;

  std::optional<Valued> value_of(const std::string& name, int line) const {
    return reference.value_of(scenario.record, name, line, history);
  }
};

/// Its condition certainly holds on some line where it was found: the exceptions that may defeat it do not count.
bool certainly_found(const Judged& judged, const Decision& decision, const std::string& rule) {
  for (std::size_t i = 0; i < decision.lines.size(); ++i) {
    for (const Finding& finding : decision.lines[i].findings) {
      if (finding.rule != rule) continue;
      if (finding.holds == Truth::True) return true;
      const std::optional<Valued> valued = judged.value_of(rule, static_cast<int>(i) + 1);
      if (valued && valued->value == Truth::True) return true;
    }
  }
  return false;
}

void compare_rules(const Judged& judged, const Decision& decision, std::vector<Difference>& found) {
  for (const std::string& rule : judged.scenario.expected.rules) {
    if (certainly_found(judged, decision, rule)) continue;
    Difference difference{"rule " + quoted(rule), "holds", "not found", {}};
    if (const Found open = finding_of(decision, rule); open.finding != nullptr) {
      difference.got = "unknown" + on_line(open.line, decision);
      difference.evidence = open.finding->open;
    } else if (const Defeated* defeated = defeat_of(decision, rule); defeated != nullptr) {
      difference.got = "defeated by " + quoted(defeated->by);
    } else if (const std::optional<Valued> valued = judged.value_of(rule, 1)) {
      difference.got = valued->value == Truth::False ? "does not hold" : "not in force";
      difference.evidence = valued->evidence;
    }
    found.push_back(std::move(difference));
  }
  for (const std::string& rule : judged.scenario.expected.never) {
    const Found present = finding_of(decision, rule);
    if (present.finding == nullptr) continue;
    const bool holds = present.finding->holds == Truth::True;
    found.push_back({"rule " + quoted(rule), "never found", (holds ? "holds" : "unknown") + on_line(present.line, decision),
                     holds ? present.finding->evidence : present.finding->open});
  }
}

void compare_values(const Judged& judged, std::vector<Difference>& found) {
  for (const auto& [name, expected] : judged.scenario.expected.holds) {
    const std::optional<Valued> valued = judged.value_of(name, judged.scenario.expected.line);
    if (valued && valued->value == expected) continue;
    found.push_back({"holds " + quoted(name), std::string(to_string(expected)),
                     valued ? std::string(to_string(valued->value)) : "no value without an element to ask about",
                     valued ? valued->evidence : std::vector<Evidence>{}});
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

bool is_plain(const DecideOptions& options) {
  return !options.known_at && !options.known_at_each && options.only.empty() && options.without.empty() && options.adopt.empty() &&
         options.added.empty();
}

std::optional<History> history_of(const Scenario& scenario, Reference& reference) {
  if (!scenario.history) return std::nullopt;
  History history;
  for (const Transaction& record : *scenario.history) reference.remember(record, history);
  return history;
}

}  // namespace

std::vector<Difference> differences(const Scenario& scenario, const Decision& decision, Reference& reference,
                                    const History* history) {
  std::vector<Difference> found;
  const Judged judged{scenario, reference, history};
  compare_verdicts(scenario.expected, decision, found);
  compare_rules(judged, decision, found);
  compare_values(judged, found);
  compare_obligations(scenario.expected, decision, found);
  compare_questions(scenario.expected, decision, found);
  if (scenario.expected.exactly) compare_exactly(scenario.expected, decision, found);
  return found;
}

std::vector<CaseResult> run_scenarios(const std::vector<Scenario>& scenarios,
                                      const std::shared_ptr<const checked::Policy>& policy) {
  std::vector<CaseResult> results;
  Reference plain(policy);
  for (const Scenario& scenario : scenarios) {
    CaseResult& result = results.emplace_back();
    result.scenario = &scenario;
    if (scenario.faulty) continue;
    const auto begin = std::chrono::steady_clock::now();
    std::optional<Reference> own;
    if (!is_plain(scenario.options)) own.emplace(policy, scenario.options);
    Reference& reference = own ? *own : plain;
    const std::optional<History> history = history_of(scenario, reference);
    const History* known = history ? &*history : nullptr;
    result.decision = reference.decide(scenario.record, known);
    result.differences = differences(scenario, *result.decision, reference, known);
    result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  return results;
}

}  // namespace sekisho
