#include "engine/check/resolve.h"
#include "engine/check/walk.h"

namespace sekisho::checking {

Collection resolve_collection(State& state, const ast::Expr& collection, bool all_levels, const ast::Word& name, int slot,
                              Scope& scope) {
  Collection resolved;
  resolved.element.name = name.text;
  resolved.element.slot = slot;
  resolved.element.span = name.span;
  resolved.element.faulty = true;
  const NodeId node = resolve_value(state, collection, scope);
  if (node == poison) return resolved;
  const Type type = node_of(state, node).type;
  if (!type.many) {
    fault(state, "type-mismatch", collection->span, quoted(collection->span) + " is " + with_article(type) + ", not several");
    return resolved;
  }
  if (all_levels && type.of != "component") {
    fault(state, "type-mismatch", collection->span,
          "`all` ranges over the levels of a composition, which " + quoted(collection->span) + " is not", "leave out `all`");
    return resolved;
  }
  resolved.node = node;
  resolved.element.type = Type{type.kind, type.of, false};
  resolved.element.faulty = false;
  return resolved;
}

NodeId resolve_quantified(State& state, const ast::Quantified& node, const Span& span, Scope& scope) {
  const int slot = binding_height(node.condition);
  Collection collection = resolve_collection(state, node.collection, node.all_levels, node.variable, slot, scope);
  Scope inner = scope;
  inner.bound.push_back(std::move(collection.element));
  const NodeId condition = node.condition ? resolve_condition(state, node.condition, inner) : checked::none;
  return condition_node(state, checked::Quantified{node.quantifier, slot, collection.node, node.all_levels, condition}, span);
}

}  // namespace sekisho::checking
