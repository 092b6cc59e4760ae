#include <algorithm>

#include "engine/parse/expectation.h"
#include "engine/parse/lexemes.h"
#include "engine/parse/limits.h"
#include "engine/parse/literate.h"
#include "engine/parse/syntax_error.h"

namespace sekisho {
namespace {

using namespace parsing;
using Run = std::vector<Token*>;

/// The words before a place from the head of the declaration it is in.
Run declaration_before(const Tokens& cut, std::uint32_t offset) {
  Run run;
  std::size_t before = antlr4::Token::EOF;
  for (Token* token : cut.tokens) {
    if (token->getType() == antlr4::Token::EOF || end_of(*token) > offset) break;
    const bool continued = token->getType() == Grammar::REGIME && before == Grammar::CONTINUES;
    if (opens_declaration(token->getType()) && !continued) run.clear();
    run.push_back(token);
    before = token->getType();
  }
  return run;
}

/// What could stand where the run breaks off, or nothing where it has a fault before.
std::optional<antlr4::misc::IntervalSet> expected_after(const Run& run, Token& stop) {
  TokenRun stream(run, &stop);
  Grammar parser(&stream);
  parser.removeErrorListeners();
  const auto strategy = std::make_shared<StopAtFirstError>();
  parser.setErrorHandler(strategy);
  try {
    parser.entry();
  } catch (const antlr4::ParseCancellationException&) {
  }
  if (strategy->error.found != &stop) return std::nullopt;
  return strategy->error.expected;
}

/// The declaration whole, then its head with the last clause alone, then with the clause before that and so on: `refer` in
/// `leaves refer` looks like a clause.
std::optional<antlr4::misc::IntervalSet> expected_in(const Run& run, Token& stop) {
  if (auto expected = expected_after(run, stop)) return expected;
  constexpr int most_tries = 3;
  const auto opens = [](const Token* token) { return opens_clause(token->getType()); };
  const auto head_end = std::find_if(run.begin(), run.end(), opens);
  auto clause = run.end();
  for (int tries = 0; tries < most_tries && clause != head_end; ++tries) {
    do --clause;
    while (clause != head_end && !opens(*clause));
    Run part(run.begin(), head_end);
    part.insert(part.end(), clause, run.end());
    if (auto expected = expected_after(part, stop)) return expected;
  }
  return std::nullopt;
}

/// Whether a word of the language may be a name: where a name may stand it is one of many, and not meant.
bool is_free_word(const std::string& word) {
  for (std::size_t type = Grammar::LICENSE; type <= Grammar::CALENDAR; ++type) {
    if (spelling_of(type) == word) return true;
  }
  return false;
}

Expected as_words(const antlr4::misc::IntervalSet& set) {
  const auto has = [&](std::size_t type) { return set.contains(type); };
  Expected expected{words_among(set), has(Grammar::WORD), has(Grammar::NUMBER), has(Grammar::STRING), has(Grammar::DATE)};
  if (expected.name) std::erase_if(expected.words, [](const std::string& word) { return is_free_word(word); });
  if (!has(antlr4::Token::EOF)) return expected;
  for (const std::string& word : declaration_words()) {
    if (std::find(expected.words.begin(), expected.words.end(), word) == expected.words.end()) expected.words.push_back(word);
  }
  return expected;
}

}  // namespace

Expected expected_at(const SourcePtr& source, std::uint32_t offset) {
  std::string text = source->text;
  Diagnostics ignored;
  if (is_markdown(source->path)) text = only_blocks(text, policy_blocks(source, ignored));
  const Tokens cut = parsing::cut(source, text);
  const Run run = declaration_before(cut, offset);
  if (run.empty() || !opens_declaration(run.front()->getType())) return {declaration_words(), false, false, false, false};
  if (too_deep(run) != nullptr) return {};
  antlr4::CommonToken stop(Grammar::OTHER);
  stop.setStartIndex(offset);
  stop.setStopIndex(offset);
  const auto expected = expected_in(run, stop);
  return expected ? as_words(*expected) : Expected{};
}

}  // namespace sekisho
