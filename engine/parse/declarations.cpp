#include "engine/parse/declarations.h"

#include <algorithm>

#include "engine/parse/expectation.h"
#include "engine/parse/limits.h"
#include "engine/parse/parse.h"
#include "engine/parse/syntax_error.h"

namespace sekisho::parsing {
namespace {

/// SLL first: it is several times faster and, on a text without errors, nearly always enough.
class DeclarationParser {
 public:
  DeclarationParser(const Reader& reader, Token* end) : reader_(reader), end_(end), run_({}, end), parser_(&run_) {
    parser_.removeErrorListeners();
    strategy_ = std::make_shared<StopAtFirstError>();
    parser_.setErrorHandler(strategy_);
  }

  /// The declaration, or the place at which it does not follow the grammar.
  std::optional<ast::Declaration> parse(std::span<Token* const> tokens, SyntaxError& error) {
    for (const auto mode : {antlr4::atn::PredictionMode::SLL, antlr4::atn::PredictionMode::LL}) {
      run_ = TokenRun(tokens, end_);
      parser_.reset();
      strategy_->begin();
      parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(mode);
      try {
        Grammar::EntryContext* entry = parser_.entry();
        ast::Declaration declaration = parsing::declaration(reader_, *entry->only);
        ast::common_of(declaration).span = {reader_.source, begin_of(*tokens.front()), end_of(*tokens.back())};
        return declaration;
      } catch (const antlr4::ParseCancellationException&) {
        error = strategy_->error;
      }
    }
    return std::nullopt;
  }

 private:
  const Reader& reader_;
  Token* end_;
  TokenRun run_;
  Grammar parser_;
  std::shared_ptr<StopAtFirstError> strategy_;
};

std::size_t place_of(const std::vector<Token*>& tokens, const Token* token) {
  return static_cast<std::size_t>(std::find(tokens.begin(), tokens.end(), token) - tokens.begin());
}

/// Takes the clause at fault out of a declaration: where a clause breaks off, that is the one before. False where the fault lies
/// before the first clause.
bool leave_out_clause(std::vector<Token*>& tokens, const SyntaxError& error) {
  const std::size_t at = place_of(tokens, error.found);
  std::size_t begin = at == tokens.size() || (at > 0 && !error.between_clauses) ? at - 1 : at;
  while (begin > 0 && !opens_clause(tokens[begin]->getType())) --begin;
  if (begin == 0) return false;
  std::size_t end = std::max(begin + 1, at);
  while (end < tokens.size() && !opens_clause(tokens[end]->getType())) ++end;
  tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.begin() + static_cast<std::ptrdiff_t>(end));
  return true;
}

/// The last parenthesis that is open before a token.
const Token* open_before(const std::vector<Token*>& tokens, const Token* token) {
  std::vector<const Token*> open;
  const std::size_t end = place_of(tokens, token);
  for (std::size_t i = 0; i < end; ++i) {
    if (tokens[i]->getType() == Grammar::LPAREN) open.push_back(tokens[i]);
    if (tokens[i]->getType() == Grammar::RPAREN && !open.empty()) open.pop_back();
  }
  return open.empty() ? nullptr : open.back();
}

std::string_view declared_by(const Token& head) {
  switch (head.getType()) {
    case Grammar::REGIME:
      return "a regime";
    case Grammar::CONTINUES:
      return "`continues`";
    case Grammar::RULE:
      return "a rule";
    case Grammar::EXCEPTION:
      return "an exception";
    case Grammar::SUSPEND:
      return "a suspension";
    case Grammar::REPEAL:
      return "a repeal";
    case Grammar::DEFINE:
      return "a define";
    case Grammar::OPEN:
      return "an open term";
    default:
      return "an invariant";
  }
}

/// After so many faults in one declaration the rest of it is not read: each costs one more pass over it.
constexpr std::size_t max_faults = 20;

/// `next` is what follows the declaration: where it breaks off, that is what was found.
void read_one(const Reader& reader, DeclarationParser& parser, std::span<Token* const> run, Token* next,
              std::vector<ast::Declaration>& declarations) {
  if (const Token* deep = too_deep(run)) {
    reader.diagnostics.error("nesting", span_of(reader, *deep),
                             "this is nested deeper than " + std::to_string(max_nesting) + " levels",
                             "name a part of it with `define`");
    return;
  }
  std::vector<Token*> tokens(run.begin(), run.end());
  bool incomplete = false;
  for (std::size_t faults = 0; faults < max_faults; ++faults) {
    SyntaxError error;
    if (auto declaration = parser.parse(tokens, error)) {
      ast::common_of(*declaration).incomplete = incomplete;
      ast::common_of(*declaration).span = {reader.source, begin_of(*run.front()), end_of(*run.back())};
      declarations.push_back(std::move(*declaration));
      return;
    }
    if (error.found == nullptr) return;
    error.open = open_before(tokens, error.found);
    const bool taken_out = leave_out_clause(tokens, error);
    if (error.found->getType() == antlr4::Token::EOF) error.found = next;
    report(reader, error, declared_by(*run.front()));
    if (!taken_out) return;
    incomplete = true;
  }
}

/// `regime` after `continues` opens nothing.
bool begins(const std::vector<Token*>& tokens, std::size_t at) {
  const std::size_t type = tokens[at]->getType();
  if (!opens_declaration(type)) return false;
  return type != Grammar::REGIME || at == 0 || tokens[at - 1]->getType() != Grammar::CONTINUES;
}

void report_stray(const Reader& reader, const Token& token) {
  const std::string word(text_of(reader, token).substr(0, 40));
  reader.diagnostics.error(
      "syntax", span_of(reader, token), "expected a declaration, found `" + word + "`",
      did_you_mean(word, declaration_words(), "a declaration begins with `regime`, `rule`, `exception`, `define`, …"));
}

/// `Rule` or `When` at the start of a line: reported, and then read as the word it is meant to be. No name is written so.
void read_capitals(const Reader& reader, const std::vector<Token*>& tokens) {
  constexpr std::size_t longest_country = 2;
  for (Token* token : tokens) {
    if (token->getType() != Grammar::WORD || !is_first_on_line(reader.text, begin_of(*token))) continue;
    const std::string word = lower(text_of(reader, *token));
    if (word == text_of(reader, *token) || word.size() <= longest_country) continue;
    const std::size_t type = opening_type(word);
    if (type == 0) continue;
    reader.diagnostics.error("syntax", span_of(reader, *token),
                             "expected " + std::string(opens_clause(type) ? "a clause" : "a declaration") + ", found `" +
                                 std::string(text_of(reader, *token)) + "`",
                             {"words of the language are lower case: `" + word + "`", word});
    dynamic_cast<antlr4::WritableToken&>(*token).setType(type);
  }
}

}  // namespace

std::vector<ast::Declaration> read_declarations(const Reader& reader, const Tokens& tokens) {
  std::vector<ast::Declaration> declarations;
  const std::vector<Token*>& all = tokens.tokens;
  read_capitals(reader, all);
  const std::size_t count = all.size() - 1;  // without EOF
  DeclarationParser parser(reader, all.back());
  std::size_t at = 0;
  while (at < count && !begins(all, at)) ++at;
  if (at > 0) report_stray(reader, *all.front());
  while (at < count) {
    std::size_t end = at + 1;
    while (end < count && !begins(all, end)) ++end;
    read_one(reader, parser, std::span<Token* const>(all.data() + at, end - at), all[end], declarations);
    at = end;
  }
  return declarations;
}

}  // namespace sekisho::parsing
