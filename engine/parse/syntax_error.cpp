#include "engine/parse/syntax_error.h"

#include <algorithm>

#include "engine/parse/expectation.h"

namespace sekisho::parsing {
namespace {

void add_following(antlr4::Parser& parser, const antlr4::atn::ATNConfigSet& dead_ends, antlr4::misc::IntervalSet& expected) {
  for (const auto& configuration : dead_ends.configs) {
    expected.addAll(parser.getATN().nextTokens(configuration->state));
  }
  expected.remove(antlr4::Token::EPSILON);
}

bool is_declaration_rule(std::size_t rule) {
  return rule >= Grammar::RuleRegime && rule <= Grammar::RuleInvariant && rule != Grammar::RuleScope;
}

/// "regime", "rule", …: the declaration's own word.
struct Hint {
  std::string_view found;
  std::string_view help;
  std::string_view replacement = {};
};

constexpr Hint hints[] = {
    {"==", "equality is written `is`"},
    {"=", "equality is written `is`"},
    {"&", "write `and`", "and"},
    {"|", "write `or`", "or"},
    {"!", "write `not`"},
    {";", "declarations need no semicolon: one ends where the next begins"},
    {"{", "declarations need no braces: one ends where the next begins"},
    {"}", "declarations need no braces: one ends where the next begins"},
    {"[", "a list of values stands in parentheses"},
    {"]", "a list of values stands in parentheses"},
    {"'", "text stands in double quotes"},
    {"`", "text stands in double quotes"},
    {":", "a clause is a word and its value, without a colon"},
    {"<>", "write `is not`", "is not"},
    {"“", "text stands in straight double quotes: \"…\"", "\""},
    {"”", "text stands in straight double quotes: \"…\"", "\""},
    {"„", "text stands in straight double quotes: \"…\""},
    {"«", "text stands in straight double quotes: \"…\""},
    {"「", "text stands in straight double quotes: \"…\""},
    {"‘", "text stands in straight double quotes: \"…\""},
    {"’", "text stands in straight double quotes: \"…\""},
    {"（", "write the parenthesis `(`", "("},
    {"）", "write the parenthesis `)`", ")"},
    {"，", "write the comma `,`", ","},
    {"、", "write the comma `,`", ","},
    {"。", "a clause needs no full stop"},
    {"；", "declarations need no semicolon: one ends where the next begins"},
    {"＃", "a comment starts with `#`", "#"},
    {"–", "write the hyphen `-`", "-"},
    {"—", "write the hyphen `-`", "-"},
    {"−", "write the minus sign `-`", "-"},
    {"≥", "write `at least`", "at least"},
    {"≤", "write `at most`", "at most"},
    {"≠", "write `is not`", "is not"},
    {"×", "write `*`", "*"},
    {"÷", "write `/` between blanks"},
    {"％", "write `%`", "%"},
    {"\u00A0", "this is a no-break space: write a blank", " "},
    {"\u3000", "this is an ideographic space: write a blank", " "},
    {"\uFEFF", "this is a byte order mark: it may stand only at the start of a file"},
};

/// The first character of a token that is none of the language's.
std::string_view first_sign(std::string_view found) {
  std::size_t length = 1;
  while (length < found.size() && (static_cast<unsigned char>(found[length]) & 0xC0U) == 0x80U) ++length;
  return found.substr(0, length);
}

Help hint_for_foreign(std::string_view found) {
  for (const Hint& hint : hints) {
    if (hint.found == found && !hint.replacement.empty()) return {std::string(hint.help), std::string(hint.replacement)};
    if (hint.found == found || hint.found == first_sign(found)) return std::string(hint.help);
  }
  return {};
}

/// The next clause or declaration, where a condition breaks off: it is not what was meant there.
bool begins_anew(const Reader& reader, const Token& token) {
  return (opens_clause(token.getType()) || opens_declaration(token.getType())) && is_first_on_line(reader.text, begin_of(token));
}

bool is_word_of_language(std::size_t type) { return type >= Grammar::REGIME && type <= Grammar::FALSE; }

Help hint_for_word(const SyntaxError& error, std::string_view found) {
  const std::vector<std::string> words = words_among(error.expected);
  const std::string small = lower(found);
  if (small != found && std::find(words.begin(), words.end(), small) != words.end()) {
    return {"words of the language are lower case: `" + small + "`", small};
  }
  return did_you_mean(small, words);
}

Help hint(const Reader& reader, const SyntaxError& error, std::string_view found) {
  const std::size_t type = error.found->getType();
  if (begins_anew(reader, *error.found)) return {};
  switch (type) {
    case Grammar::RPAREN:
      return error.open == nullptr ? Help("no `(` is open here") : Help();
    case Grammar::UNCLOSED:
      return "a string ends on its line: close it with `\"`; neighbouring strings join";
    case Grammar::UNIT:
      return "division stands between blanks: `a / b`";
    case Grammar::WORD:
      return hint_for_word(error, found);
    case Grammar::FOREIGN:
    case Grammar::OTHER:
    case Grammar::EQ:
      return hint_for_foreign(found);
    case Grammar::OF:
      return error.expected.contains(static_cast<std::size_t>(Grammar::WORD))
                 ? Help("`as of` stands after a condition in parentheses: `(…) as of 2026-01-06`")
                 : Help();
    default:
      break;
  }
  if (is_word_of_language(type) && error.expected.contains(static_cast<std::size_t>(Grammar::WORD))) {
    return "`" + std::string(found) + "` is a word of the language, free only after a dot";
  }
  return {};
}

std::string shown(std::string_view found) {
  constexpr std::size_t longest = 40;
  std::size_t length = std::min(found.size(), longest);
  while (length < found.size() && length > 0 && (static_cast<unsigned char>(found[length]) & 0xC0U) == 0x80U) --length;
  return "`" + std::string(found.substr(0, length)) + (length < found.size() ? "…`" : "`");
}

}  // namespace

void StopAtFirstError::sync(antlr4::Parser* parser) {
  const antlr4::Token* next = parser->getCurrentToken();
  if (next != chosen_before_) choices_.clear();
  chosen_before_ = next;
  choices_.push_back({parser->getContext(), parser->getState()});
}

void StopAtFirstError::add_choices(antlr4::Parser& parser) {
  if (error.found != chosen_before_) return;
  for (const Choice& choice : choices_) {
    error.expected.addAll(parser.getATN().getExpectedTokens(choice.state, choice.context));
    error.between_clauses = error.between_clauses || is_declaration_rule(choice.context->getRuleIndex());
  }
}

void StopAtFirstError::recover(antlr4::Parser*, std::exception_ptr) { throw antlr4::ParseCancellationException(); }

antlr4::Token* StopAtFirstError::recoverInline(antlr4::Parser* parser) {
  error.found = parser->getCurrentToken();
  error.expected = parser->getExpectedTokens();
  error.between_clauses = is_declaration_rule(parser->getContext()->getRuleIndex());
  add_choices(*parser);
  throw antlr4::ParseCancellationException();
}

void StopAtFirstError::reportError(antlr4::Parser* parser, const antlr4::RecognitionException& exception) {
  error.found = exception.getOffendingToken();
  error.between_clauses = is_declaration_rule(parser->getContext()->getRuleIndex());
  const auto* no_alternative = dynamic_cast<const antlr4::NoViableAltException*>(&exception);
  if (no_alternative != nullptr && no_alternative->getDeadEndConfigs() != nullptr) {
    add_following(*parser, *no_alternative->getDeadEndConfigs(), error.expected);
    error.between_clauses = error.between_clauses && no_alternative->getStartToken() == error.found;
  }
  if (error.expected.isEmpty()) error.expected = parser->getExpectedTokens();
}

void report(const Reader& reader, const SyntaxError& error, std::string_view declaration) {
  const std::size_t type = error.found->getType();
  const bool at_end = type == antlr4::Token::EOF || opens_declaration(type);
  const std::string_view found = at_end && type == antlr4::Token::EOF ? std::string_view() : text_of(reader, *error.found);
  std::string message;
  if (error.between_clauses && opens_clause(type)) {
    message = "`" + std::string(found) + "` is no clause of " + std::string(declaration);
  } else {
    const std::string expected = describe(error.expected);
    message = "expected " + (expected.empty() ? std::string("something else") : expected) + ", found " +
              (found.empty() ? std::string("the end of the text") : shown(found));
  }
  const bool never_closed =
      error.open != nullptr && error.expected.contains(static_cast<std::size_t>(Grammar::RPAREN)) && (at_end || opens_clause(type));
  Diagnostic& diagnostic = reader.diagnostics.error("syntax", span_of(reader, *error.found), std::move(message),
                                                    never_closed    ? Help("a `(` is never closed")
                                                    : found.empty() ? Help()
                                                                    : hint(reader, error, found));
  if (never_closed) diagnostic.notes.push_back({"it is opened here", span_of(reader, *error.open)});
}

}  // namespace sekisho::parsing
