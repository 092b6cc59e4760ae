#include "tests/parse/shape.h"

namespace sekisho::shape {
namespace {

constexpr const char* comparators[] = {"equal", "not-equal", "less", "at-most", "more", "at-least", "before", "after"};
constexpr const char* relations[] = {"in",       "not-in",      "within",          "not-within",
                                     "contains", "starts-with", "classified-in",   "classified-within",
                                     "matches",  "owned-by",    "under-control-of"};
constexpr const char* operators[] = {"+", "-", "*", "/"};
constexpr const char* quantifiers[] = {"any", "every", "no"};
constexpr const char* folds[] = {"total", "count", "largest", "smallest"};

template <class Enumeration>
const char* name(const char* const* names, Enumeration value) {
  return names[static_cast<std::size_t>(value)];
}

std::string all(const std::vector<ast::Expr>& parts) {
  std::string result;
  for (const ast::Expr& part : parts) result += ' ' + of(part);
  return result;
}

std::string where(const std::optional<ast::Where>& where, const char* label) {
  if (!where) return {};
  std::string result = std::string(" {") + label;
  if (where->name) result += ' ' + where->name->text;
  if (where->condition) result += ' ' + of(where->condition);
  return result + '}';
}

std::string list(const char* head, const std::vector<ast::Expr>& parts) { return '(' + std::string(head) + all(parts) + ')'; }

struct Shape {
  std::string operator()(const ast::NumberLiteral& node) const {
    return node.value.to_string() + (node.unit.empty() ? "" : '_' + node.unit);
  }
  std::string operator()(const ast::TextLiteral& node) const { return '"' + node.text + '"'; }
  std::string operator()(const ast::DateLiteral& node) const { return to_string(node.time); }
  std::string operator()(const ast::CodeLiteral& node) const { return '<' + to_string(node.code) + '>'; }
  std::string operator()(const ast::TruthLiteral& node) const { return node.value ? "TRUE" : "FALSE"; }
  std::string operator()(const ast::Path& node) const {
    std::string result;
    for (const ast::Word& step : node.steps) result += (result.empty() ? "" : "|") + step.text;
    return result;
  }
  std::string operator()(const ast::Call& node) const { return "(call " + node.name.text + ' ' + of(node.argument) + ')'; }
  std::string operator()(const ast::AnyOf& node) const { return list("any-of", node.parts); }
  std::string operator()(const ast::Tuple& node) const { return '[' + all(node.parts).substr(1) + ']'; }
  std::string operator()(const ast::Not& node) const { return list("not", {node.operand}); }
  std::string operator()(const ast::Possibly& node) const { return list("possibly", {node.operand}); }
  std::string operator()(const ast::And& node) const { return list("and", node.parts); }
  std::string operator()(const ast::Or& node) const { return list("or", node.parts); }
  std::string operator()(const ast::Parenthesised& node) const { return list("group", {node.inner}); }
  std::string operator()(const ast::Compare& node) const {
    return list(name(comparators, node.comparator), {node.left, node.right});
  }
  std::string operator()(const ast::WithinDays& node) const {
    return list(node.before ? "days-before" : "days-after", {node.value, node.duration, node.anchor});
  }
  std::string operator()(const ast::Binary& node) const { return list(name(operators, node.op), {node.left, node.right}); }
  std::string operator()(const ast::Negative& node) const { return list("negative", {node.operand}); }
  std::string operator()(const ast::PercentOf& node) const { return list("percent-of", {node.percent, node.whole}); }
  std::string operator()(const ast::Related& node) const {
    std::string result =
        std::string("(") + name(relations, node.relation) + (node.one_of ? " one-of " : " ") + of(node.left) + ' ' + of(node.right);
    if (node.review) result += " review " + of(node.review);
    if (node.certain) result += " certain " + of(node.certain);
    result += where(node.where, "where");
    if (node.threshold) result += std::string(" ") + name(comparators, *node.threshold_comparator) + ' ' + of(node.threshold);
    return result + where(node.owners, "owners") + (node.unlisted_unknown ? " unlisted-unknown)" : ")");
  }
  std::string operator()(const ast::Quantified& node) const {
    return std::string("(") + name(quantifiers, node.quantifier) + ' ' + node.variable.text + (node.all_levels ? " all " : " ") +
           of(node.collection) + (node.condition ? ' ' + of(node.condition) : "") + ')';
  }
  std::string operator()(const ast::Aggregate& node) const {
    std::string result = std::string("(") + name(folds, node.fold);
    if (node.value) result += ' ' + of(node.value);
    if (node.variable) result += " over " + node.variable->text + (node.all_levels ? " all " : " ") + of(node.collection);
    if (node.condition) result += " where " + of(node.condition);
    if (node.window) {
      result += " per" + all(node.window->keys) + " within ";
      result += node.window->duration ? of(node.window->duration) : node.window->calendar;
    }
    return result + ')';
  }
  std::string operator()(const ast::Known& node) const { return list(node.missing ? "missing" : "known", {node.path}); }
  std::string operator()(const ast::AsOf& node) const { return "(as-of " + to_string(node.date) + ' ' + of(node.condition) + ')'; }
  std::string operator()(const ast::Readings& node) const {
    std::string result = "(readings";
    for (const ast::ReadingBranch& branch : node.branches)
      result += ' ' + branch.name.text + " \"" + branch.says + "\" " + of(branch.value);
    return result + ')';
  }
};

}  // namespace

std::string of(const ast::Expr& expression) { return expression ? std::visit(Shape{}, expression->node) : "nothing"; }

ast::File file(const std::string& text, Diagnostics& diagnostics, const std::string& path) {
  return parse(std::make_shared<const Source>(Source{path, text}), diagnostics);
}

std::string of_condition(const std::string& text) {
  Diagnostics diagnostics;
  const ast::File read = file("define d as " + text, diagnostics);
  if (!diagnostics.all().empty()) return diagnostics.all().front().message;
  return of(std::get<ast::Define>(read.declarations.at(0)).value);
}

}  // namespace sekisho::shape
