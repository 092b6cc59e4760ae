#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

NodeId negated(State& state, bool negative, NodeId node, const Span& span) {
  return negative ? condition_node(state, checked::Not{node}, span) : node;
}

bool is_date(State& state, NodeId node, const Span& span) {
  if (node == poison) return false;
  const Type type = node_of(state, node).type;
  if (type.kind == sekisho::Kind::time) return true;
  fault(state, "type-mismatch", span, quoted(span) + " is " + with_article(type) + ", where a date is needed");
  return false;
}

}  // namespace

NodeId resolve_within_days(State& state, const ast::WithinDays& node, const Span& span, Scope& scope) {
  const NodeId value = resolve_value(state, node.value, scope);
  const NodeId anchor = resolve_value(state, node.anchor, scope);
  const auto duration = resolve_duration(state, node.duration);
  const bool value_is_date = is_date(state, value, node.value->span);
  const bool anchor_is_date = is_date(state, anchor, node.anchor->span);
  if (!value_is_date || !anchor_is_date || !duration) return poison;
  return condition_node(state, checked::WithinDays{value, anchor, *duration, node.before}, span);
}

NodeId resolve_within(State& state, const ast::Related& node, const Span& span, Scope& scope) {
  const NodeId left = resolve_value(state, node.left, scope);
  if (left == poison) return poison;
  const Type type = node_of(state, left).type;
  if (type.kind == sekisho::Kind::object && (type.of == "item" || type.of == "component")) {
    return fault(state, "type-mismatch", span, quoted(node.left->span) + " is " + with_article(type) + ", not a term or code",
                 "write `" + std::string(type.of == "item" ? "item" : "c") + " classified within …`");
  }
  if (type.kind != sekisho::Kind::term && type.kind != sekisho::Kind::code) {
    return fault(state, "type-mismatch", span,
                 "`within` compares terms and codes, and " + quoted(node.left->span) + " is " + with_article(type),
                 names_lists(state, node.right) ? "write `in`" : "");
  }
  if (names_lists(state, node.right)) {
    return fault(state, "type-mismatch", node.right->span, quoted(node.right->span) + " is a list: `within` takes terms and codes",
                 "write `in`");
  }
  const NodeId right = resolve_value(state, node.right, scope, &type);
  if (!comparable(state, left, right, node.left->span, node.right->span)) return poison;
  const NodeId within = condition_node(state, checked::Within{left, right}, span);
  return negated(state, node.relation == ast::Relation::not_within, within, span);
}

NodeId resolve_contains(State& state, const ast::Related& node, const Span& span, Scope& scope) {
  const NodeId left = resolve_value(state, node.left, scope);
  if (left == poison) return poison;
  Type element = node_of(state, left).type;
  if (!element.many && element.kind != sekisho::Kind::text) {
    return fault(state, "type-mismatch", span,
                 "`contains` needs several values or a text, and " + quoted(node.left->span) + " is " + with_article(element));
  }
  element.many = false;
  const NodeId right = resolve_value(state, node.right, scope, &element);
  if (!comparable(state, left, right, node.left->span, node.right->span)) return poison;
  return condition_node(state, checked::Contains{left, right}, span);
}

NodeId resolve_starts_with(State& state, const ast::Related& node, const Span& span, Scope& scope) {
  const NodeId left = resolve_value(state, node.left, scope);
  const NodeId right = resolve_value(state, node.right, scope);
  if (left == poison || right == poison) return poison;
  for (const auto& [operand, place] : {std::pair{left, node.left->span}, std::pair{right, node.right->span}}) {
    const Type type = node_of(state, operand).type;
    if (type.kind == sekisho::Kind::text) continue;
    return fault(state, "type-mismatch", place, "`starts with` compares texts, and " + quoted(place) + " is " + with_article(type),
                 type.kind == sekisho::Kind::code ? "write `within` for codes" : "");
  }
  return condition_node(state, checked::StartsWith{left, right}, span);
}

}  // namespace sekisho::checking
