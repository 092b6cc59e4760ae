#include "engine/parse/transform.h"

namespace sekisho::parsing {
namespace {

std::string spelling_of(const Reader& reader, const Grammar::ComparatorContext& context) {
  const bool bounded = context.op->getType() == Grammar::LEAST || context.op->getType() == Grammar::MOST;
  if (bounded) return "at " + std::string(text_of(reader, *context.op));
  if (context.negated != nullptr) return "is not";
  if (context.op->getType() == Grammar::LESS || context.op->getType() == Grammar::MORE_) {
    return std::string(text_of(reader, *context.op)) + " than";
  }
  return std::string(text_of(reader, *context.op));
}

ast::Comparator comparator_of(const Grammar::ComparatorContext& context) {
  switch (context.op->getType()) {
    case Grammar::IS:
      return context.negated != nullptr ? ast::Comparator::not_equal : ast::Comparator::equal;
    case Grammar::EQ:
      return ast::Comparator::equal;
    case Grammar::NE:
      return ast::Comparator::not_equal;
    case Grammar::LT:
    case Grammar::LESS:
      return ast::Comparator::less;
    case Grammar::LE:
    case Grammar::MOST:
      return ast::Comparator::at_most;
    case Grammar::GT:
    case Grammar::MORE_:
      return ast::Comparator::more;
    case Grammar::GE:
    case Grammar::LEAST:
      return ast::Comparator::at_least;
    case Grammar::BEFORE:
      return ast::Comparator::before;
    default:
      return ast::Comparator::after;
  }
}

ast::Relation relation_of(const Grammar::ComparisonContext& context) {
  const bool negated = context.negated != nullptr;
  switch (context.relation->getType()) {
    case Grammar::IN:
      return negated ? ast::Relation::not_in : ast::Relation::in;
    case Grammar::WITHIN:
      return negated ? ast::Relation::not_within : ast::Relation::within;
    case Grammar::CONTAINS:
      return ast::Relation::contains;
    case Grammar::STARTS:
      return ast::Relation::starts_with;
    case Grammar::CLASSIFIED:
      return context.inside != nullptr ? ast::Relation::classified_within : ast::Relation::classified_in;
    case Grammar::MATCHES:
      return ast::Relation::matches;
    case Grammar::OWNED:
      return ast::Relation::owned_by;
    default:
      return ast::Relation::under_control_of;
  }
}

std::optional<ast::Where> where(const Reader& reader, Grammar::WhereClauseContext* context) {
  if (context == nullptr) return std::nullopt;
  ast::Where result;
  if (context->name != nullptr) result.name = declared_name(reader, *context->name, false);
  if (context->where != nullptr) result.condition = expression(reader, *context->where);
  return result;
}

ast::Expr score(const Reader& reader, const Token* token) {
  return token == nullptr ? nullptr : ast::make(number(reader, *token, nullptr), span_of(reader, *token));
}

ast::Expr related(const Reader& reader, Grammar::ComparisonContext& context) {
  ast::Related node;
  node.relation = relation_of(context);
  node.left = value(reader, *context.left);
  node.right = value(reader, *context.right);
  node.where = where(reader, context.where);
  node.review = score(reader, context.floor);
  node.certain = score(reader, context.ceiling);
  if (node.relation == ast::Relation::owned_by) {
    node.one_of = context.one != nullptr;
    node.threshold_comparator = context.least != nullptr ? ast::Comparator::at_least : ast::Comparator::more;
    node.threshold = value(reader, *context.threshold);
    node.owners = where(reader, context.owners);
    node.unlisted_unknown = context.unlisted != nullptr;
  }
  return ast::make(std::move(node), span_of(reader, context));
}

/// `date within 90 days before D`, and its negation.
ast::Expr within_days(const Reader& reader, Grammar::ComparisonContext& context) {
  const Span span = span_of(reader, context);
  ast::Expr within = ast::make(ast::WithinDays{value(reader, *context.left), value(reader, *context.right),
                                               value(reader, *context.anchor), context.order->getType() == Grammar::BEFORE},
                               span);
  return context.negated == nullptr ? within : ast::make(ast::Not{std::move(within)}, span);
}

}  // namespace

ast::Expr comparison(const Reader& reader, Grammar::ComparisonContext& context) {
  if (context.test != nullptr) {
    ast::Compare node{comparator_of(*context.test), spelling_of(reader, *context.test), value(reader, *context.left),
                      value(reader, *context.right)};
    return ast::make(std::move(node), span_of(reader, context));
  }
  if (context.is != nullptr) {
    const bool missing = (context.state->getType() == Grammar::MISSING) != (context.negated != nullptr);
    return ast::make(ast::Known{value(reader, *context.left), missing}, span_of(reader, context));
  }
  if (context.anchor != nullptr) return within_days(reader, context);
  if (context.relation != nullptr) return related(reader, context);
  return value(reader, *context.left);
}

}  // namespace sekisho::parsing
