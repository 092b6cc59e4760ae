#include <algorithm>

#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

using checked::Dates;
using checked::When;

Timezone zone_of(const State& state, std::uint32_t regime) {
  return regime == checked::Policy::no_regime ? Timezone() : state.policy.regimes[regime].timezone;
}

const Time& branch(const When& when, std::size_t index) {
  return when.by_branch.size() == 1 ? when.by_branch.front() : when.by_branch[index];
}

/// Whether under some reading the second moment lies before the first, by days of the zone.
bool runs_backwards(const When& from, const When& until, const Timezone& zone) {
  const std::size_t branches = std::max(from.by_branch.size(), until.by_branch.size());
  for (std::size_t i = 0; i < branches; ++i) {
    const bool comparable =
        (from.by_branch.size() == 1 || i < from.by_branch.size()) && (until.by_branch.size() == 1 || i < until.by_branch.size());
    if (comparable && zone.day_of(branch(until, i)) < zone.day_of(branch(from, i))) return true;
  }
  return false;
}

/// The last day of a period under any reading is before the first day of the other under every reading.
bool ends_before(const std::optional<When>& until, const std::optional<When>& from, const Timezone& zone) {
  if (!until || !from) return false;
  return std::all_of(until->by_branch.begin(), until->by_branch.end(), [&](const Time& last) {
    return std::all_of(from->by_branch.begin(), from->by_branch.end(),
                       [&](const Time& first) { return zone.day_of(last) < zone.day_of(first); });
  });
}

/// Only a declaration that writes its end is told about it: an inherited one was reported at its regime.
void check_order(State& state, const ast::Common& common, const Dates& dates, std::uint32_t regime) {
  if (!common.period.until || !dates.from || !dates.until || !runs_backwards(*dates.from, *dates.until, zone_of(state, regime)))
    return;
  fault(state, "date-order", common.period.until->span,
        "the period ends before it begins on " + to_string(dates.from->by_branch.front()));
}

void check_reach(State& state, const ast::Common& common, const checked::Declared& declared) {
  if (declared.regime == checked::Policy::no_regime || (!common.period.from && !common.period.until)) return;
  const checked::Regime& regime = state.policy.regimes[declared.regime];
  const bool before = ends_before(declared.dates.until, regime.dates.from, regime.timezone);
  const bool after = ends_before(regime.dates.until, declared.dates.from, regime.timezone);
  if (!before && !after) return;
  const Span& span = common.period.from ? common.period.from->span : common.period.until->span;
  state.diagnostics.warning(
      "unreachable-period", span,
      "`" + declared.name + "` can never be in force: its regime " + (before ? "begins after" : "ends before") + " its own period");
}

bool over_before(const State& state, const checked::Declared& target, const checked::Declared& suspension) {
  return ends_before(target.dates.until, suspension.dates.from, zone_of(state, suspension.regime)) ||
         ends_before(suspension.dates.until, target.dates.from, zone_of(state, suspension.regime));
}

/// A suspension that never meets a period of what it suspends.
void check_suspension_reach(State& state, std::uint32_t index, const ast::Common& common) {
  const checked::Suspension& suspension = state.policy.suspensions[index];
  bool aims = false, meets = false;
  const auto look_at = [&](const auto& provision) {
    if (std::find(provision.suspensions.begin(), provision.suspensions.end(), index) == provision.suspensions.end()) return;
    aims = true;
    meets |= !over_before(state, provision.declared, suspension.declared);
  };
  for (const checked::Rule& rule : state.policy.rules) look_at(rule);
  for (const checked::Exception& exception : state.policy.exceptions) look_at(exception);
  if (!aims || meets || !common.period.from) return;
  state.diagnostics.warning("unreachable-period", common.period.from->span,
                            "nothing that is suspended here is in force during the suspension");
}

template <class Checked, class Placed>
void check_each(State& state, const std::vector<Checked>& declared, const std::vector<Placed>& placed, bool reach) {
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const ast::Common& common = placed[i].ast->common;
    check_order(state, common, declared[i].declared.dates, declared[i].declared.regime);
    if (reach) check_reach(state, common, declared[i].declared);
  }
}

}  // namespace

void check_dates(State& state) {
  for (std::uint32_t i = 0; i < state.policy.regimes.size(); ++i) {
    check_order(state, state.names.regimes[i]->common, state.policy.regimes[i].dates, i);
  }
  check_each(state, state.policy.rules, state.names.rules, true);
  check_each(state, state.policy.exceptions, state.names.exceptions, true);
  check_each(state, state.policy.suspensions, state.names.suspensions, false);
  check_each(state, state.policy.defines, state.names.defines, false);
  for (std::uint32_t i = 0; i < state.policy.suspensions.size(); ++i) {
    check_suspension_reach(state, i, state.names.suspensions[i].ast->common);
  }
}

}  // namespace sekisho::checking
