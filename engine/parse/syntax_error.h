#pragma once

#include "engine/parse/tokens.h"
#include "engine/parse/transform.h"

namespace sekisho::parsing {

/// The first place at which a declaration does not follow the grammar.
struct SyntaxError {
  Token* found = nullptr;
  antlr4::misc::IntervalSet expected;
  bool between_clauses = false;  // the clauses before it are complete
  const Token* open = nullptr;   // the parenthesis that is open there
};

/// Stops the parser at its first error, which it keeps.
class StopAtFirstError final : public antlr4::DefaultErrorStrategy {
 public:
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  void sync(antlr4::Parser* parser) override;
  /// Forgets an earlier run.
  void begin() {
    error = {};
    choices_.clear();
  }

  SyntaxError error;

 private:
  /// Where the parser chose to go on or to leave off, all before one token: each says what else could have stood there.
  struct Choice {
    antlr4::ParserRuleContext* context = nullptr;
    std::size_t state = 0;
  };
  void add_choices(antlr4::Parser& parser);

  const antlr4::Token* chosen_before_ = nullptr;
  std::vector<Choice> choices_;
};

/// Says what was found, what could have stood there, and what was probably meant.
void report(const Reader& reader, const SyntaxError& error, std::string_view declaration);

}  // namespace sekisho::parsing
