#include "engine/parse/lexemes.h"

#include <algorithm>

#include "engine/parse/expectation.h"
#include "engine/parse/literate.h"
#include "engine/parse/tokens.h"

namespace sekisho {
namespace {

using parsing::Grammar;

std::string policy_text(const SourcePtr& source) {
  if (!parsing::is_markdown(source->path)) return source->text;
  Diagnostics ignored;
  return parsing::only_blocks(source->text, parsing::policy_blocks(source, ignored));
}

LexemeKind kind_of(std::size_t type) {
  switch (type) {
    case Grammar::WORD:
      return LexemeKind::word;
    case Grammar::NUMBER:
      return LexemeKind::number;
    case Grammar::DATE:
      return LexemeKind::date;
    case Grammar::CODE:
      return LexemeKind::code;
    case Grammar::STRING:
    case Grammar::UNCLOSED:
      return LexemeKind::text;
    case Grammar::UNIT:
    case Grammar::PERCENT:
      return LexemeKind::unit;
    case Grammar::FOREIGN:
    case Grammar::OTHER:
      return LexemeKind::foreign;
    default:
      return type >= Grammar::REGIME && type <= Grammar::CALENDAR ? LexemeKind::language_word : LexemeKind::sign;
  }
}

}  // namespace

std::vector<Lexeme> lexemes_of(const SourcePtr& source) {
  const std::string text = policy_text(source);
  const parsing::Tokens cut = parsing::cut(source, text);
  std::vector<Lexeme> lexemes;
  for (const parsing::Token* token : cut.tokens) {
    if (token->getType() == antlr4::Token::EOF) continue;
    lexemes.push_back({kind_of(token->getType()), parsing::begin_of(*token), parsing::end_of(*token)});
  }
  for (const ast::Comment& comment : cut.comments) lexemes.push_back({LexemeKind::comment, comment.span.begin, comment.span.end});
  std::sort(lexemes.begin(), lexemes.end(), [](const Lexeme& a, const Lexeme& b) { return a.begin < b.begin; });
  return lexemes;
}

const std::vector<std::string>& language_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> result;
    for (std::size_t type = Grammar::REGIME; type <= Grammar::CALENDAR; ++type) result.push_back(parsing::spelling_of(type));
    return result;
  }();
  return words;
}

bool is_policy_text(const SourcePtr& source, std::uint32_t offset) {
  if (!parsing::is_markdown(source->path)) return true;
  Diagnostics ignored;
  const auto blocks = parsing::policy_blocks(source, ignored);
  return std::any_of(blocks.begin(), blocks.end(),
                     [&](const parsing::Block& block) { return block.begin <= offset && offset <= block.end; });
}

}  // namespace sekisho
