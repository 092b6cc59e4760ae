#include <algorithm>

#include "engine/parse/transform.h"

namespace sekisho::parsing {
namespace {

bool is_lower_name(std::string_view name, bool dots) {
  return std::all_of(name.begin(), name.end(), [dots](char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-' || (dots && sign == '.');
  });
}

/// The same name as it should have been written, for the hint.
std::string as_name(std::string_view name, bool dots) {
  std::string result;
  for (const char sign : name) {
    if (sign >= 'A' && sign <= 'Z')
      result += static_cast<char>(sign - 'A' + 'a');
    else if (is_lower_name(std::string_view(&sign, 1), dots))
      result += sign;
    else if (sign == '_' || sign == '.')
      result += '-';
  }
  return result;
}

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

void add_string(const Reader& reader, const Token& token, std::string& result) {
  std::string_view inside = text_of(reader, token);
  inside = inside.substr(1, inside.size() - 2);
  for (std::size_t at = 0; at < inside.size(); ++at) {
    if (inside[at] != '\\') {
      result += inside[at];
      continue;
    }
    ++at;
    if (inside[at] != '"' && inside[at] != '\\') {
      const auto place = begin_of(token) + 1 + static_cast<std::uint32_t>(at) - 1;
      reader.diagnostics.error("malformed-text", Span{reader.source, place, place + 2},
                               "`\\" + std::string(inside.substr(at, 1)) + "` is no escape",
                               "only `\\\"` and `\\\\` are; a backslash itself is written `\\\\`");
    }
    result += inside[at];
  }
}

/// What is odd about a unit that follows its digits directly: `1e5` is no number, `1C902` no quantity.
void check_attached_unit(const Reader& reader, const Token& digits, const Token& unit, std::string_view written) {
  if (begin_of(unit) != end_of(digits) || written.size() < 2) return;
  const bool digit_follows = is_digit(written[1]);
  const Span both{reader.source, begin_of(digits), end_of(unit)};
  const std::string whole(reader.text.substr(both.begin, both.end - both.begin));
  if ((written[0] == 'e' || written[0] == 'E') && std::all_of(written.begin() + 1, written.end(), is_digit)) {
    reader.diagnostics.error("malformed-number", both, "`" + whole + "` is no number: numbers have no exponent",
                             "write all its digits");
  } else if (written[0] >= 'A' && written[0] <= 'Z' && digit_follows) {
    reader.diagnostics.error("malformed-number", both, "`" + whole + "` is no number",
                             "a code carries its scheme: `CN:" + whole + "`");
  }
}

}  // namespace

std::string_view text_of(const Reader& reader, const Token& token) {
  return reader.text.substr(begin_of(token), end_of(token) - begin_of(token));
}

Span span_of(const Reader& reader, const Token& token) { return {reader.source, begin_of(token), end_of(token)}; }

Span span_of(const Reader& reader, const antlr4::ParserRuleContext& context) {
  return {reader.source, begin_of(*context.start), end_of(context.stop != nullptr ? *context.stop : *context.start)};
}

ast::Word word(const Reader& reader, Grammar::WordContext& context) {
  return {std::string(text_of(reader, *context.start)), span_of(reader, *context.start)};
}

ast::Word declared_name(const Reader& reader, Grammar::WordContext& context, bool dots) {
  ast::Word name = word(reader, context);
  if (!is_lower_name(name.text, dots)) {
    const std::string likely = as_name(name.text, dots);
    reader.diagnostics.error(
        "name-form", name.span,
        dots ? "`" + name.text + "` is no name: names are lower-case words joined by hyphens, after their regime's name and a dot"
             : "`" + name.text + "` is no name: names are lower-case words joined by hyphens",
        likely.empty() ? Help() : Help("write `" + likely + "`", likely));
  }
  return name;
}

std::string text(const Reader& reader, Grammar::TextContext& context) {
  std::string result;
  for (const Token* token : context.strings) {
    if (token != context.strings.front()) result += ' ';
    add_string(reader, *token, result);
  }
  return result;
}

ast::Quote quote(const Reader& reader, Grammar::TextContext& context) { return {text(reader, context), span_of(reader, context)}; }

Time time(const Reader& reader, const Token& date) {
  const std::string_view written = text_of(reader, date);
  if (std::optional<Time> parsed = parse_time(written)) return *parsed;
  const bool clock = written.find('T') != std::string_view::npos;
  reader.diagnostics.error("malformed-date", span_of(reader, date), "`" + std::string(written) + "` is no date",
                           clock ? "a timestamp is written `2026-01-06T09:00+08:00`, its offset included"
                                 : "a date is written `2026-01-06`; a minus sign stands between blanks");
  return Date{};
}

ast::NumberLiteral number(const Reader& reader, const Token& digits, const Token* unit) {
  const std::string_view written = text_of(reader, digits);
  ParsedNumber parsed = parse_number(written, true);
  if (parsed.fault != NumberFault::none) {
    reader.diagnostics.error("malformed-number", span_of(reader, digits),
                             "the number `" + std::string(written) + "` " + std::string(describe(parsed.fault)));
  }
  ast::NumberLiteral literal{std::move(parsed.value), std::string(written), {}, {}};
  if (unit != nullptr) {
    literal.unit = text_of(reader, *unit);
    literal.unit_span = span_of(reader, *unit);
    check_attached_unit(reader, digits, *unit, literal.unit);
  }
  return literal;
}

}  // namespace sekisho::parsing
