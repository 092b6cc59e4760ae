#include "engine/explain/explain.h"

namespace sekisho {
namespace {

std::string quoted(const std::string& text) { return "`" + text + "`"; }

std::string match_clause(const Evidence& evidence) {
  const std::string who = evidence.value.empty() ? quoted(evidence.fact) : evidence.value;
  std::string text = who;
  if (evidence.is == Truth::True) text += " is on list ";
  if (evidence.is == Truth::Unknown) text += evidence.entry.empty() ? ": it is open whether it is on list " : " may be on list ";
  if (evidence.is == Truth::False) text += " is not on list ";
  text += quoted(evidence.list);
  if (!evidence.entry.empty()) text += ", entry " + evidence.entry;
  if (!evidence.alias.empty() && evidence.alias != evidence.value) text += " (" + evidence.alias + ")";
  if (evidence.score && *evidence.score < Number(1)) text += ", score " + evidence.score->to_string();
  return text;
}

}  // namespace

std::string clause(const Evidence& evidence) {
  if (evidence.fact == "rate" && !evidence.list.empty())
    return "at the rate " + evidence.value + " of list " + quoted(evidence.list) + ", entry " + evidence.entry;
  if (!evidence.list.empty()) return match_clause(evidence);
  if (!evidence.term.empty()) {
    const std::string about = evidence.fact.empty() ? "" : " of " + evidence.fact;
    if (evidence.is == Truth::Unknown) return quoted(evidence.term) + about + " is not judged";
    return quoted(evidence.term) + about + " is " + (evidence.is == Truth::True ? "so" : "not so");
  }
  if (!evidence.reading.empty()) return "reading " + evidence.reading + (evidence.is == Truth::Unknown ? " is not settled" : "");
  if (evidence.value.empty()) return quoted(evidence.fact) + (evidence.is == Truth::Unknown ? " is missing" : " names none");
  return quoted(evidence.fact) + " is " + evidence.value;
}

}  // namespace sekisho
