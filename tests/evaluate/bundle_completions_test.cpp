#include <iostream>
#include <map>

#include "tests/catch.h"
#include "tests/generate/answers.h"
#include "tests/generate/generate.h"
#include "tests/generate/trial.h"

// Properties 1 to 3 at the end of docs/reference/semantics.md over whole bundles and records: the questions of a decision are
// answered in the record (or by an adoption), and it is decided again.
namespace sekisho::tests {
namespace {

using namespace generated;

/// What the cases reached: a generator that never leaves anything open tests nothing.
struct Reached {
  std::uint64_t programs = 0, unsound = 0, records = 0, cases = 0, lines = 0, undetermined = 0, inexact = 0, settled = 0,
                left_open = 0;
  std::uint64_t with_defeated = 0, with_presumed = 0, with_adopted = 0, with_not_checked = 0, with_licenses = 0;
  std::map<std::string, std::uint64_t> asked, unanswered, verdicts, errors;

  void see(const Decision& decision) {
    ++records;
    for (const LineDecision& line : decision.lines) {
      ++lines;
      undetermined += line.certain != line.possible ? 1U : 0U;
      inexact += line.exact ? 0U : 1U;
      with_defeated += line.defeated.empty() ? 0U : 1U;
      ++verdicts[verdict(line.certain, line.possible)];
    }
    with_presumed += decision.presumed.empty() ? 0U : 1U;
    with_licenses += decision.licenses.empty() ? 0U : 1U;
    with_adopted += decision.adopted.empty() ? 0U : 1U;
    with_not_checked += decision.not_checked.empty() ? 0U : 1U;
    for (const Question& question : decision.questions) ++asked[question.kind];
  }

  void tell() const {
    if (!verbose()) return;
    std::cout << "bundles " << programs << " (" << unsound << " do not check), records " << records << ", cases " << cases
              << ", lines " << lines << ": undetermined " << undetermined << ", inexact " << inexact << ", with defeated rules "
              << with_defeated << "; records with presumptions " << with_presumed << ", adoptions " << with_adopted
              << ", not checked " << with_not_checked << "; chains settled " << settled << ", left open " << left_open << "\n";
    for (const auto& [kind, count] : verdicts) std::cout << "  verdict " << kind << " " << count << "\n";
    for (const auto& [kind, count] : asked) std::cout << "  question " << kind << " " << count << "\n";
    for (const auto& [message, count] : errors) std::cout << "  does not check: " << message << " " << count << "\n";
    for (const auto& [kind, count] : unanswered) std::cout << "  nobody can answer " << kind << " " << count << "\n";
  }
};

bool undetermined(const LineDecision& line) { return line.certain != line.possible; }

bool on_line(const Question& question, int position) {
  return std::find(question.lines.begin(), question.lines.end(), position) != question.lines.end();
}

std::string interval(const LineDecision& line) {
  return "[" + std::string(to_string(line.certain)) + ", " + std::string(to_string(line.possible)) + "]";
}

std::string said(const Question& question) {
  return question.kind + " " + question.currency + question.fact + question.term + question.of + question.instrument +
         question.entry + (question.about.empty() ? "" : " of " + question.about);
}

/// An undetermined line has questions (property 3, first half).
std::optional<std::string> without_questions(const Decision& decision) {
  for (std::size_t at = 0; at < decision.lines.size(); ++at) {
    if (!undetermined(decision.lines[at])) continue;
    const int position = static_cast<int>(at) + 1;
    const auto asks = [&](const Question& question) { return on_line(question, position); };
    if (std::none_of(decision.questions.begin(), decision.questions.end(), asks))
      return "line " + std::to_string(position) + " is undetermined and nothing is asked";
  }
  return std::nullopt;
}

/// The second interval must lie within the first (properties 1 and 2).
std::optional<std::string> widened(const Decision& before, const Decision& after, const std::string& answers) {
  for (std::size_t at = 0; at < before.lines.size(); ++at) {
    const LineDecision& first = before.lines[at];
    const LineDecision& second = after.lines[at];
    if (!first.exact || !second.exact) continue;
    if (first.certain <= second.certain && second.possible <= first.possible) continue;
    return "line " + std::to_string(at + 1) + " was " + interval(first) + " and is " + interval(second) + " after " + answers;
  }
  return std::nullopt;
}

constexpr int most_rounds = 10;
constexpr int most_failures = 5;

/// What the first round does: answers all questions, answers one, or learns of whatever is open, asked or not.
enum class First { all, one, anything };

/// Answers questions until the record is decided or nothing more can be answered.
std::optional<std::string> fault_of(Trial& trial, const Case& one, std::uint64_t seed, First first, Reached* reached) {
  const Tolerance tolerance = tolerance_of(one.program);
  Answers answers{one.records.front(), {}, one.adopt, {}};
  Case told = one;
  std::optional<Decision> before;
  std::string given;
  bool answered_all = true;
  for (int round = 0; round < most_rounds; ++round) {
    const auto transaction = trial.decode(answers.record);
    if (!transaction)
      return before ? std::optional("the answered record is rejected: " + trial.rejection + " " + print(answers.record))
                    : std::nullopt;
    DecideOptions options = options_of(one);
    options.adopt = answers.adopt;
    options.added = answers.added;
    const auto reference = trial.reference(options);
    const std::optional<History> history = history_of(told, trial, *reference);
    reference->set_history(history ? &*history : nullptr);
    Decision decision = reference->decide(*transaction);
    if (round == 0 && reached != nullptr) reached->see(decision);
    if (auto fault = without_questions(decision)) return fault;
    if (before) {
      if (auto fault = widened(*before, decision, given)) return *fault + "\nrecord then: " + print(answers.record);
    }
    if (round == 0 && first == First::anything) {
      learn(*transaction, trial.policy(), seed, tolerance, answers);
      given = "learning more";
      before = std::move(decision);
      continue;
    }
    if (decision.questions.empty()) {
      if (reached != nullptr) ++reached->settled;
      return std::nullopt;
    }
    answers.before = answers.record;
    keep_assumptions(*transaction, answers.record);
    answered_all = true;
    given.clear();
    std::size_t chosen =
        first == First::one && round == 0 ? mixed(seed, "one") % decision.questions.size() : decision.questions.size();
    for (std::size_t at = 0; at < decision.questions.size(); ++at) {
      if (chosen < decision.questions.size() && at != chosen) continue;
      const Question& question = decision.questions[at];
      const bool tells_history = question.kind == "history" && !told.has_history;
      told.has_history = told.has_history || tells_history;
      if (tells_history || answer(question, seed, tolerance, answers)) {
        given += (given.empty() ? "" : "; ") + said(question);
      } else {
        answered_all = false;
        if (reached != nullptr)
          ++reached->unanswered[question.kind + " " + (question.fact.empty() ? question.about : question.fact)];
      }
    }
    before = std::move(decision);
    if (!given.empty()) continue;
    if (reached != nullptr) ++reached->left_open;
    return std::nullopt;
  }
  if (answered_all) return "the questions of " + std::to_string(most_rounds) + " rounds do not settle it: " + given;
  if (reached != nullptr) ++reached->left_open;
  return std::nullopt;
}

/// Tries the properties on generated bundles; what fails is told, smaller.
Reached explore(std::uint64_t bundles, std::uint64_t salt, const ProgramOptions& options) {
  Reached reached;
  int failures = 0;
  for (std::uint64_t at = 0; at < bundles; ++at) {
    const std::uint64_t seed = first_seed() + salt + at;
    Random random(seed);
    Case one;
    one.program = make_program(random, options);
    ++reached.programs;
    Trial trial(one.program);
    if (!trial.stands()) {
      ++reached.unsound;
      for (const Diagnostic& diagnostic : trial.diagnostics().all()) {
        if (diagnostic.severity == Severity::error) ++reached.errors[diagnostic.code + ": " + diagnostic.message];
      }
      continue;
    }
    if (random.chance(20)) one.known_at = make_date(random, 0);
    for (int record = 0; record < 6; ++record) {
      one.records.assign(1, make_record(random, "T-1"));
      add_judgements(random, one.records.front(), trial.policy());
      if (options.over_log) add_history(random, one, trial.policy());
      const std::uint64_t answers = seed * 8 + static_cast<std::uint64_t>(record);
      for (const First first : {First::all, First::one, First::anything}) {
        ++reached.cases;
        const auto fault = [&](const Case& tried) {
          Trial smaller(tried.program);
          return smaller.stands() ? fault_of(smaller, tried, answers, first, nullptr) : std::nullopt;
        };
        const auto found = fault_of(trial, one, answers, first, first == First::all ? &reached : nullptr);
        if (!found) continue;
        FAIL_CHECK(smallest(one, fault, seed));
        if (++failures == most_failures) return reached;
      }
    }
  }
  reached.tell();
  return reached;
}

}  // namespace

TEST_CASE("properties 1 to 3 of bundles: answers never leave the interval, and all of them settle it") {
  Reached reached = explore(cases_to_run() / 40, 0, {.speaks_of_record = false, .presumes_meanwhile = false});
  CHECK(reached.unsound * 20 <= reached.programs);
  CHECK(reached.undetermined * 10 > reached.lines * 3);
  CHECK(reached.undetermined * 10 < reached.lines * 9);
  for (const char* kind : {"fact", "open-term", "reading", "code", "time", "rate"}) {
    INFO(kind);
    CHECK(reached.asked[kind] > reached.records / 100);
  }
  for (const char* kind : {"share", "match"}) {
    INFO(kind);
    CHECK(reached.asked[kind] > 0);
  }
  for (const char* verdict : {"permit", "notify", "refer", "license", "deny", "prohibit"}) {
    INFO(verdict);
    CHECK(reached.verdicts[verdict] > 0);
  }
  CHECK(reached.with_defeated * 50 > reached.lines);
  CHECK(reached.with_licenses * 100 > reached.records);
  CHECK(reached.with_presumed * 50 > reached.records);
  CHECK(reached.with_adopted * 100 > reached.records);
  CHECK(reached.settled > reached.left_open * 5);
}

TEST_CASE("properties 1 to 3 of bundles with totals over the log and histories") {
  Reached reached =
      explore(cases_to_run() / 80, 900'000, {.speaks_of_record = false, .presumes_meanwhile = false, .over_log = true});
  CHECK(reached.unsound * 20 <= reached.programs);
  CHECK(reached.asked["history"] > reached.records / 20);
  CHECK(reached.undetermined * 10 > reached.lines * 3);
  CHECK(reached.undetermined * 10 < reached.lines * 9);
  CHECK(reached.settled > reached.left_open);
}

}  // namespace sekisho::tests
