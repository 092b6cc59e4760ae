#include "engine/check/resolve.h"
#include "engine/check/walk.h"

namespace sekisho::checking {

namespace {

/// The entries of the owners that counted, where `o` of `as o` is what is ranged over.
const Bound* bound_owners(const ast::Expr& collection, const Scope& scope) {
  const auto* path = std::get_if<ast::Path>(&collection->node);
  if (path == nullptr || path->steps.size() != 1) return nullptr;
  for (auto bound = scope.bound.rbegin(); bound != scope.bound.rend(); ++bound) {
    if (bound->name == path->steps.front().text) return bound->owners && !bound->faulty ? &*bound : nullptr;
  }
  return nullptr;
}

}  // namespace

Collection resolve_collection(State& state, const ast::Expr& collection, bool all_levels, const ast::Word& name, int slot,
                              Scope& scope) {
  Collection resolved;
  resolved.element.name = name.text;
  resolved.element.slot = slot;
  resolved.element.span = name.span;
  resolved.element.faulty = true;
  if (const Bound* owners = bound_owners(collection, scope); owners != nullptr && !all_levels) {
    note_use(state, {collection->span, Meaning::bound, owners->name, "entries", owners->type, owners->span});
    resolved.node = value_node(state, checked::Path{checked::Root::owners, owners->slot, {}}, owners->type, collection->span);
    resolved.element.lists = owners->lists;
    resolved.element.entry = true;
    resolved.element.faulty = false;
    return resolved;
  }
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
