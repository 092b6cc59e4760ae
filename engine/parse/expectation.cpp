#include "engine/parse/expectation.h"

#include <algorithm>

namespace sekisho::parsing {
namespace {

const antlr4::dfa::Vocabulary& vocabulary() {
  static antlr4::CommonTokenStream* const nothing = nullptr;
  static Grammar parser(nothing);
  return parser.getVocabulary();
}

bool has(const antlr4::misc::IntervalSet& set, std::size_t type) { return set.contains(type); }

/// "a, b or c"
std::string joined(const std::vector<std::string>& parts) {
  std::string result;
  for (std::size_t at = 0; at < parts.size(); ++at) {
    if (at > 0) result += at + 1 == parts.size() ? " or " : ", ";
    result += parts[at];
  }
  return result;
}

/// Takes out what a phrase stands for.
void take(std::vector<std::size_t>& types, bool (*covered)(std::size_t)) {
  types.erase(std::remove_if(types.begin(), types.end(), covered), types.end());
}

bool is_free_word(std::size_t type) { return type == Grammar::WORD || (type >= Grammar::LICENSE && type <= Grammar::CALENDAR); }

bool begins_value(std::size_t type) {
  switch (type) {
    case Grammar::NUMBER:
    case Grammar::STRING:
    case Grammar::DATE:
    case Grammar::CODE:
    case Grammar::TRUE:
    case Grammar::FALSE:
    case Grammar::LPAREN:
    case Grammar::MINUS:
    case Grammar::ANY:
    case Grammar::TOTAL:
    case Grammar::COUNT:
    case Grammar::LARGEST:
    case Grammar::SMALLEST:
      return true;
    default:
      return is_free_word(type);
  }
}

bool begins_condition(std::size_t type) {
  return begins_value(type) || type == Grammar::NOT || type == Grammar::POSSIBLY || type == Grammar::EVERY || type == Grammar::NO;
}

bool compares(std::size_t type) {
  switch (type) {
    case Grammar::IS:
    case Grammar::EQ:
    case Grammar::NE:
    case Grammar::LT:
    case Grammar::LE:
    case Grammar::GT:
    case Grammar::GE:
    case Grammar::LESS:
    case Grammar::MORE_:
    case Grammar::AT:
    case Grammar::BEFORE:
    case Grammar::AFTER:
    case Grammar::IN:
    case Grammar::NOT:
    case Grammar::WITHIN:
    case Grammar::CONTAINS:
    case Grammar::STARTS:
    case Grammar::CLASSIFIED:
    case Grammar::MATCHES:
    case Grammar::OWNED:
    case Grammar::UNDER:
      return true;
    default:
      return false;
  }
}

bool calculates(std::size_t type) {
  return type == Grammar::PLUS || type == Grammar::MINUS || type == Grammar::STAR || type == Grammar::SLASH || type == Grammar::OF;
}

std::string single(std::size_t type) {
  switch (type) {
    case Grammar::WORD:
      return "a name";
    case Grammar::STRING:
      return "text in double quotes";
    case Grammar::DATE:
      return "a date such as `2026-01-06`";
    case Grammar::NUMBER:
      return "a number";
    case Grammar::UNIT:
      return "a unit";
    case Grammar::CODE:
      return "a code such as `HS:2805.30`";
    case Grammar::EOF:
      return "the end of the declaration";
    default:
      return "`" + spelling_of(type) + "`";
  }
}

std::vector<std::size_t> types_of(const antlr4::misc::IntervalSet& set) {
  std::vector<std::size_t> types;
  for (const ssize_t type : set.toList()) types.push_back(static_cast<std::size_t>(type));
  return types;
}

}  // namespace

std::string spelling_of(std::size_t type) {
  const std::string literal = vocabulary().getLiteralName(type);
  return literal.size() < 2 ? std::string() : literal.substr(1, literal.size() - 2);
}

std::string describe(const antlr4::misc::IntervalSet& expected) {
  std::vector<std::size_t> types = types_of(expected);
  std::vector<std::string> parts;
  if (has(expected, Grammar::NOT) && has(expected, Grammar::POSSIBLY)) {
    parts.emplace_back("a condition");
    take(types, begins_condition);
  } else if (has(expected, Grammar::NUMBER) && has(expected, Grammar::LPAREN)) {
    parts.emplace_back("a value");
    take(types, begins_value);
  } else if (has(expected, Grammar::WORD) && has(expected, Grammar::LICENSES)) {
    parts.emplace_back("a name");
    take(types, is_free_word);
  }
  if (has(expected, Grammar::IS) && has(expected, Grammar::MATCHES)) {
    parts.emplace_back("a comparison");
    take(types, compares);
    take(types, calculates);
  }
  std::size_t most_parts = 5;
  const auto clauses = std::count_if(types.begin(), types.end(), opens_clause);
  if (clauses > 3) {
    parts.emplace_back("a clause");
    if (has(expected, Grammar::EOF)) {
      parts.emplace_back("the next declaration");
      ++most_parts;
    }
    take(types, opens_clause);
    take(types, [](std::size_t type) { return type == Grammar::EOF; });
  }
  if (std::count_if(types.begin(), types.end(), opens_declaration) > 3) {
    parts.emplace_back("a declaration");
    take(types, opens_declaration);
  }
  for (const std::size_t type : types) {
    if (parts.size() < most_parts) parts.push_back(single(type));
  }
  return joined(parts);
}

std::vector<std::string> words_among(const antlr4::misc::IntervalSet& expected) {
  std::vector<std::string> words;
  for (const std::size_t type : types_of(expected)) {
    std::string word = spelling_of(type);
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') words.push_back(std::move(word));
  }
  return words;
}

const std::vector<std::string>& declaration_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> result;
    for (std::size_t type = Grammar::REGIME; type <= Grammar::INVARIANT; ++type) result.push_back(spelling_of(type));
    return result;
  }();
  return words;
}

std::size_t opening_type(std::string_view word) {
  for (std::size_t type = Grammar::REGIME; type <= Grammar::OTHERWISE; ++type) {
    if ((opens_declaration(type) || opens_clause(type)) && spelling_of(type) == word) return type;
  }
  return 0;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; });
  return result;
}

}  // namespace sekisho::parsing
