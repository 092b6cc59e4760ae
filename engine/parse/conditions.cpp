#include <algorithm>

#include "engine/parse/transform.h"

namespace sekisho::parsing {
namespace {

/// `a and b and c` is a chain to the left in the parser's tree, as long as the author likes: walked, not recursed into.
std::vector<ast::Expr> chain(const Reader& reader, Grammar::ExprContext& context) {
  const std::size_t type = context.op->getType();
  std::vector<ast::Expr> parts;
  Grammar::ExprContext* left = &context;
  while (left->left != nullptr && left->op->getType() == type) {
    parts.push_back(expression(reader, *left->right));
    left = left->left;
  }
  parts.push_back(expression(reader, *left));
  std::reverse(parts.begin(), parts.end());
  return parts;
}

ast::Expr quantified(const Reader& reader, Grammar::ExprContext& context) {
  ast::Quantified node;
  switch (context.op->getType()) {
    case Grammar::ANY:
      node.quantifier = ast::Quantifier::any;
      break;
    case Grammar::EVERY:
      node.quantifier = ast::Quantifier::every;
      break;
    default:
      node.quantifier = ast::Quantifier::no;
  }
  node.variable = declared_name(reader, *context.name, false);
  node.all_levels = context.all != nullptr;
  node.collection = path(reader, *context.collection);
  if (context.where != nullptr) node.condition = expression(reader, *context.where);
  return ast::make(std::move(node), span_of(reader, context));
}

}  // namespace

ast::Expr expression(const Reader& reader, Grammar::ExprContext& context) {
  if (context.leaf != nullptr) return comparison(reader, *context.leaf);
  const Span span = span_of(reader, context);
  switch (context.op->getType()) {
    case Grammar::NOT:
      return ast::make(ast::Not{expression(reader, *context.operand)}, span);
    case Grammar::POSSIBLY:
      return ast::make(ast::Possibly{expression(reader, *context.operand)}, span);
    case Grammar::AND:
      return ast::make(ast::And{chain(reader, context)}, span);
    case Grammar::OR:
      return ast::make(ast::Or{chain(reader, context)}, span);
    default:
      return quantified(reader, context);
  }
}

ast::Expr readings(const Reader& reader, const std::vector<Grammar::ReadingContext*>& branches) {
  ast::Readings node;
  for (Grammar::ReadingContext* branch : branches) {
    node.branches.push_back({declared_name(reader, *branch->name, false), text(reader, *branch->says),
                             expression(reader, *branch->value), span_of(reader, *branch)});
  }
  Span span = span_of(reader, *branches.front());
  span.end = span_of(reader, *branches.back()).end;
  if (branches.size() == 1) {
    reader.diagnostics.error("single-reading", span, "a single reading is no choice",
                             "add the other reading, or write the value alone");
  }
  return ast::make(std::move(node), span);
}

ast::Expr body(const Reader& reader, Grammar::BodyContext& context) {
  return context.single != nullptr ? expression(reader, *context.single) : readings(reader, context.branches);
}

}  // namespace sekisho::parsing
