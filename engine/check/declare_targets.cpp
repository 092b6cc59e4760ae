#include <algorithm>

#include "engine/check/declarations.h"

namespace sekisho::checking {

namespace {

/// What a declaration aims at.
struct Targets {
  std::vector<std::uint32_t> rules, exceptions, suspensions;
};

/// Who aims: a pattern of a suspension or repeal reaches only what was announced by its `announced`.
struct Aim {
  const checked::Declared& declared;
  std::string_view verb;  // "except", "suspend", "repeal"
  bool only_announced = false;
  bool suspensions_too = false;
};

std::string jurisdiction_of(const State& state, std::uint32_t regime) {
  return regime == checked::Policy::no_regime ? "" : state.policy.regimes[regime].jurisdiction;
}

bool same_jurisdiction(const State& state, const checked::Declared& a, const checked::Declared& b) {
  const std::string first = jurisdiction_of(state, a.regime);
  const std::string second = jurisdiction_of(state, b.regime);
  return first.empty() || second.empty() || first == second;
}

/// The day from which a declaration is known, or nothing: always.
std::optional<Date> announced_day(const State& state, const checked::Declared& declared) {
  std::optional<Time> time = declared.dates.announced;
  if (!time && declared.dates.from) time = declared.dates.from->by_branch.front();
  if (!time) return std::nullopt;
  const Timezone zone = declared.regime == checked::Policy::no_regime ? Timezone() : state.policy.regimes[declared.regime].timezone;
  return zone.day_of(*time);
}

bool announced_by_then(const State& state, const checked::Declared& target, const checked::Declared& aiming) {
  const auto known = announced_day(state, target);
  const auto then = announced_day(state, aiming);
  return !known || !then || *known <= *then;
}

void add_pattern(State& state, const ast::Target& target, const Aim& aim, Targets& found) {
  std::size_t named = 0, at_home = 0, reached = 0;
  for (std::uint32_t i = 0; i < state.policy.rules.size(); ++i) {
    const checked::Declared& rule = state.policy.rules[i].declared;
    if (!ast::of_pattern(rule.name, target.pattern)) continue;
    ++named;
    if (!same_jurisdiction(state, rule, aim.declared)) continue;
    ++at_home;
    if (aim.only_announced && !announced_by_then(state, rule, aim.declared)) continue;
    ++reached;
    found.rules.push_back(i);
  }
  if (reached > 0) return;
  if (named == 0) {
    fault(state, "unknown-target", target.span, "no rule has a name of the form `" + target.pattern + "`");
  } else if (at_home == 0) {
    fault(state, "target-jurisdiction", target.span, "`" + target.pattern + "` names rules of another jurisdiction only");
  } else {
    fault(state, "unknown-target", target.span, "`" + target.pattern + "` names only rules announced later",
          "name the rule itself");
  }
}

std::vector<std::string> target_names(const State& state, const Aim& aim) {
  std::vector<std::string> names = state.names.of(Named::rule);
  for (std::string& name : state.names.of(Named::exception)) names.push_back(std::move(name));
  if (!aim.suspensions_too) return names;
  for (std::string& name : state.names.of(Named::suspension)) names.push_back(std::move(name));
  return names;
}

void add_if_home(State& state, const ast::Target& target, const Aim& aim, const checked::Declared& declared,
                 std::vector<std::uint32_t>& found, std::uint32_t index) {
  if (same_jurisdiction(state, declared, aim.declared)) {
    found.push_back(index);
    return;
  }
  fault(state, "target-jurisdiction", target.span,
        "`" + target.pattern + "` is law of " + jurisdiction_of(state, declared.regime) + ", which law of " +
            jurisdiction_of(state, aim.declared.regime) + " cannot " + std::string(aim.verb));
}

void add_name(State& state, const ast::Target& target, const Aim& aim, Targets& found) {
  const NameEntry* entry = state.names.find(target.pattern);
  if (entry == nullptr) {
    fault(state, "unknown-target", target.span, "no rule or exception is called `" + target.pattern + "`",
          did_you_mean(target.pattern, target_names(state, aim)));
    return;
  }
  switch (entry->named) {
    case Named::rule:
      return add_if_home(state, target, aim, state.policy.rules[entry->index].declared, found.rules, entry->index);
    case Named::exception:
      return add_if_home(state, target, aim, state.policy.exceptions[entry->index].declared, found.exceptions, entry->index);
    case Named::suspension:
      if (!aim.suspensions_too) break;
      return add_if_home(state, target, aim, state.policy.suspensions[entry->index].declared, found.suspensions, entry->index);
    case Named::regime:
      fault(state, "target-regime", target.span, "`" + target.pattern + "` is a regime, not a rule",
            {"write `" + target.pattern + ".*` for all its rules", target.pattern + ".*"});
      return;
    case Named::define:
    case Named::term:
    case Named::invariant:
      break;
  }
  fault(state, "unknown-target", target.span,
        "`" + target.pattern + "` is a" + (entry->named == Named::term || entry->named == Named::invariant ? "n " : " ") +
            std::string(to_string(entry->named)) + ", which nothing can " + std::string(aim.verb));
}

void sort_once(std::vector<std::uint32_t>& indices) {
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
}

Targets resolve_targets(State& state, const std::vector<ast::Target>& targets, const Aim& aim) {
  Targets found;
  for (const ast::Target& target : targets) {
    if (target.pattern.find('*') == std::string::npos) {
      add_name(state, target, aim, found);
    } else {
      add_pattern(state, target, aim, found);
    }
  }
  sort_once(found.rules);
  sort_once(found.exceptions);
  sort_once(found.suspensions);
  return found;
}

void aim_exception(State& state, std::uint32_t index) {
  checked::Exception& exception = state.policy.exceptions[index];
  Targets found = resolve_targets(state, state.names.exceptions[index].ast->targets, {exception.declared, "defeat"});
  for (std::uint32_t rule : found.rules) state.policy.rules[rule].exceptions.push_back(index);
  for (std::uint32_t other : found.exceptions) state.policy.exceptions[other].exceptions.push_back(index);
  exception.rules = std::move(found.rules);
  exception.exceptions_defeated = std::move(found.exceptions);
}

}  // namespace

void declare_targets(State& state) {
  checked::Policy& policy = state.policy;
  for (std::uint32_t i = 0; i < policy.exceptions.size(); ++i) aim_exception(state, i);
  for (std::uint32_t i = 0; i < policy.suspensions.size(); ++i) {
    const Targets found =
        resolve_targets(state, state.names.suspensions[i].ast->targets, {policy.suspensions[i].declared, "suspend", true});
    for (std::uint32_t rule : found.rules) policy.rules[rule].suspensions.push_back(i);
    for (std::uint32_t exception : found.exceptions) policy.exceptions[exception].suspensions.push_back(i);
  }
  for (std::uint32_t i = 0; i < policy.repeals.size(); ++i) {
    const Targets found =
        resolve_targets(state, state.names.repeals[i].ast->targets, {policy.repeals[i].declared, "repeal", true, true});
    for (std::uint32_t rule : found.rules) policy.rules[rule].repeals.push_back(i);
    for (std::uint32_t exception : found.exceptions) policy.exceptions[exception].repeals.push_back(i);
    for (std::uint32_t suspension : found.suspensions) policy.suspensions[suspension].repeals.push_back(i);
  }
}

}  // namespace sekisho::checking
