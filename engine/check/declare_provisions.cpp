#include "engine/check/declarations.h"

namespace sekisho::checking {

namespace {

std::string joined_targets(const std::vector<ast::Target>& targets) {
  std::string text;
  for (const ast::Target& target : targets) text += (text.empty() ? "" : ", ") + target.pattern;
  return text;
}

NodeId declare_when(State& state, const ast::Expr& when, Owner& owner) {
  if (!when) return checked::none;
  Scope scope{&owner, {}};
  return resolve_condition(state, when, scope);
}

NodeId declare_unless(State& state, const std::vector<ast::Expr>& unless, Owner& owner) {
  checked::Or any;
  for (const ast::Expr& part : unless) any.parts.push_back(declare_when(state, part, owner));
  if (any.parts.empty()) return checked::none;
  if (any.parts.size() == 1) return any.parts.front();
  return condition_node(state, std::move(any), unless.front()->span);
}

std::vector<checked::Obligation> declare_obligations(const std::vector<ast::Obligation>& obligations) {
  std::vector<checked::Obligation> declared;
  for (const ast::Obligation& each : obligations) declared.push_back({each.act, each.name.text, each.what, each.within});
  return declared;
}

template <class Declaration>
Belonging belonging_of(const Placed<Declaration>& placed, std::string name, bool inherits = true) {
  return {std::move(name), placed.regime, inherits};
}

checked::Rule declare_rule(State& state, const Placed<ast::Rule>& placed) {
  const ast::Rule& node = *placed.ast;
  checked::Rule rule;
  Owner owner{node.name.text};
  rule.when = declare_when(state, node.when, owner);
  rule.unless = declare_unless(state, node.unless, owner);
  rule.declared = declare_common(state, node.common, belonging_of(placed, node.name.text), owner);
  rule.title = node.title ? node.title->text : "";
  rule.effect = node.effects.empty() ? Effect::notify : node.effects.front().effect;
  if (!node.effects.empty()) rule.review = node.effects.front().review;
  if (!node.effects.empty()) rule.refer = node.effects.front().refer;
  rule.obligations = declare_obligations(node.obligations);
  return rule;
}

checked::Exception declare_exception(State& state, const Placed<ast::Exception>& placed) {
  const ast::Exception& node = *placed.ast;
  checked::Exception exception;
  Owner owner{node.name.text};
  exception.when = declare_when(state, node.when, owner);
  exception.unless = declare_unless(state, node.unless, owner);
  exception.declared = declare_common(state, node.common, belonging_of(placed, node.name.text), owner);
  exception.title = node.title ? node.title->text : "";
  exception.leaves_written = node.leaves.has_value();
  if (node.leaves) exception.leaves = node.leaves->effect;
  if (node.leaves) exception.review = node.leaves->review;
  if (node.leaves) exception.refer = node.leaves->refer;
  exception.obligations = declare_obligations(node.obligations);
  exception.to_licenses = node.to_licenses;
  exception.licenses_where = declare_when(state, node.licenses_where, owner);
  if (node.to_licenses) state.policy.license_exceptions.push_back(static_cast<std::uint32_t>(state.policy.exceptions.size()));
  return exception;
}

checked::Suspension declare_suspension(State& state, const Placed<ast::Suspension>& placed) {
  const ast::Suspension& node = *placed.ast;
  checked::Suspension suspension;
  Owner owner{node.name ? node.name->text : "suspension of " + joined_targets(node.targets)};
  std::vector<BranchName> names;
  for (const ast::SuspensionReading& reading : node.readings) names.push_back({reading.name.text, reading.says, reading.span});
  const bool entered = !names.empty() && enter_branches(state, owner, names, node.readings.front().span);
  if (entered) suspension.holds.resize(names.size());
  for (const ast::SuspensionReading& reading : node.readings) {
    if (entered) suspension.holds[branch_index(state, owner, reading.name.text)] = reading.holds;
  }
  suspension.declared = declare_common(state, node.common, belonging_of(placed, owner.name, false), owner);
  if (!node.common.period.from && !node.common.incomplete) {
    fault(state, "period-missing", node.common.span, "a suspension says from which day it suspends", "write `from DATE`");
  }
  return suspension;
}

checked::Repeal declare_repeal(State& state, const Placed<ast::Repeal>& placed) {
  const ast::Repeal& node = *placed.ast;
  Owner owner{"repeal of " + joined_targets(node.targets)};
  checked::Repeal repeal{declare_common(state, node.common, belonging_of(placed, owner.name, false), owner)};
  if (!node.common.period.from && !node.common.incomplete) {
    fault(state, "period-missing", node.common.span, "a repeal says which is the first day without", "write `from DATE`");
  }
  return repeal;
}

}  // namespace

void declare_definitions(State& state) {
  state.policy.defines.resize(state.names.defines.size());
  state.defines.resize(state.names.defines.size());
  for (std::size_t i = 0; i < state.names.defines.size(); ++i) {
    const auto& placed = state.names.defines[i];
    Owner& owner = state.defines[i].owner;
    owner.name = placed.ast->name.text;
    state.policy.defines[i].declared = declare_common(state, placed.ast->common, belonging_of(placed, owner.name, false), owner);
    state.policy.defines[i].dated = placed.ast->common.period.from || placed.ast->common.period.until;
  }
  state.policy.terms.resize(state.names.terms.size());
  state.terms.resize(state.names.terms.size());
  for (std::size_t i = 0; i < state.names.terms.size(); ++i) {
    const auto& placed = state.names.terms[i];
    Owner& owner = state.terms[i].owner;
    owner.name = placed.ast->name.text;
    checked::OpenTerm& term = state.policy.terms[i];
    term.declared = declare_common(state, placed.ast->common, belonging_of(placed, owner.name, false), owner);
    term.asks = placed.ast->asks ? placed.ast->asks->text : "";
    term.guidance = placed.ast->guidance ? placed.ast->guidance->text : "";
    term.presume = placed.ast->presume;
  }
}

void declare_rules(State& state) {
  for (const auto& placed : state.names.rules) state.policy.rules.push_back(declare_rule(state, placed));
}

void declare_exceptions(State& state) {
  for (const auto& placed : state.names.exceptions) state.policy.exceptions.push_back(declare_exception(state, placed));
}

void declare_suspensions(State& state) {
  for (std::size_t i = 0; i < state.names.suspensions.size(); ++i) {
    const auto& placed = state.names.suspensions[i];
    state.policy.suspensions.push_back(declare_suspension(state, placed));
    if (placed.ast->name) state.policy.suspension_by_name.emplace(placed.ast->name->text, static_cast<std::uint32_t>(i));
  }
}

void declare_repeals(State& state) {
  for (const auto& placed : state.names.repeals) state.policy.repeals.push_back(declare_repeal(state, placed));
}

void declare_invariants(State& state) {
  for (const auto& placed : state.names.invariants) {
    Owner owner{placed.ast->name.text};
    const NodeId when = declare_when(state, placed.ast->when, owner);
    const ast::Invariant& node = *placed.ast;
    state.policy.invariants.push_back({node.name.text, node.form, node.comparison, node.effect, when, node.common.span});
  }
}

}  // namespace sekisho::checking
