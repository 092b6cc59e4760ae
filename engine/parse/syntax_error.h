#pragma once

#include "engine/parse/tokens.h"
#include "engine/parse/transform.h"

namespace sekisho::parsing {

/// The first place at which a declaration does not follow the grammar.
struct SyntaxError {
  Token* found = nullptr;
  antlr4::misc::IntervalSet expected;
  bool between_clauses = false;  // the clauses before it are complete
};

/// Stops the parser at its first error, which it keeps.
class StopAtFirstError final : public antlr4::DefaultErrorStrategy {
 public:
  void recover(antlr4::Parser* parser, std::exception_ptr error) override;
  antlr4::Token* recoverInline(antlr4::Parser* parser) override;
  void reportError(antlr4::Parser* parser, const antlr4::RecognitionException& error) override;
  void sync(antlr4::Parser*) override {}

  SyntaxError error;
};

/// Says what was found, what could have stood there, and what was probably meant.
void report(const Reader& reader, const SyntaxError& error, std::string_view declaration);

}  // namespace sekisho::parsing
