#include <algorithm>

#include "engine/check/checks.h"
#include "engine/check/walk.h"

namespace sekisho::checking {

namespace {

const std::vector<ast::Expr>* junction_parts(const ast::Expr& expression) {
  if (const auto* all = std::get_if<ast::And>(&expression->node)) return &all->parts;
  if (const auto* any = std::get_if<ast::Or>(&expression->node)) return &any->parts;
  return nullptr;
}

void check_mixed(State& state, const ast::Expr& expression) {
  const auto* any = std::get_if<ast::Or>(&expression->node);
  if (any == nullptr) return;
  const auto mixed = std::find_if(any->parts.begin(), any->parts.end(),
                                  [](const ast::Expr& part) { return std::holds_alternative<ast::And>(part->node); });
  if (mixed == any->parts.end()) return;
  state.diagnostics.warning("mixed-and-or", (*mixed)->span, "`and` and `or` are mixed: `and` binds tighter",
                            "put this part in parentheses");
}

/// `where` takes the longest condition: a part that is about something else was meant to stand outside.
void check_where_parts(State& state, const ast::Expr& condition, const std::string& name) {
  const auto* parts = condition ? junction_parts(condition) : nullptr;
  if (parts == nullptr) return;
  for (const ast::Expr& part : *parts) {
    if (junction_parts(part) != nullptr) {
      check_where_parts(state, part, name);
    } else if (!mentions(part, name)) {
      fault(state, "where-part", part->span, "this part of the `where` says nothing of `" + name + "`",
            "put the condition that it is about in parentheses");
    }
  }
}

void check_where(State& state, const ast::Expr& expression) {
  if (const auto* quantified = std::get_if<ast::Quantified>(&expression->node)) {
    check_where_parts(state, quantified->condition, quantified->variable.text);
  }
  if (const auto* related = std::get_if<ast::Related>(&expression->node)) {
    if (related->where && related->where->name) check_where_parts(state, related->where->condition, related->where->name->text);
    if (related->owners && related->owners->name) check_where_parts(state, related->owners->condition, related->owners->name->text);
  }
}

void check_condition(State& state, const ast::Expr& expression) {
  if (!expression) return;
  check_mixed(state, expression);
  check_where(state, expression);
  for (const ast::Expr& part : inside(*expression)) check_condition(state, part);
}

template <class Provision>
void check_provision(State& state, const Provision& provision) {
  check_condition(state, provision.when);
  for (const ast::Expr& unless : provision.unless) check_condition(state, unless);
}

}  // namespace

void check_conditions(State& state) {
  for (const auto& placed : state.names.rules) check_provision(state, *placed.ast);
  for (const auto& placed : state.names.exceptions) check_provision(state, *placed.ast);
  for (const auto& placed : state.names.defines) check_condition(state, placed.ast->value);
  for (const auto& placed : state.names.invariants) check_condition(state, placed.ast->when);
  for (const auto& placed : state.names.terms) {
    check_condition(state, placed.ast->presume_when);
    check_condition(state, placed.ast->otherwise);
  }
}

}  // namespace sekisho::checking
