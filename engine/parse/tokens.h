#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "antlr4-runtime.h"
#include "engine/ast/ast.h"
#include "grammar/PolicyParser.h"

namespace sekisho::parsing {

using Grammar = grammar::PolicyParser;
using Token = antlr4::Token;

inline std::uint32_t begin_of(const Token& token) { return static_cast<std::uint32_t>(token.getStartIndex()); }
inline std::uint32_t end_of(const Token& token) { return static_cast<std::uint32_t>(token.getStopIndex() + 1); }

/// A text cut into tokens. `tokens` leaves out blanks and comments and ends with EOF.
struct Tokens {
  std::vector<std::unique_ptr<Token>> owned;
  std::vector<Token*> tokens;
  std::vector<ast::Comment> comments;
};

/// Cuts `text`, which has the length of the source's text (in Markdown what is no policy is blank); places are those of the source.
Tokens cut(const SourcePtr& source, std::string_view text);

/// Whether a token of this type begins a declaration.
bool opens_declaration(std::size_t type);
/// Whether it begins a clause.
bool opens_clause(std::size_t type);

/// Whether nothing but blanks stands before a place on its line.
bool is_first_on_line(std::string_view text, std::size_t at);

/// A run of tokens as the parser's input; behind its end stands EOF. The tokens must outlive it.
class TokenRun final : public antlr4::TokenStream {
 public:
  TokenRun(std::span<Token* const> tokens, Token* end) : tokens_(tokens), end_(end) {}

  antlr4::Token* LT(ssize_t offset) override {
    if (offset > 0) return at(at_ + static_cast<std::size_t>(offset) - 1);
    const auto back = static_cast<std::size_t>(-offset);
    return back == 0 || back > at_ ? nullptr : at(at_ - back);
  }
  size_t LA(ssize_t offset) override { return LT(offset)->getType(); }
  void consume() override {
    if (at_ < tokens_.size()) ++at_;
  }
  antlr4::Token* get(size_t index) const override { return at(index); }
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = std::min(index, tokens_.size()); }
  size_t size() override { return tokens_.size() + 1; }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  antlr4::TokenSource* getTokenSource() const override { return end_->getTokenSource(); }
  std::string getSourceName() const override { return {}; }
  std::string getText() override { return {}; }
  std::string getText(const antlr4::misc::Interval&) override { return {}; }
  std::string getText(antlr4::RuleContext*) override { return {}; }
  std::string getText(antlr4::Token*, antlr4::Token*) override { return {}; }

 private:
  antlr4::Token* at(std::size_t index) const { return index < tokens_.size() ? tokens_[index] : end_; }

  std::span<Token* const> tokens_;
  Token* end_;
  std::size_t at_ = 0;
};

}  // namespace sekisho::parsing
