#include <algorithm>

#include "engine/check/resolve.h"
#include "engine/check/walk.h"

namespace sekisho::checking {

/// The type of the fold: of its value, or a number for a count. Faults are reported.
std::optional<Type> type_of_fold(State& state, const ast::Aggregate& node, NodeId value) {
  if (node.fold == ast::Fold::count) return Type{sekisho::Kind::number, "", false};
  if (value == poison) return std::nullopt;
  const Type type = node_of(state, value).type;
  const bool ordered_date = type.kind == sekisho::Kind::time && node.fold != ast::Fold::total;
  if (type.many) {
    fault(state, "many-valued", node.value->span,
          quoted(node.value->span) + " has several values an element, of which none can be taken",
          "bind each of them: `over x in …`");
  } else if (!is_amount(type) && !ordered_date) {
    fault(state, "type-mismatch", node.value->span,
          quoted(node.value->span) + " is " + with_article(type) + ", which cannot be added up or ordered");
  } else {
    return type;
  }
  return std::nullopt;
}

NodeId resolve_aggregate(State& state, const ast::Aggregate& node, const Span& span, Scope& scope) {
  if (node.window) return resolve_log_total(state, node, span, scope);
  const int slot = std::max(binding_height(node.condition), binding_height(node.value));
  Collection collection = resolve_collection(state, node.collection, node.all_levels, *node.variable, slot, scope);
  if (collection.element.entry) {
    return fault(state, "type-mismatch", node.collection->span,
                 "entries of owners are not counted or added up: one owner may have several", "write `any x in … where …`");
  }
  Scope inner = scope;
  inner.bound.push_back(std::move(collection.element));
  const NodeId value = node.value ? resolve_value(state, node.value, inner) : checked::none;
  const NodeId condition = node.condition ? resolve_condition(state, node.condition, inner) : checked::none;
  const auto type = type_of_fold(state, node, value);
  if (!type) return poison;
  return value_node(state, checked::Aggregate{node.fold, value, collection.node, node.all_levels, slot, condition}, *type, span);
}

}  // namespace sekisho::checking
