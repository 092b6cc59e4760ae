#include "engine/parse/limits.h"

#include "engine/parse/parse.h"

namespace sekisho::parsing {
namespace {

struct Level {
  std::size_t conditions = 0;  // opened by `where`: they last until the level ends
  std::size_t operators = 0;
};

bool nests(std::size_t type) {
  switch (type) {
    case Grammar::NOT:
    case Grammar::POSSIBLY:
    case Grammar::MINUS:
    case Grammar::PLUS:
    case Grammar::STAR:
    case Grammar::SLASH:
    case Grammar::OF:
      return true;
    default:
      return false;
  }
}

bool separates(std::size_t type) { return type == Grammar::AND || type == Grammar::OR || type == Grammar::COMMA; }

}  // namespace

void check_names(const SourcePtr& source, std::string_view text, std::span<Token* const> tokens, Diagnostics& diagnostics) {
  for (const Token* token : tokens) {
    if (token->getType() != Grammar::WORD || end_of(*token) - begin_of(*token) <= max_name_bytes) continue;
    const std::string begin(text.substr(begin_of(*token), 40));
    diagnostics.error("name-too-long", Span{source, begin_of(*token), end_of(*token)},
                      "the name `" + begin + "…` has " + std::to_string(end_of(*token) - begin_of(*token)) + " bytes",
                      "a name has at most " + std::to_string(max_name_bytes));
  }
}

const Token* too_deep(std::span<Token* const> declaration) {
  std::vector<Level> levels(1);
  std::size_t depth = 0;
  std::size_t before = 0;
  bool listing = false;  // in `any of a, b` or `per a, b`, whose commas separate no conditions
  for (const Token* token : declaration) {
    const std::size_t type = token->getType();
    listing = type == Grammar::PER || (type == Grammar::OF && before == Grammar::ANY) ||
              (listing && (type == Grammar::COMMA || before == Grammar::COMMA || before == Grammar::PER || before == Grammar::OF));
    before = type;
    if (type == Grammar::LPAREN) {
      levels.emplace_back();
      ++depth;
    } else if (type == Grammar::RPAREN && levels.size() > 1) {
      depth -= 1 + levels.back().conditions + levels.back().operators;
      levels.pop_back();
    } else if (type == Grammar::WHERE) {
      ++levels.back().conditions;
      ++depth;
    } else if (nests(type)) {
      ++levels.back().operators;
      ++depth;
    } else if (separates(type) && !listing) {
      depth -= levels.back().operators;
      levels.back().operators = 0;
    } else if (opens_clause(type) && levels.size() == 1) {
      depth = 0;
      levels.back() = {};
    }
    if (depth > max_nesting) return token;
  }
  return nullptr;
}

}  // namespace sekisho::parsing
