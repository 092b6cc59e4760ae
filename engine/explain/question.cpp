#include "engine/explain/words.h"
#include "engine/facts/field_path.h"

namespace sekisho {
namespace {

/// What the schema says of a field: "what the goods are for, entirely or in part".
std::string meaning_of(const std::string& fact, const checked::Policy* policy) {
  if (policy == nullptr || policy->bundle == nullptr) return "";
  const Field* field = facts::field_at(policy->bundle->schema, facts::parse_field_path(fact));
  return field == nullptr ? "" : field->doc;
}

Words fact_question(const Question& question, const checked::Policy* policy) {
  const std::string meaning = meaning_of(question.fact, policy);
  Words words;
  words.say("What is ").name(question.fact);
  if (!meaning.empty()) words.say(" (" + meaning + ")");
  return words.say("?");
}

/// The list whose original has more entries than are encoded.
Words original_question(Words words, const std::string& list) {
  return words.say(" named in the original of list ").name(list).say(", which has more entries than are encoded?");
}

Words match_question(const Question& question) {
  Words words;
  words.say("Is ");
  if (question.name.empty()) {
    words.name(question.party);
  } else {
    words.say(question.name).say(" (").name(question.party).say(")");
  }
  if (question.entry.empty()) return original_question(words, question.list);
  words.say(" the party of list ").name(question.list).say(", entry ").name(question.entry).say("?");
  if (question.score) words.say(" The names agree to " + question.score->to_string() + ".");
  return words;
}

Words code_question(const Question& question) {
  Words words;
  if (!question.list.empty()) return original_question(words.say("Is ").name(question.fact), question.list);
  if (question.candidates.empty())
    return words.say("Which " + question.scheme + " code belongs under ").name(question.fact).say("?");
  words.say("Which finer code has ").name(question.fact).say(": is it at or below ");
  return words.say(joined(question.candidates, " or ") + "?");
}

Words share_question(const Question& question) {
  Words words;
  if (question.owner.empty()) return words.say("Who owns ").say(question.owned).say("?");
  words.say("What share of ").say(question.owned).say(" does ").say(question.owner).say(" hold?");
  if (!question.known.empty()) words.say(" Known is " + question.known + " %.");
  return words;
}

Words time_question(const Question& question) {
  Words words;
  words.say("At what time of day was it? ");
  return words.name(question.instrument).say(" turns at " + question.at + ".");
}

Words history_question(const Question& question) {
  Words words;
  words.say("Which transactions came before it");
  if (!question.per.empty()) words.say(", per ").name(question.per);
  if (!question.within.empty()) words.say(", within " + question.within);
  return words.say("? A replay of the whole log answers this.");
}

Words term_question(const Question& question) {
  Words words;
  words.quote(question.asks).say(" (").name(question.term);
  if (!question.about.empty()) words.say(" of ").say(question.about);
  return words.say(")");
}

}  // namespace

Words question_of(const Question& question, const checked::Policy* policy) {
  Words words;
  if (question.kind == "fact") return fact_question(question, policy);
  if (question.kind == "open-term") return term_question(question);
  if (question.kind == "reading") return words.say("How is ").name(question.of).say(" to be read?");
  if (question.kind == "match") return match_question(question);
  if (question.kind == "code") return code_question(question);
  if (question.kind == "share") return share_question(question);
  if (question.kind == "rate") return words.say("What was a unit of " + question.currency + " worth on " + question.date + "?");
  if (question.kind == "time") return time_question(question);
  if (question.kind == "history") return history_question(question);
  return words.say("What is " + question.kind + (question.fact.empty() ? "" : " of " + question.fact) + "?");
}

}  // namespace sekisho
