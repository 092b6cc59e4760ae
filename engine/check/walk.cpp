#include "engine/check/walk.h"

#include <algorithm>

#include "engine/check/nodes.h"

namespace sekisho::checking {

namespace {

using ast::Expr;

void keep(std::vector<Expr>& found, const Expr& expression) {
  if (expression) found.push_back(expression);
}

void keep(std::vector<Expr>& found, const std::vector<Expr>& expressions) {
  for (const Expr& expression : expressions) keep(found, expression);
}

std::vector<Expr> kept(std::initializer_list<Expr> expressions) {
  std::vector<Expr> found;
  for (const Expr& expression : expressions) keep(found, expression);
  return found;
}

struct Inside {
  template <class Leaf>
  std::vector<Expr> operator()(const Leaf&) const {
    return {};
  }
  std::vector<Expr> operator()(const ast::Call& node) const { return kept({node.argument}); }
  std::vector<Expr> operator()(const ast::AnyOf& node) const { return node.parts; }
  std::vector<Expr> operator()(const ast::Tuple& node) const { return node.parts; }
  std::vector<Expr> operator()(const ast::Not& node) const { return kept({node.operand}); }
  std::vector<Expr> operator()(const ast::Possibly& node) const { return kept({node.operand}); }
  std::vector<Expr> operator()(const ast::And& node) const { return node.parts; }
  std::vector<Expr> operator()(const ast::Or& node) const { return node.parts; }
  std::vector<Expr> operator()(const ast::Parenthesised& node) const { return kept({node.inner}); }
  std::vector<Expr> operator()(const ast::Compare& node) const { return kept({node.left, node.right}); }
  std::vector<Expr> operator()(const ast::WithinDays& node) const { return kept({node.value, node.duration, node.anchor}); }
  std::vector<Expr> operator()(const ast::Binary& node) const { return kept({node.left, node.right}); }
  std::vector<Expr> operator()(const ast::Negative& node) const { return kept({node.operand}); }
  std::vector<Expr> operator()(const ast::PercentOf& node) const { return kept({node.percent, node.whole}); }
  std::vector<Expr> operator()(const ast::Related& node) const {
    auto found = kept({node.left, node.right});
    if (node.where) keep(found, node.where->condition);
    for (const Expr& bound : {node.review, node.certain, node.threshold}) keep(found, bound);
    if (node.owners) keep(found, node.owners->condition);
    return found;
  }
  std::vector<Expr> operator()(const ast::Quantified& node) const { return kept({node.collection, node.condition}); }
  std::vector<Expr> operator()(const ast::Aggregate& node) const {
    auto found = kept({node.value, node.collection, node.condition});
    if (node.window) keep(found, node.window->keys);
    if (node.window) keep(found, node.window->duration);
    return found;
  }
  std::vector<Expr> operator()(const ast::Known& node) const { return kept({node.path}); }
  std::vector<Expr> operator()(const ast::AsOf& node) const { return kept({node.condition}); }
  std::vector<Expr> operator()(const ast::Readings& node) const {
    std::vector<Expr> found;
    for (const ast::ReadingBranch& branch : node.branches) keep(found, branch.value);
    return found;
  }
};

bool binds(const ast::Expression& expression) {
  if (const auto* related = std::get_if<ast::Related>(&expression.node)) return related->where || related->owners;
  return std::holds_alternative<ast::Quantified>(expression.node) || std::holds_alternative<ast::Aggregate>(expression.node);
}

}  // namespace

std::vector<ast::Expr> inside(const ast::Expression& expression) { return std::visit(Inside{}, expression.node); }

bool mentions(const ast::Expr& expression, std::string_view name) {
  if (!expression) return false;
  if (const auto* path = std::get_if<ast::Path>(&expression->node)) return !path->steps.empty() && path->steps.front().text == name;
  const auto parts = inside(*expression);
  return std::any_of(parts.begin(), parts.end(), [&](const ast::Expr& part) { return mentions(part, name); });
}

int binding_height(const ast::Expr& expression) {
  if (!expression) return 0;
  int height = 0;
  for (const ast::Expr& part : inside(*expression)) height = std::max(height, binding_height(part));
  return height + (binds(*expression) ? 1 : 0);
}

}  // namespace sekisho::checking
