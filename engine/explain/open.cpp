#include <algorithm>

#include "engine/explain/telling.h"
#include "engine/explain/words.h"

namespace sekisho {
namespace {

Words outcome(Words words, Effect certain, Effect possible) {
  words.say(": ");
  const std::string word = verdict(certain, possible);
  if (certain == possible) return words.verdict(word, word);
  return words.say("still open, ")
      .verdict(to_string(certain), to_string(certain))
      .say(" … ")
      .verdict(to_string(possible), to_string(possible));
}

/// What each answer gives, where that is known.
void tell_outcomes(const Telling& telling, const Question& question, std::size_t at) {
  for (const ReadingOutcome& reading : question.readings) {
    Words words = Words().name(reading.name);
    if (!reading.says.empty()) words.say(", ").quote(reading.says);
    telling.document.item(1, Mark::bullet, outcome(words, reading.certain, reading.possible));
  }
  if (at >= telling.options.answers.size()) return;
  for (const Answered& answer : telling.options.answers[at])
    telling.document.item(1, Mark::bullet, outcome(Words().name(answer.answer), answer.certain, answer.possible));
}

void tell_reasons(const Telling& telling, std::string_view which, const std::vector<std::string>& reasons) {
  if (!reasons.empty()) telling.document.item(1, Mark::bullet, said(which).say(joined(reasons, "; ")));
}

void tell_question(const Telling& telling, const Question& question, std::size_t at) {
  telling.document.item(0, Mark::open, question_of(question, &telling.policy));
  if (!question.guidance.empty()) telling.document.item(1, Mark::none, said(question.guidance));
  tell_reasons(telling, "for it: ", question.for_);
  tell_reasons(telling, "against it: ", question.against);
  tell_outcomes(telling, question, at);
  if (question.settles.empty()) return;
  Words words = said("It decides ").add(names(question.settles));
  telling.document.item(1, Mark::none, words.say(on_lines(question.lines, telling.decision) + "."));
}

}  // namespace

void tell_questions(const Telling& telling) {
  const std::vector<Question>& questions = telling.decision.questions;
  const auto shown = [&](const Question& question) { return telling.shows(question.lines); };
  if (std::none_of(questions.begin(), questions.end(), shown)) return;
  telling.document.heading(1, said("To settle it, answer"));
  for (std::size_t at = 0; at < questions.size(); ++at) {
    if (shown(questions[at])) tell_question(telling, questions[at], at);
  }
}

}  // namespace sekisho
