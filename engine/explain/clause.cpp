#include <algorithm>

#include "engine/explain/explain.h"
#include "engine/explain/words.h"

namespace sekisho {
namespace {

/// Who or what is meant, and where the record says so.
Words subject(const Evidence& evidence) {
  Words words;
  if (evidence.value.empty()) return words.name(evidence.fact);
  words.say(evidence.value);
  if (!evidence.fact.empty()) words.say(" (").name(evidence.fact).say(")");
  return words;
}

Words match_clause(const Evidence& evidence, const std::vector<std::string>& entries) {
  Words words = subject(evidence);
  if (evidence.is == Truth::True) words.say(" is on list ");
  if (evidence.is == Truth::Unknown) words.say(entries.empty() ? ": it is open whether it is on list " : " may be on list ");
  if (evidence.is == Truth::False) words.say(" is not on list ");
  words.name(evidence.list);
  if (!entries.empty()) words.say(entries.size() == 1 ? ", entry " : ", entries ").say(listed(entries));
  if (!evidence.alias.empty() && evidence.alias != evidence.value) words.say(", there called “" + evidence.alias + "”");
  if (evidence.score && *evidence.score < Number(1)) words.say(", score " + evidence.score->to_string());
  return words;
}

Words term_clause(const Evidence& evidence) {
  Words words;
  if (evidence.is == Truth::Unknown) words.say("nobody has judged ");
  words.name(evidence.term);
  if (!evidence.fact.empty()) words.say(" of ").name(evidence.fact);
  if (evidence.is != Truth::Unknown) words.say(evidence.is == Truth::True ? " is so" : " is not so");
  return words;
}

Words clause_of(const Evidence& evidence, const std::vector<std::string>& entries) {
  Words words;
  if (evidence.fact == "rate" && !evidence.list.empty())
    return words.say("at the rate " + evidence.value + " of list ").name(evidence.list).say(", entry " + listed(entries));
  if (!evidence.list.empty()) return match_clause(evidence, entries);
  if (!evidence.term.empty()) return term_clause(evidence);
  if (!evidence.reading.empty()) {
    if (evidence.is == Truth::Unknown) return words.say("it is not settled how to read ").name(evidence.reading);
    return words.name(evidence.reading.substr(0, evidence.reading.find(": ")))
        .say(" is read as ")
        .name(evidence.reading.find(": ") == std::string::npos ? "any of its readings"
                                                               : evidence.reading.substr(evidence.reading.find(": ") + 2));
  }
  if (evidence.value.empty()) return words.name(evidence.fact).say(evidence.is == Truth::Unknown ? " is missing" : " is none");
  return words.name(evidence.fact).say(" is " + evidence.value);
}

bool same_hit(const Evidence& a, const Evidence& b) {
  return !a.list.empty() && a.is == b.is && a.fact == b.fact && a.value == b.value && a.list == b.list && a.alias == b.alias &&
         a.score == b.score;
}

/// That who stands under a role plays it.
bool goes_without_saying(const Evidence& fact) {
  const bool of_role = fact.fact.find(".role") != std::string::npos && fact.list.empty() && !fact.value.empty();
  return of_role && fact.fact.compare(0, fact.value.size(), fact.value) == 0 && fact.is != Truth::Unknown;
}

/// A fact that a hit on a list tells too.
bool told_by_a_hit(const Evidence& fact, const std::vector<Evidence>& evidence) {
  if (!fact.list.empty() || !fact.term.empty() || !fact.reading.empty() || fact.value.empty()) return false;
  return std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& other) {
    const bool both_known = other.is != Truth::Unknown && fact.is != Truth::Unknown;
    return !other.list.empty() && (both_known || other.is == fact.is) && other.fact == fact.fact && other.value == fact.value;
  });
}

}  // namespace

Words clause_of(const Evidence& evidence) {
  return clause_of(evidence, evidence.entry.empty() ? std::vector<std::string>{} : std::vector<std::string>{evidence.entry});
}

std::string clause(const Evidence& evidence) { return plain(clause_of(evidence)); }

std::vector<std::pair<Truth, Words>> clauses_of(const std::vector<Evidence>& evidence) {
  std::vector<std::pair<Truth, Words>> clauses;
  std::vector<bool> told(evidence.size(), false);
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < evidence.size(); ++i) {
    if (told[i] || told_by_a_hit(evidence[i], evidence)) continue;
    if (evidence.size() > 1 && goes_without_saying(evidence[i])) continue;
    std::vector<std::string> entries;
    for (std::size_t j = i; j < evidence.size(); ++j) {
      if (j != i && !same_hit(evidence[i], evidence[j])) continue;
      told[j] = true;
      if (!evidence[j].entry.empty() && std::find(entries.begin(), entries.end(), evidence[j].entry) == entries.end())
        entries.push_back(evidence[j].entry);
    }
    Words words = clause_of(evidence[i], entries);
    const std::string text =
        (evidence[i].is == Truth::Unknown ? "? " : "") + plain(words);  // a fact is one, whatever it speaks for
    if (std::find(seen.begin(), seen.end(), text) != seen.end()) continue;
    seen.push_back(text);
    clauses.emplace_back(evidence[i].is, std::move(words));
  }
  return clauses;
}

}  // namespace sekisho
