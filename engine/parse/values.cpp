#include "engine/parse/transform.h"

namespace sekisho::parsing {
namespace {

/// The words of `item.parameters.purity`, each with its place.
std::vector<ast::Word> steps_of(const Reader& reader, const Token& token) {
  const std::string_view written = text_of(reader, token);
  std::vector<ast::Word> steps;
  std::size_t from = 0;
  while (true) {
    const std::size_t dot = std::min(written.find('.', from), written.size());
    const auto begin = begin_of(token) + static_cast<std::uint32_t>(from);
    const auto end = begin_of(token) + static_cast<std::uint32_t>(dot);
    steps.push_back({std::string(written.substr(from, dot - from)), Span{reader.source, begin, end}});
    if (dot == written.size()) return steps;
    from = dot + 1;
  }
}

ast::Expr parenthesised(const Reader& reader, Grammar::AtomContext& context) {
  const Span span = span_of(reader, context);
  if (!context.branches.empty()) return readings(reader, context.branches);
  if (context.parts.size() > 1) {
    ast::Tuple tuple;
    for (Grammar::ExprContext* part : context.parts) tuple.parts.push_back(expression(reader, *part));
    if (context.date != nullptr) {
      reader.diagnostics.error("syntax", span, "`as of` reads a condition on a day, and several values are none",
                               "put the whole comparison in parentheses: `(… in (a, b)) as of 2026-01-06`");
    }
    return ast::make(std::move(tuple), span);
  }
  ast::Expr inner = expression(reader, *context.parts.front());
  if (context.date == nullptr) return ast::make(ast::Parenthesised{std::move(inner)}, span);
  return ast::make(ast::AsOf{std::move(inner), time(reader, *context.date)}, span);
}

ast::Expr any_of(const Reader& reader, Grammar::AtomContext& context) {
  ast::AnyOf node;
  for (Grammar::WordContext* part : context.paths) node.parts.push_back(path(reader, *part));
  return ast::make(std::move(node), span_of(reader, context));
}

ast::Expr atom(const Reader& reader, Grammar::AtomContext& context) {
  if (context.path != nullptr) return path(reader, *context.path);
  if (context.over != nullptr) return aggregate(reader, *context.over);
  if (context.open != nullptr) return parenthesised(reader, context);
  const Span span = span_of(reader, context);
  if (context.number != nullptr) return ast::make(number(reader, *context.number, context.unit), span);
  if (context.string != nullptr) return ast::make(ast::TextLiteral{text(reader, *context.string)}, span);
  if (context.date != nullptr) return ast::make(ast::DateLiteral{time(reader, *context.date)}, span);
  if (context.code != nullptr) return ast::make(ast::CodeLiteral{parse_code(text_of(reader, *context.code))}, span);
  if (context.truth != nullptr) return ast::make(ast::TruthLiteral{context.truth->getType() == Grammar::TRUE}, span);
  if (context.function != nullptr) {
    return ast::make(ast::Call{word(reader, *context.function), expression(reader, *context.argument)}, span);
  }
  return any_of(reader, context);
}

ast::Arithmetic arithmetic_of(std::size_t type) {
  switch (type) {
    case Grammar::PLUS:
      return ast::Arithmetic::add;
    case Grammar::MINUS:
      return ast::Arithmetic::subtract;
    case Grammar::STAR:
      return ast::Arithmetic::multiply;
    default:
      return ast::Arithmetic::divide;
  }
}

}  // namespace

ast::Expr path(const Reader& reader, Grammar::WordContext& context) {
  return ast::make(ast::Path{steps_of(reader, *context.start)}, span_of(reader, *context.start));
}

ast::Expr value(const Reader& reader, Grammar::TermContext& context) {
  if (context.leaf != nullptr) return atom(reader, *context.leaf);
  const Span span = span_of(reader, context);
  if (context.operand != nullptr) return ast::make(ast::Negative{value(reader, *context.operand)}, span);
  ast::Expr left = value(reader, *context.left);
  ast::Expr right = value(reader, *context.right);
  if (context.op->getType() == Grammar::OF) return ast::make(ast::PercentOf{std::move(left), std::move(right)}, span);
  return ast::make(ast::Binary{arithmetic_of(context.op->getType()), std::move(left), std::move(right)}, span);
}

}  // namespace sekisho::parsing
