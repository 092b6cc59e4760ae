#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

using sekisho::Kind;

const Type number{Kind::number, "", false};

/// An operand of arithmetic: one value, never several.
NodeId resolve_operand(State& state, const ast::Expr& expression, Scope& scope) {
  const NodeId node = resolve_value(state, expression, scope);
  if (node == poison || !node_of(state, node).type.many) return node;
  return fault(state, "many-valued", expression->span,
               quoted(expression->span) + " may have several values, with which there is no arithmetic",
               "write `total of`, `largest of` or `any … in`");
}

bool same_amount(const Type& a, const Type& b) {
  return a.kind == b.kind && (a.kind != Kind::quantity || a.of.empty() || b.of.empty() || a.of == b.of);
}

std::optional<Type> sum_type(const Type& left, const Type& right) {
  if (is_amount(left) && same_amount(left, right)) return left.of.empty() ? right : left;
  if (left.kind == Kind::time && right.kind == Kind::duration) return left;
  return std::nullopt;
}

std::optional<Type> product_type(const Type& left, const Type& right) {
  if (left.kind == Kind::number && is_amount(right)) return right;
  if (right.kind == Kind::number && is_amount(left)) return left;
  return std::nullopt;
}

std::optional<Type> quotient_type(const Type& left, const Type& right) {
  if (right.kind == Kind::number && is_amount(left)) return left;
  if (is_amount(left) && same_amount(left, right)) return number;
  return std::nullopt;
}

std::optional<Type> type_of(ast::Arithmetic op, const Type& left, const Type& right) {
  switch (op) {
    case ast::Arithmetic::add:
    case ast::Arithmetic::subtract:
      return sum_type(left, right);
    case ast::Arithmetic::multiply:
      return product_type(left, right);
    case ast::Arithmetic::divide:
      return quotient_type(left, right);
  }
  return std::nullopt;
}

}  // namespace

bool is_amount(const Type& type) {
  return type.kind == Kind::number || type.kind == Kind::percent || type.kind == Kind::quantity || type.kind == Kind::money;
}

NodeId resolve_binary(State& state, const ast::Binary& node, const Span& span, Scope& scope) {
  const NodeId left = resolve_operand(state, node.left, scope);
  const NodeId right = resolve_operand(state, node.right, scope);
  if (left == poison || right == poison) return poison;
  const Type a = node_of(state, left).type;
  const Type b = node_of(state, right).type;
  if (const auto type = type_of(node.op, a, b)) return value_node(state, checked::Arithmetic{node.op, left, right}, *type, span);
  static constexpr std::string_view signs[] = {"+", "-", "*", "/"};
  const bool dimensions = a.kind == Kind::quantity && b.kind == Kind::quantity;
  return fault(state, dimensions ? "dimension-mismatch" : "type-mismatch", span,
               quoted(node.left->span) + " is " + with_article(a) + " and " + quoted(node.right->span) + " is " + with_article(b) +
                   ": there is no `" + std::string(signs[static_cast<std::size_t>(node.op)]) + "` between them");
}

NodeId resolve_negative(State& state, const ast::Negative& node, const Span& span, Scope& scope) {
  const NodeId operand = resolve_operand(state, node.operand, scope);
  if (operand == poison) return poison;
  const Type type = node_of(state, operand).type;
  if (!is_amount(type))
    return fault(state, "type-mismatch", span,
                 quoted(node.operand->span) + " is " + with_article(type) + ", which has no negative");
  const NodeId minus_one = constant(state, given_value(Number(-1)), number, span);
  return value_node(state, checked::Arithmetic{ast::Arithmetic::multiply, minus_one, operand}, type, span);
}

NodeId resolve_percent_of(State& state, const ast::PercentOf& node, const Span& span, Scope& scope) {
  const NodeId percent = resolve_operand(state, node.percent, scope);
  const NodeId whole = resolve_operand(state, node.whole, scope);
  if (percent == poison || whole == poison) return poison;
  const Type share = node_of(state, percent).type;
  const Type type = node_of(state, whole).type;
  if (share.kind != Kind::percent) {
    return fault(state, "type-mismatch", node.percent->span,
                 quoted(node.percent->span) + " is " + with_article(share) + ", where a percentage is needed", "write `25% of …`");
  }
  if (!is_amount(type)) {
    return fault(state, "type-mismatch", node.whole->span,
                 quoted(node.whole->span) + " is " + with_article(type) + ", of which there is no share");
  }
  if (const auto* literal = std::get_if<checked::Constant>(&node_of(state, percent).kind)) {
    return value_node(state, checked::PercentOf{std::get<Percent>(literal->value.data).value, checked::none, whole}, type, span);
  }
  return value_node(state, checked::PercentOf{Number(), percent, whole}, type, span);
}

}  // namespace sekisho::checking
