#include <algorithm>

#include "engine/check/resolve.h"
#include "engine/check/walk.h"

namespace sekisho::checking {

namespace {

using Numbers = std::vector<Number>;

std::optional<Number> result_of(ast::Arithmetic op, const Number& left, const Number& right) {
  switch (op) {
    case ast::Arithmetic::add:
      return left + right;
    case ast::Arithmetic::subtract:
      return left - right;
    case ast::Arithmetic::multiply:
      return left * right;
    case ast::Arithmetic::divide:
      return Number::divide(left, right);
  }
  return std::nullopt;
}

/// What a fixed number may come to, by readings; nothing where it hangs on a fact.
struct Fixed {
  const State& state;

  std::optional<Numbers> of(NodeId node) const { return std::visit(*this, node_of(state, node).kind); }

  std::optional<Numbers> operator()(const checked::Constant& node) const {
    if (const auto* percent = std::get_if<Percent>(&node.value.data)) return Numbers{percent->value};
    if (const auto* number = std::get_if<Number>(&node.value.data)) return Numbers{*number};
    return std::nullopt;
  }
  std::optional<Numbers> operator()(const checked::Arithmetic& node) const {
    const auto left = of(node.left);
    const auto right = of(node.right);
    if (!left || !right) return std::nullopt;
    Numbers results;
    for (const Number& a : *left) {
      for (const Number& b : *right) {
        const auto result = result_of(node.op, a, b);
        if (!result) return std::nullopt;
        results.push_back(*result);
      }
    }
    return results;
  }
  std::optional<Numbers> operator()(const checked::Choice& node) const {
    Numbers all;
    for (const NodeId branch : node.branches) {
      const auto some = of(branch);
      if (!some) return std::nullopt;
      all.insert(all.end(), some->begin(), some->end());
    }
    return all;
  }
  std::optional<Numbers> operator()(const checked::DefineUse& node) const {
    const NodeId value = state.policy.defines[node.define].value;
    return value >= state.policy.nodes.size() ? std::nullopt : of(value);
  }
  template <class Other>
  std::optional<Numbers> operator()(const Other&) const {
    return std::nullopt;
  }
};

NodeId resolve_threshold(State& state, const ast::Expr& expression, Scope& scope) {
  const NodeId node = resolve_value(state, expression, scope);
  if (node == poison) return poison;
  const Type type = node_of(state, node).type;
  if (type.kind != sekisho::Kind::percent) {
    return fault(state, "type-mismatch", expression->span,
                 quoted(expression->span) + " is " + with_article(type) + ", where a percentage is needed",
                 type.kind == sekisho::Kind::number ? "write `50%`" : "");
  }
  const auto fixed = Fixed{state}.of(node);
  if (!fixed) {
    return fault(state, "owned-threshold", expression->span,
                 "the threshold " + quoted(expression->span) + " hangs on the record, and a policy fixes it",
                 "write a percentage, or define one");
  }
  const auto outside = [](const Number& number) { return number.is_negative() || number > Number(100); };
  if (std::any_of(fixed->begin(), fixed->end(), outside)) {
    return fault(state, "owned-threshold", expression->span,
                 "the threshold " + quoted(expression->span) + " does not lie between 0 and 100 %");
  }
  return node;
}

/// `as o where C`: C over the entries of the owners that counted.
EntryPart resolve_owners(State& state, const std::optional<ast::Where>& owners, const NamedLists& lists, Scope& scope) {
  EntryPart part;
  if (!owners || !owners->condition) return part;
  part.slot = binding_height(owners->condition);
  Scope inner = scope;
  if (owners->name) {
    Bound bound{owners->name->text, part.slot, Type{sekisho::Kind::object, "entry", true}, lists.lists};
    bound.faulty = lists.faulty;
    bound.owners = true;
    bound.span = owners->name->span;
    inner.bound.push_back(std::move(bound));
  } else {
    fault(state, "where-name", owners->condition->span, "`where` does not say what it is about",
          "write `as o where (any x in o where …)`");
  }
  part.where = resolve_condition(state, owners->condition, inner);
  return part;
}

/// Every condition on owners reads all lists of owners there are.
void use_ownership_lists(State& state) {
  for (const auto& [name, list] : state.bundle.lists) {
    if (list.kind == ListKind::ownership) state.used.insert(name);
  }
}

}  // namespace

NodeId resolve_owned(State& state, const ast::Related& node, const Span& span, Scope& scope) {
  const bool control = node.relation == ast::Relation::under_control_of;
  const std::string relation = control ? "under control of" : "owned by";
  use_ownership_lists(state);
  const NodeId left = resolve_value(state, node.left, scope);
  if (left != poison && !is_party(node_of(state, left).type)) {
    fault(state, "type-mismatch", node.left->span,
          "`" + relation + "` needs parties, and " + quoted(node.left->span) + " is " + with_article(node_of(state, left).type));
  }
  const NamedLists lists = resolve_lists(state, node.right, {ListKind::parties}, relation);
  const EntryPart entry = resolve_where(state, node.where, lists, scope);
  const NodeId threshold = control ? checked::none : resolve_threshold(state, node.threshold, scope);
  const EntryPart owners = resolve_owners(state, node.owners, lists, scope);
  if (left == poison || !is_party(node_of(state, left).type) || lists.faulty) return poison;
  checked::Owned owned{};
  owned.parties = left;
  owned.listed = {checked::none, lists.names, false, state.bundle.review_threshold, state.bundle.certain_threshold,
                  entry.slot,    entry.where};
  owned.control = control;
  owned.one_of = node.one_of || control;
  owned.more = node.threshold_comparator == ast::Comparator::more;
  owned.threshold = threshold;
  owned.unlisted_unknown = node.unlisted_unknown;
  owned.owners_slot = owners.slot;
  owned.owners = owners.where;
  return condition_node(state, std::move(owned), span);
}

}  // namespace sekisho::checking
