#include "engine/parse/tokens.h"

#include "engine/parse/byte_stream.h"
#include "grammar/PolicyLexer.h"

namespace sekisho::parsing {
namespace {

ast::Comment comment_of(const SourcePtr& source, std::string_view text, const Token& token) {
  std::string_view inside = text.substr(begin_of(token) + 1, end_of(token) - begin_of(token) - 1);
  while (!inside.empty() && (inside.back() == ' ' || inside.back() == '\t')) inside.remove_suffix(1);
  return ast::Comment{std::string(inside), Span{source, begin_of(token), end_of(token)}, is_first_on_line(text, begin_of(token))};
}

}  // namespace

bool is_first_on_line(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

Tokens cut(const SourcePtr& source, std::string_view text) {
  ByteStream bytes(text);
  grammar::PolicyLexer lexer(&bytes);
  lexer.removeErrorListeners();  // every byte is a token of some kind: there are no lexical errors
  Tokens result;
  while (true) {
    std::unique_ptr<Token> token = lexer.nextToken();
    const std::size_t type = token->getType();
    if (type == grammar::PolicyLexer::COMMENT) {
      result.comments.push_back(comment_of(source, text, *token));
      continue;
    }
    result.tokens.push_back(token.get());
    result.owned.push_back(std::move(token));
    if (type == antlr4::Token::EOF) break;
  }
  return result;
}

bool opens_declaration(std::size_t type) {
  switch (type) {
    case Grammar::REGIME:
    case Grammar::CONTINUES:
    case Grammar::RULE:
    case Grammar::EXCEPTION:
    case Grammar::SUSPEND:
    case Grammar::REPEAL:
    case Grammar::DEFINE:
    case Grammar::OPEN:
    case Grammar::INVARIANT:
      return true;
    default:
      return false;
  }
}

bool opens_clause(std::size_t type) {
  switch (type) {
    case Grammar::TITLE:
    case Grammar::AUTHORITY:
    case Grammar::JURISDICTION:
    case Grammar::TIMEZONE:
    case Grammar::SOURCE:
    case Grammar::ANNOUNCED:
    case Grammar::EFFECTIVE:
    case Grammar::UNTIL:
    case Grammar::FROM:
    case Grammar::STATUS:
    case Grammar::DENIED:
    case Grammar::CONFIDENCE:
    case Grammar::CITES:
    case Grammar::BECAUSE:
    case Grammar::WHEN:
    case Grammar::UNLESS:
    case Grammar::REQUIRES:
    case Grammar::PROHIBITS:
    case Grammar::REFER:
    case Grammar::LEAVES:
    case Grammar::ASKS:
    case Grammar::GUIDANCE:
    case Grammar::PRESUME:
    case Grammar::OTHERWISE:
      return true;
    default:
      return false;
  }
}

}  // namespace sekisho::parsing
