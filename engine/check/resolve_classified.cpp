#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

/// The item or component that is classified.
NodeId resolve_classified_thing(State& state, const ast::Expr& expression, Scope& scope) {
  const NodeId thing = resolve_value(state, expression, scope);
  if (thing == poison) return poison;
  const Type type = node_of(state, thing).type;
  const bool classifiable = type.kind == sekisho::Kind::object && (type.of == "item" || type.of == "component");
  if (classifiable && !type.many) return thing;
  const std::string help =
      classifiable ? "write `any c in " +
                         (expression->span.source ? quoted(expression->span).substr(1, quoted(expression->span).size() - 2) : "") +
                         " where c classified in …`"
      : type.kind == sekisho::Kind::code ? "write `in` or `within` for codes"
                                         : "";
  return fault(state, "type-mismatch", expression->span,
               "`classified` needs an item or a component, and " + quoted(expression->span) + " is " + with_article(type), help);
}

std::vector<ast::Expr> parts_of_tuple(const ast::Expr& expression) {
  if (const auto* tuple = std::get_if<ast::Tuple>(&expression->node)) return tuple->parts;
  if (const auto* inner = std::get_if<ast::Parenthesised>(&expression->node)) return parts_of_tuple(inner->inner);
  return {expression};
}

NodeId classified_within(State& state, NodeId thing, const ast::Expr& expression, Scope& scope) {
  const NodeId code = resolve_value(state, expression, scope);
  if (code == poison || thing == poison) return poison;
  const auto* literal = std::get_if<checked::Constant>(&node_of(state, code).kind);
  const Code* value = literal == nullptr ? nullptr : std::get_if<Code>(&literal->value.data);
  if (value == nullptr || is_tariff_scheme(value->scheme)) {
    return fault(
        state, "type-mismatch", expression->span,
        "`classified within` needs a control code, and " + quoted(expression->span) + " is " +
            with_article(node_of(state, code).type),
        value == nullptr ? "write a code with its scheme, as `CN:1C902`" : "write `item.hs_code within " + to_string(*value) + "`");
  }
  return condition_node(state, checked::ClassifiedWithin{thing, *value}, expression->span);
}

}  // namespace

NodeId resolve_classified(State& state, const ast::Related& node, const Span& span, Scope& scope) {
  const NodeId thing = resolve_classified_thing(state, node.left, scope);
  if (node.relation == ast::Relation::classified_in) {
    const NamedLists lists = resolve_lists(state, node.right, {ListKind::items, ListKind::codes}, "classified in");
    const EntryPart entry = resolve_where(state, node.where, lists, scope);
    if (lists.faulty) return poison;
    return condition_node(state, checked::Classified{thing, lists.names, entry.slot, entry.where}, span);
  }
  checked::Or any;
  for (const ast::Expr& part : parts_of_tuple(node.right)) any.parts.push_back(classified_within(state, thing, part, scope));
  return any.parts.size() == 1 ? any.parts.front() : condition_node(state, std::move(any), span);
}

}  // namespace sekisho::checking
