#include "engine/evaluate/calendar.h"
#include "engine/evaluate/ground.h"

/// Periods, suspensions, repeals and exceptions: force(p), s(r) and x(e) of semantics.md.
namespace sekisho::evaluate {

FormulaId Ground::since_formula(const Time& point, const Timezone& reading_zone, const std::string& instrument) {
  const Truth value = since(now(), point, reading_zone);
  if (value != Truth::Unknown) return arena.constant(value);
  Leaf leaf;
  leaf.key = "since " + to_string(point) + scope(checked::none);
  leaf.of_force = true;
  Question question;
  question.kind = "time";
  question.instrument = world.instrument_at(point, instrument);
  question.at = to_string(point);
  leaf.asks.push_back(std::make_shared<const Question>(std::move(question)));
  Evidence evidence;
  evidence.fact = "date";
  evidence.value = to_string(transaction->date);
  leaf.evidence.push_back(std::move(evidence));
  return arena.leaf(std::move(leaf));
}

FormulaId Ground::in_period(const checked::Dates& dates, std::uint32_t group, const Timezone& reading_zone,
                            const std::string& instrument) {
  const auto at = [&](const checked::When& when) -> const Time& {
    if (when.by_branch.size() == 1 || group == checked::no_group || branch[group] < 0) return when.by_branch.front();
    return when.by_branch[static_cast<std::size_t>(branch[group])];
  };
  FormulaId formula = dates.from ? since_formula(at(*dates.from), reading_zone, instrument) : always_true;
  if (formula == always_false || !dates.until) return formula;
  const FormulaId ended = since_formula(after(at(*dates.until)), reading_zone, instrument);
  return arena.conjunction({formula, arena.negation(ended)});
}

/// Groups that a status makes: under the second branch there is no force.
FormulaId Ground::provision(const checked::Declared& declared, FormulaId (Ground::*body)(std::uint32_t), std::uint32_t index) {
  const auto with_statuses = [&](const auto& self, std::size_t at) -> FormulaId {
    if (at == declared.status_groups.size()) {
      return choose(declared.group, [&] { return (this->*body)(index); });
    }
    const std::uint32_t group = declared.status_groups[at];
    return choose(group, [&] { return branch[group] == 1 ? always_false : self(self, at + 1); });
  };
  return with_statuses(with_statuses, 0);
}

FormulaId Ground::repealed(std::uint32_t index, const Timezone& reading_zone) {
  const checked::Repeal& repeal = world.policy.repeals[index];
  if (view->repeals[index] == 0 || !repeal.declared.dates.from) return always_false;
  return choose(repeal.declared.group, [&] {
    checked::Dates from_only;
    from_only.from = repeal.declared.dates.from;
    return in_period(from_only, repeal.declared.group, reading_zone, repeal.declared.name);
  });
}

FormulaId Ground::suspended(std::uint32_t index, const Timezone& reading_zone) {
  const checked::Suspension& suspension = world.policy.suspensions[index];
  if (view->suspensions[index] == 0) return always_false;
  const checked::Declared& declared = suspension.declared;
  const auto body = [&]() -> FormulaId {
    const int chosen = declared.group == checked::no_group ? -1 : branch[declared.group];
    if (chosen >= 0 && !suspension.holds.empty() && !suspension.holds[static_cast<std::size_t>(chosen)]) return always_false;
    Formulas parts{in_period(declared.dates, declared.group, reading_zone, declared.name)};
    if (parts.front() == always_false) return always_false;
    for (const std::uint32_t repeal : suspension.repeals) parts.push_back(arena.negation(repealed(repeal, reading_zone)));
    return arena.conjunction(parts);
  };
  const auto with_statuses = [&](const auto& self, std::size_t at) -> FormulaId {
    if (at == declared.status_groups.size()) return choose(declared.group, body);
    const std::uint32_t group = declared.status_groups[at];
    return choose(group, [&] { return branch[group] == 1 ? always_false : self(self, at + 1); });
  };
  return with_statuses(with_statuses, 0);
}

FormulaId Ground::force(const checked::Declared& declared, const std::vector<std::uint32_t>& suspensions,
                        const std::vector<std::uint32_t>& repeals, const Timezone& reading_zone) {
  Formulas parts{in_period(declared.dates, declared.group, reading_zone, declared.name)};
  if (parts.front() == always_false) return always_false;
  for (const std::uint32_t repeal : repeals) parts.push_back(arena.negation(repealed(repeal, reading_zone)));
  for (const std::uint32_t suspension : suspensions) parts.push_back(arena.negation(suspended(suspension, reading_zone)));
  return arena.conjunction(parts);
}

FormulaId Ground::conditions_of(checked::NodeId when, checked::NodeId unless, const Timezone& reading_zone) {
  Formulas parts;
  if (when != checked::none) parts.push_back(condition(when, reading_zone));
  if (!parts.empty() && parts.back() == always_false && !gathering()) return always_false;
  if (unless != checked::none) parts.push_back(arena.negation(condition(unless, reading_zone)));
  return arena.conjunction(parts);
}

FormulaId Ground::rule_force_body(std::uint32_t index) {
  const checked::Rule& rule = world.policy.rules[index];
  return force(rule.declared, rule.suspensions, rule.repeals, world.zone_of(rule.declared));
}

FormulaId Ground::exception_force_body(std::uint32_t index) {
  const checked::Exception& exception = world.policy.exceptions[index];
  return force(exception.declared, exception.suspensions, exception.repeals, world.zone_of(exception.declared));
}

FormulaId Ground::rule_body(std::uint32_t index) {
  const checked::Rule& rule = world.policy.rules[index];
  const Timezone& reading_zone = world.zone_of(rule.declared);
  Formulas parts{rule_force_body(index)};
  if (parts.front() == always_false) return always_false;
  parts.push_back(with_covering_license(rule.declared.regime, rule.when, rule.unless, reading_zone));
  return arena.conjunction(parts);
}

FormulaId Ground::exception_body(std::uint32_t index) {
  const checked::Exception& exception = world.policy.exceptions[index];
  const Timezone& reading_zone = world.zone_of(exception.declared);
  Formulas parts{exception_force_body(index)};
  if (parts.front() == always_false) return always_false;
  if (exception.licenses_where != checked::none) parts.push_back(condition(exception.licenses_where, reading_zone));
  if (parts.back() == always_false && !gathering()) return always_false;
  parts.push_back(exception.to_licenses
                      ? conditions_of(exception.when, exception.unless, reading_zone)
                      : with_covering_license(exception.declared.regime, exception.when, exception.unless, reading_zone));
  if (parts.back() == always_false && !gathering()) return always_false;
  for (const std::uint32_t stronger : exception.exceptions) parts.push_back(arena.negation(this->exception(stronger)));
  return arena.conjunction(parts);
}

FormulaId Ground::rule(std::uint32_t index) {
  if (view->rules[index] == 0) return always_false;
  return provision(world.policy.rules[index].declared, &Ground::rule_body, index);
}

FormulaId Ground::rule_force(std::uint32_t index) {
  if (view->rules[index] == 0) return always_false;
  return provision(world.policy.rules[index].declared, &Ground::rule_force_body, index);
}

FormulaId Ground::exception_force(std::uint32_t index) {
  if (view->exceptions[index] == 0) return always_false;
  return provision(world.policy.exceptions[index].declared, &Ground::exception_force_body, index);
}

FormulaId Ground::exception(std::uint32_t index) {
  if (view->exceptions[index] == 0) return always_false;
  const checked::Declared& declared = world.policy.exceptions[index].declared;
  if (world.policy.exceptions[index].to_licenses) return provision(declared, &Ground::exception_body, index);  // each licence anew
  if (exception_memo_.size() != world.policy.exceptions.size()) exception_memo_.assign(world.policy.exceptions.size(), {});
  if (exception_memo_[index].epoch == line_epoch_ && taken.empty()) return exception_memo_[index].formula;
  const FormulaId formula = provision(declared, &Ground::exception_body, index);
  if (taken.empty()) exception_memo_[index] = {line_epoch_, formula};
  return formula;
}

FormulaId Ground::entry_force(const OwnedEntry& owned, const ListIndex& index) {
  const Entry& entry = *owned.entry;
  const Timezone& reading_zone = list_zone(index);
  const auto said = [&](const std::optional<Time>& announced, const std::optional<Time>& effect) {
    const auto& from = announced ? announced : effect;
    return !from || is_known(*from, view->known, reading_zone);
  };
  if (!said(entry.announced, entry.effective)) return always_false;
  if (entry.retracted && (!view->known || is_known(*entry.retracted, view->known, reading_zone))) return always_false;
  const std::string instrument = owned.list->name + "/" + entry.id;
  Formulas parts;
  if (entry.effective) parts.push_back(since_formula(*entry.effective, reading_zone, instrument));
  if (entry.until) parts.push_back(arena.negation(since_formula(after(*entry.until), reading_zone, instrument)));
  if (entry.removed && said(entry.removed->announced, entry.removed->from)) {
    parts.push_back(arena.negation(since_formula(entry.removed->from, reading_zone, instrument)));
  }
  for (const EntrySuspension& suspension : entry.suspensions) {
    if (!said(suspension.announced, suspension.from)) continue;
    checked::Dates dates;
    dates.from = checked::When{{suspension.from}};
    if (suspension.until) dates.until = checked::When{{*suspension.until}};
    parts.push_back(arena.negation(in_period(dates, checked::no_group, reading_zone, instrument)));
  }
  for (const std::string& name : entry.suspended_by) {
    const auto found = world.policy.suspension_by_name.find(name);
    if (found != world.policy.suspension_by_name.end()) parts.push_back(arena.negation(suspended(found->second, reading_zone)));
  }
  return arena.conjunction(parts);
}

}  // namespace sekisho::evaluate
