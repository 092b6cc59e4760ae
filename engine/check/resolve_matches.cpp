#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

/// `L.addresses` as the path that names `L`, or nothing.
std::optional<ast::Expr> list_of_addresses(const State& state, const ast::Expr& right) {
  const auto* path = std::get_if<ast::Path>(&right->node);
  if (path == nullptr || path->steps.size() < 2 || path->steps.back().text != "addresses" ||
      state.bundle.lists.contains(text_of(*path))) {
    return std::nullopt;
  }
  ast::Path list{{path->steps.begin(), path->steps.end() - 1}};
  Span span = list.steps.front().span;
  span.end = list.steps.back().span.end;
  return ast::make(std::move(list), std::move(span));
}

bool is_address(const State& state, NodeId node) {
  const auto* path = std::get_if<checked::Path>(&node_of(state, node).kind);
  return path != nullptr && !path->steps.empty() && path->steps.back().name == "address";
}

bool check_left(State& state, NodeId left, bool addresses, const Span& span) {
  if (left == poison) return false;
  const Type type = node_of(state, left).type;
  if (addresses ? is_address(state, left) : is_party(type)) return true;
  if (addresses) {
    fault(state, "type-mismatch", span, "`L.addresses` compares with an address, which " + quoted(span) + " is not",
          "write `p.address matches …`");
  } else {
    fault(state, "type-mismatch", span, "`matches` needs parties, and " + quoted(span) + " is " + with_article(type),
          is_address(state, left) ? "write `matches L.addresses`" : "");
  }
  return false;
}

struct Thresholds {
  Number review, certain;
};

std::optional<Thresholds> resolve_thresholds(State& state, const ast::Related& node) {
  Thresholds thresholds{state.bundle.review_threshold, state.bundle.certain_threshold};
  if (!node.review) return thresholds;
  const auto review = resolve_score(state, node.review);
  const auto certain = node.certain ? resolve_score(state, node.certain) : review;
  if (!review || !certain) return std::nullopt;
  if (*certain < *review) {
    fault(state, "type-mismatch", node.certain->span, "the threshold for review lies above the certain one",
          "write the smaller number first");
    return std::nullopt;
  }
  return Thresholds{*review, *certain};
}

}  // namespace

bool is_party(const Type& type) { return type.kind == sekisho::Kind::object && (type.of == "party" || type.of == "owner"); }

NodeId resolve_matches(State& state, const ast::Related& node, const Span& span, Scope& scope) {
  const auto addresses = list_of_addresses(state, node.right);
  const NodeId left = resolve_value(state, node.left, scope);
  const bool left_fits = check_left(state, left, addresses.has_value(), node.left->span);
  const NamedLists lists = resolve_lists(state, addresses ? *addresses : node.right, {ListKind::parties}, "matches");
  const EntryPart entry = resolve_where(state, node.where, lists, scope);
  const auto thresholds = resolve_thresholds(state, node);
  if (!left_fits || lists.faulty || !thresholds) return poison;
  return condition_node(
      state,
      checked::Matches{left, lists.names, addresses.has_value(), thresholds->review, thresholds->certain, entry.slot, entry.where},
      span);
}

}  // namespace sekisho::checking
