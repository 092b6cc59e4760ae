#include <algorithm>

#include "engine/explain/telling.h"
#include "engine/explain/words.h"

namespace sekisho {
namespace {

/// "under Announcement No. 18 of 2025 (`cn-2025-18.license`)"
Words under(const checked::Policy& policy, const std::string& rule, const std::vector<std::string>& cites) {
  Words words;
  const std::string title = title_of(policy, rule);
  if (!cites.empty()) return words.say(" under ").add(citation(policy, rule, cites)).say(" (").name(rule).say(")");
  words.say(" by ").name(rule);
  if (!title.empty()) words.say(", ").quote(title);
  return words;
}

Words finding_sentence(const Telling& telling, const Finding& finding) {
  const bool certain = finding.holds == Truth::True;
  Words words;
  if (certain && finding.effect == Effect::refer && !finding.refer.empty()) {
    words.strong("It must be referred").say(" to ").quote(finding.refer);
  } else if (finding.effect == Effect::refer && !finding.refer.empty()) {
    words.strong("It may have to be referred").say(" to ").quote(finding.refer);
  } else {
    words.strong(sentence(demand(finding)));
  }
  words.add(under(telling.policy, finding.rule, finding.cites)).say(".");
  if (finding.review != Review::none) words.say(" Licensing policy: " + std::string(to_string(finding.review)) + ".");
  if (finding.status == "reported") words.say(" The provision is known from reports alone.");
  if (finding.status == "unverified") words.say(" Nobody has verified the text of the provision.");
  if (finding.status == "proposed") words.say(" The provision is only proposed.");
  if (!finding.confidence.empty()) words.say(" The wording relied on is " + finding.confidence + ".");
  return words;
}

using Clauses = std::vector<std::pair<Truth, Words>>;

/// The findings of one line mostly rest on the same facts: each is told once, with a number.
struct Facts {
  std::vector<Words> all;
  std::vector<std::string> texts;

  std::size_t number_of(const Words& fact) {
    const std::string text = plain(fact);
    const auto known = std::find(texts.begin(), texts.end(), text);
    if (known != texts.end()) return static_cast<std::size_t>(known - texts.begin()) + 1;
    texts.push_back(text);
    all.push_back(fact);
    return texts.size();
  }
};

/// "fact 3", "facts 1 to 4, 6 and 9"
std::string facts_in_words(std::vector<std::size_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  std::vector<std::string> runs;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t end = i;
    while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
    if (end < i + 2) end = i;  // two in a row are named
    runs.push_back(std::to_string(numbers[i]) + (end == i ? "" : " to " + std::to_string(numbers[end])));
    i = end + 1;
  }
  return (numbers.size() == 1 ? "fact " : "facts ") + listed(runs);
}

void tell_grounds(const Telling& telling, const Finding& finding, Facts* facts) {
  std::vector<std::size_t> numbers;
  for (const auto& [is, words] : clauses_of(finding.evidence)) {
    if (facts == nullptr || is == Truth::Unknown) {
      telling.document.item(1, is == Truth::Unknown ? Mark::open : Mark::supports, words);
    } else {
      numbers.push_back(facts->number_of(words));
    }
  }
  if (!numbers.empty()) telling.document.item(1, Mark::supports, said("on " + facts_in_words(numbers)));
  for (const auto& [is, words] : clauses_of(finding.open)) telling.document.item(1, Mark::open, words);
}

bool share_facts(const LineDecision& line) {
  Facts facts;
  std::size_t told = 0;
  for (const Finding& finding : line.findings) {
    for (const auto& [is, words] : clauses_of(finding.evidence)) {
      ++told;
      facts.number_of(words);
    }
  }
  return facts.all.size() < told;
}

void tell_findings(const Telling& telling, const LineDecision& line) {
  Facts facts;
  const bool apart = share_facts(line);
  for (const Finding& finding : line.findings) {
    telling.document.item(0, Mark::none, finding_sentence(telling, finding));
    if (!finding.because.empty()) telling.document.item(1, Mark::none, Words().quote(finding.because));
    tell_grounds(telling, finding, apart ? &facts : nullptr);
  }
  if (facts.all.empty()) return;
  telling.document.item(0, Mark::none, said("The facts:"));
  for (std::size_t i = 0; i < facts.all.size(); ++i) telling.document.numbered(1, static_cast<int>(i) + 1, facts.all[i]);
}

void tell_defeated(const Telling& telling, const Defeated& defeated) {
  const checked::Declared* exception = declared_of(telling.policy, defeated.by);
  const checked::Declared* rule = declared_of(telling.policy, defeated.rule);
  Words words;
  words.strong("An exception applies").say(": ").name(defeated.by);
  if (exception != nullptr && !exception->cites.empty())
    words.say(" (").add(citation(telling.policy, defeated.by, exception->cites)).say(")");
  words.say(" lifts ").name(defeated.rule);
  if (rule != nullptr && !rule->cites.empty()) words.say(" (").add(citation(telling.policy, defeated.rule, rule->cites)).say(")");
  if (defeated.leaves != Effect::permit) words.say("; what is left: " + demand(defeated.leaves));
  telling.document.item(0, Mark::none, words.say("."));
  if (exception != nullptr && !exception->because.empty()) telling.document.item(1, Mark::none, Words().quote(exception->because));
}

void tell_near(const Telling& telling, const NearRule& near) {
  const checked::Declared* rule = declared_of(telling.policy, near.rule);
  Words words;
  words.add(citation(telling.policy, near.rule, rule == nullptr ? std::vector<std::string>{} : rule->cites));
  words.say(words.empty() ? "" : " (").name(near.rule).say(words.pieces.size() > 1 ? ")" : "");
  if (!near.force.empty())
    return telling.document.item(
        1, Mark::against,
        words.say((near.open ? ": its condition may be met, but it is " : ": its condition is met, but it is ") + near.force));
  const ConditionPart& part = near.missing.front();
  words.say(part.excludes ? ": all is met, but it excludes " : ": what is not met is ").name(part.text);
  const Clauses facts = clauses_of(part.evidence);
  for (std::size_t i = 0; i < std::min<std::size_t>(facts.size(), 3); ++i) words.say(i == 0 ? " (" : "; ").add(facts[i].second);
  telling.document.item(1, Mark::against, words.say(facts.empty() ? "" : facts.size() > 3 ? "; …)" : ")"));
}

void tell_nothing(const Telling& telling, std::size_t line) {
  telling.document.item(0, Mark::none, said("No rule that is in force applies."));
  if (line >= telling.options.near.size() || telling.options.near[line].empty()) return;
  telling.document.item(0, Mark::none, said("The nearest:"));
  for (const NearRule& near : telling.options.near[line]) tell_near(telling, near);
}

void tell_line(const Telling& telling, std::size_t at) {
  const LineDecision& line = telling.decision.lines[at];
  const std::string what = at < telling.transaction.items.size() ? heading_of(*telling.transaction.items[at], ", ") : "";
  Words heading = said("Line " + line.line_no + (what.empty() ? "" : ": " + what));
  if (telling.decision.lines.size() > 1) heading.say(" — ").add(verdict_in_a_sentence(line.certain, line.possible, line.review));
  telling.document.heading(1, heading);
  if (line.findings.empty()) tell_nothing(telling, at);
  tell_findings(telling, line);
  for (const Defeated& defeated : line.defeated) tell_defeated(telling, defeated);
  if (!line.exact)
    telling.document.item(0, Mark::none,
                          said("There are more cases than can be tried one by one: more may be open here than need be."));
}

}  // namespace

void tell_lines(const Telling& telling) {
  for (std::size_t at = 0; at < telling.decision.lines.size(); ++at) {
    if (!telling.options.line || *telling.options.line == at + 1) tell_line(telling, at);
  }
}

}  // namespace sekisho
