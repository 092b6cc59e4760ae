#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

/// Parts of nested `and`s become parts of the outer one: the same condition however it is grouped.
template <class Junction>
void append(const State& state, std::vector<NodeId>& parts, NodeId part) {
  const auto* nested = part == poison ? nullptr : std::get_if<Junction>(&node_of(state, part).kind);
  if (nested == nullptr) {
    parts.push_back(part);
  } else {
    parts.insert(parts.end(), nested->parts.begin(), nested->parts.end());
  }
}

/// Of `destination is JP or KR`: how the part that stands alone is compared, too. Empty where nothing was compared before it.
std::string help_for_operand(const std::vector<ast::Expr>& parts, std::size_t alone, bool either) {
  for (std::size_t before = alone; before-- > 0;) {
    const auto* compare = std::get_if<ast::Compare>(&parts[before]->node);
    if (compare == nullptr) continue;
    const bool equal = compare->comparator == ast::Comparator::equal && either;
    if (!equal && compare->comparator != ast::Comparator::not_equal) return "repeat the comparison";
    std::string values = quoted(compare->right->span) + ", " + quoted(parts[alone]->span);
    std::erase(values, '`');
    return std::string("repeat the comparison, or write `") + (equal ? "in (" : "not in (") + values + ")`";
  }
  return "";
}

template <class Junction>
NodeId resolve_junction(State& state, const std::vector<ast::Expr>& parts, const Span& span, Scope& scope) {
  Junction junction;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string help = help_for_operand(parts, i, std::is_same_v<Junction, checked::Or>);
    if (!help.empty() && needs_opposite(state, parts[i], scope)) {
      junction.parts.push_back(unknown_name(state, std::get<ast::Path>(parts[i]->node), parts[i]->span, scope, help));
    } else {
      const NodeId part = resolve_either(state, parts[i], scope);
      append<Junction>(state, junction.parts, as_condition(state, part, parts[i]->span, help));
    }
  }
  return condition_node(state, std::move(junction), span);
}

struct Resolver {
  State& state;
  Scope& scope;
  const Span& span;
  const Type* opposite;

  NodeId operator()(const ast::NumberLiteral& node) { return resolve_number(state, node, span, opposite); }
  NodeId operator()(const ast::TextLiteral& node) {
    return constant(state, given_value(node.text), Type{sekisho::Kind::text, "", false}, span);
  }
  NodeId operator()(const ast::DateLiteral& node) {
    return constant(state, given_value(node.time), Type{sekisho::Kind::time, "", false}, span);
  }
  NodeId operator()(const ast::CodeLiteral& node) { return resolve_code(state, node.code, span); }
  NodeId operator()(const ast::TruthLiteral& node) {
    if (opposite != nullptr) return constant(state, given_value(node.value), Type{sekisho::Kind::truth, "", false}, span);
    return condition_node(state, checked::Truthy{node.value}, span);
  }
  NodeId operator()(const ast::Path& node) { return resolve_path(state, node, span, scope, opposite); }
  NodeId operator()(const ast::Call& node) { return resolve_call(state, node, span, scope); }
  NodeId operator()(const ast::AnyOf& node) { return resolve_union(state, node.parts, span, scope, opposite); }
  NodeId operator()(const ast::Tuple& node) { return resolve_union(state, node.parts, span, scope, opposite); }
  NodeId operator()(const ast::Not& node) {
    return condition_node(state, checked::Not{resolve_condition(state, node.operand, scope)}, span);
  }
  NodeId operator()(const ast::Possibly& node) {
    return condition_node(state, checked::Possibly{resolve_condition(state, node.operand, scope)}, span);
  }
  NodeId operator()(const ast::And& node) { return resolve_junction<checked::And>(state, node.parts, span, scope); }
  NodeId operator()(const ast::Or& node) { return resolve_junction<checked::Or>(state, node.parts, span, scope); }
  NodeId operator()(const ast::Parenthesised& node) { return resolve_either(state, node.inner, scope, opposite); }
  NodeId operator()(const ast::Compare& node) { return resolve_compare(state, node, span, scope); }
  NodeId operator()(const ast::WithinDays& node) { return resolve_within_days(state, node, span, scope); }
  NodeId operator()(const ast::Binary& node) { return resolve_binary(state, node, span, scope); }
  NodeId operator()(const ast::Negative& node) { return resolve_negative(state, node, span, scope); }
  NodeId operator()(const ast::PercentOf& node) { return resolve_percent_of(state, node, span, scope); }
  NodeId operator()(const ast::Related& node) {
    switch (node.relation) {
      case ast::Relation::in:
      case ast::Relation::not_in:
        return resolve_in(state, node, span, scope);
      case ast::Relation::within:
      case ast::Relation::not_within:
        return resolve_within(state, node, span, scope);
      case ast::Relation::contains:
        return resolve_contains(state, node, span, scope);
      case ast::Relation::starts_with:
        return resolve_starts_with(state, node, span, scope);
      case ast::Relation::classified_in:
      case ast::Relation::classified_within:
        return resolve_classified(state, node, span, scope);
      case ast::Relation::matches:
        return resolve_matches(state, node, span, scope);
      case ast::Relation::owned_by:
      case ast::Relation::under_control_of:
        return resolve_owned(state, node, span, scope);
    }
    return poison;
  }
  NodeId operator()(const ast::Quantified& node) { return resolve_quantified(state, node, span, scope); }
  NodeId operator()(const ast::Aggregate& node) { return resolve_aggregate(state, node, span, scope); }
  NodeId operator()(const ast::Known& node) {
    const NodeId path = resolve_value(state, node.path, scope);
    if (path == poison) return poison;
    if (std::holds_alternative<checked::Path>(node_of(state, path).kind)) {
      return condition_node(state, checked::IsKnown{path, node.missing}, span);
    }
    return fault(state, "type-mismatch", node.path->span,
                 quoted(node.path->span) + " is no fact of the record, so it is neither known nor missing", "name a field");
  }
  NodeId operator()(const ast::AsOf& node) {
    const NodeId condition = resolve_condition(state, node.condition, scope);
    if (condition == poison || !node_of(state, condition).over_log)
      return condition_node(state, checked::AsOf{condition, node.date}, span);
    return fault(state, "log-total", span, "`as of` reads lists on another day, and earlier records were added up as they came",
                 "put `as of` inside the `where` of the total");
  }
  NodeId operator()(const ast::Readings& node) { return resolve_readings(state, node, span, scope, opposite); }
};

}  // namespace

NodeId resolve_either(State& state, const ast::Expr& expression, Scope& scope, const Type* opposite) {
  return std::visit(Resolver{state, scope, expression->span, opposite}, expression->node);
}

NodeId as_condition(State& state, NodeId value, const Span& span, const std::string& help) {
  if (value == poison || node_of(state, value).condition) return value;
  const Type type = node_of(state, value).type;
  if (type.kind == sekisho::Kind::truth) {
    const NodeId yes = constant(state, given_value(true), Type{sekisho::Kind::truth, "", false}, span);
    return condition_node(state, checked::Compare{checked::Comparator::equal, value, yes}, span);
  }
  return fault(state, "type-mismatch", span, quoted(span) + " is " + with_article(type) + ", where a condition is needed", help);
}

NodeId resolve_condition(State& state, const ast::Expr& expression, Scope& scope) {
  return as_condition(state, resolve_either(state, expression, scope), expression->span);
}

NodeId resolve_value(State& state, const ast::Expr& expression, Scope& scope, const Type* opposite) {
  const NodeId node = resolve_either(state, expression, scope, opposite);
  if (node == poison || !node_of(state, node).condition) return node;
  return fault(state, "type-mismatch", expression->span, quoted(expression->span) + " is a condition, where a value is needed");
}

}  // namespace sekisho::checking
