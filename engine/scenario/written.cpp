#include "engine/scenario/written.h"

#include <algorithm>

namespace sekisho::scenario {
namespace {

using checked::NodeId;
using Shape = Written::Shape;

const ast::Expr& bare(const ast::Expr& text) {
  const auto* inner = text ? std::get_if<ast::Parenthesised>(&text->node) : nullptr;
  return inner == nullptr ? text : bare(inner->inner);
}

template <class Node>
const Node* as(const ast::Expr& text) {
  return text ? std::get_if<Node>(&bare(text)->node) : nullptr;
}

/// The parts of nested junctions of one kind are those of the outermost, as in the checked policy.
template <class Junction>
void flatten(const ast::Expr& text, std::vector<ast::Expr>& parts) {
  const auto* junction = as<Junction>(text);
  if (junction == nullptr) {
    parts.push_back(bare(text));
    return;
  }
  for (const ast::Expr& part : junction->parts) flatten<Junction>(part, parts);
}

struct Pairing {
  const checked::Policy& policy;
  const ast::Expr& text;
  Written& whole;

  void add(Shape shape, NodeId node, const ast::Expr& inner) const {
    if (node == checked::none || !inner) return;
    whole.shape = shape;
    whole.parts.push_back(written(policy, node, inner));
  }

  template <class Junction>
  void junction(Shape shape, const std::vector<NodeId>& nodes) const {
    std::vector<ast::Expr> parts;
    flatten<Junction>(text, parts);
    if (parts.size() != nodes.size()) return;
    for (std::size_t at = 0; at < nodes.size(); ++at) add(shape, nodes[at], parts[at]);
  }

  void operator()(const checked::And& node) const { junction<ast::And>(Shape::all, node.parts); }
  void operator()(const checked::Or& node) const { junction<ast::Or>(Shape::some, node.parts); }
  void operator()(const checked::Not& node) const {
    if (const auto* negation = as<ast::Not>(text)) {
      add(Shape::negation, node.operand, negation->operand);
      return;
    }
    const Written inner = written(policy, node.operand, text);  // `is not`, `not in`, `not within`
    if (inner.parts.empty()) return;
    whole.shape = inner.shape;
    whole.parts = inner.parts;
  }
  void operator()(const checked::Possibly& node) const {
    if (const auto* possibly = as<ast::Possibly>(text)) add(Shape::scope, node.operand, possibly->operand);
  }
  void operator()(const checked::AsOf& node) const {
    if (const auto* as_of = as<ast::AsOf>(text)) add(Shape::scope, node.operand, as_of->condition);
  }
  void operator()(const checked::Choice& node) const {
    const auto* readings = as<ast::Readings>(text);
    if (readings == nullptr || readings->branches.size() != node.branches.size()) return;
    const std::vector<checked::Branch>& branches = policy.groups[node.group].branches;
    for (std::size_t at = 0; at < branches.size(); ++at) {
      const auto named = std::find_if(readings->branches.begin(), readings->branches.end(),
                                      [&](const ast::ReadingBranch& branch) { return branch.name.text == branches[at].name; });
      if (named != readings->branches.end()) add(Shape::choice, node.branches[at], named->value);
    }
  }
  void operator()(const checked::Quantified& node) const {
    if (const auto* quantified = as<ast::Quantified>(text)) add(Shape::scope, node.condition, quantified->condition);
  }
  void where(NodeId node) const {
    const auto* related = as<ast::Related>(text);
    if (related != nullptr && related->where) add(Shape::scope, node, related->where->condition);
  }
  void operator()(const checked::InList& node) const { where(node.where); }
  void operator()(const checked::Classified& node) const { where(node.where); }
  void operator()(const checked::Matches& node) const { where(node.where); }
  void operator()(const checked::Owned& node) const {
    where(node.listed.where);
    const auto* related = as<ast::Related>(text);
    if (related != nullptr && related->owners) add(Shape::scope, node.owners, related->owners->condition);
  }

  /// Values: what stands inside totals.
  void value(NodeId node, const ast::Expr& inner) const {
    if (node == checked::none || !inner || policy.nodes[node].condition) return;
    std::visit(Pairing{policy, inner, whole}, policy.nodes[node].kind);
  }
  void operator()(const checked::Compare& node) const {
    const auto* compare = as<ast::Compare>(text);
    if (compare == nullptr) return;
    value(node.left, compare->left);
    value(node.right, compare->right);
  }
  void operator()(const checked::Arithmetic& node) const {
    const auto* binary = as<ast::Binary>(text);
    if (binary == nullptr) return;
    value(node.left, binary->left);
    value(node.right, binary->right);
  }
  void operator()(const checked::PercentOf& node) const {
    if (const auto* percent = as<ast::PercentOf>(text)) value(node.whole, percent->whole);
  }
  void operator()(const checked::Aggregate& node) const {
    if (const auto* aggregate = as<ast::Aggregate>(text)) add(Shape::scope, node.condition, aggregate->condition);
  }
  template <class Leaf>
  void operator()(const Leaf&) const {}
};

template <class Text>
WrittenClauses clauses(const checked::Policy& policy, NodeId when, NodeId unless, const Text& text) {
  WrittenClauses clauses;
  clauses.when = written(policy, when, text.when);
  if (text.unless.size() == 1) {
    clauses.unless = written(policy, unless, text.unless.front());
    return clauses;
  }
  clauses.unless.node = unless;
  if (unless == checked::none) return clauses;
  const auto* several = std::get_if<checked::Or>(&policy.nodes[unless].kind);
  if (several == nullptr || several->parts.size() != text.unless.size()) return clauses;
  clauses.unless.shape = Shape::some;
  for (std::size_t at = 0; at < text.unless.size(); ++at)
    clauses.unless.parts.push_back(written(policy, several->parts[at], text.unless[at]));
  return clauses;
}

}  // namespace

Written written(const checked::Policy& policy, NodeId node, const ast::Expr& text) {
  Written whole;
  whole.node = node;
  whole.text = bare(text);
  if (node == checked::none || !text) return whole;
  std::visit(Pairing{policy, whole.text, whole}, policy.nodes[node].kind);
  return whole;
}

WrittenClauses written(const checked::Policy& policy, const checked::Rule& rule, const ast::Rule& text) {
  return clauses(policy, rule.when, rule.unless, text);
}
WrittenClauses written(const checked::Policy& policy, const checked::Exception& exception, const ast::Exception& text) {
  return clauses(policy, exception.when, exception.unless, text);
}

Declarations::Declarations(const Bundle& bundle) {
  for (const ast::File& file : bundle.policy.files) {
    for (const ast::Declaration& declaration : file.declarations) {
      const Span& span = ast::common_of(declaration).span;
      by_place_.emplace(std::pair{span.source.get(), span.begin}, &declaration);
    }
  }
}

}  // namespace sekisho::scenario
