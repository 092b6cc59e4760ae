#include "engine/lint/force.h"

#include <algorithm>
#include <map>

namespace sekisho::linting {

namespace {

using checked::Dates;
using checked::Declared;
using checked::Policy;

/// The days on which a moment is reached: for the whole day (`must`), or at its end at least.
Force since(const Time& moment, const Timezone& zone) {
  const std::int64_t day = zone.day_of(moment).days;
  const auto* instant = std::get_if<Instant>(&moment);
  const bool whole = instant == nullptr || zone.start_of(Date{static_cast<std::int32_t>(day)}) == *instant;
  return {from_day(day), from_day(whole ? day : day + 1)};
}

/// From the first moment to the end of the last: a bare last day is the period's, an instant is not.
Force span_of(const std::optional<Time>& from, const std::optional<Time>& until, const Timezone& zone) {
  Force days = from ? since(*from, zone) : Force{every_day(), every_day()};
  if (!until) return days;
  const auto* last = std::get_if<Date>(&*until);
  const Force over = since(last != nullptr ? Time(next(*last)) : *until, zone);
  return {without(days.may, over.must), without(days.must, over.may)};
}

std::optional<Time> branch(const std::optional<checked::When>& when, std::size_t index) {
  if (!when) return std::nullopt;
  return when->by_branch.size() == 1 ? when->by_branch.front() : when->by_branch.at(index);
}

std::size_t branches_of(const Dates& dates) {
  std::size_t count = 1;
  for (const auto* when : {&dates.from, &dates.until}) {
    if (*when) count = std::max(count, (*when)->by_branch.size());
  }
  return count;
}

bool is_doubtful(const Declared& declared) { return declared.proposed || !declared.status_groups.empty(); }

/// What takes something out of force counts once it was said.
void once_said(DaySet& days, const std::optional<Time>& announced, const Timezone& zone) {
  if (announced) days = intersect(days, from_day(zone.day_of(*announced).days));
}

Force repealed_days(const Policy& policy, std::uint32_t index, const Timezone& zone) {
  const Declared& declared = policy.repeals[index].declared;
  if (!declared.dates.from || declared.proposed) return {};
  Force days{{}, every_day()};
  for (const Time& moment : declared.dates.from->by_branch) {
    const Force reached = since(moment, zone);
    days.may = unite(days.may, reached.may);
    days.must = intersect(days.must, reached.must);
  }
  once_said(days.must, declared.dates.announced, zone);
  if (is_doubtful(declared)) days.must.clear();
  return days;
}

}  // namespace

const Timezone& zone_of(const Policy& policy, const Declared& declared) {
  static const Timezone utc;
  return declared.regime == Policy::no_regime ? utc : policy.regimes[declared.regime].timezone;
}

Force period_of(const Declared& declared, const Timezone& zone) {
  Force days{{}, every_day()};
  for (std::size_t i = 0; i < branches_of(declared.dates); ++i) {
    const Force one = span_of(branch(declared.dates.from, i), branch(declared.dates.until, i), zone);
    days.may = unite(days.may, one.may);
    days.must = intersect(days.must, one.must);
  }
  return days;
}

Force suspended_days(const Policy& policy, std::uint32_t index, const Timezone& zone) {
  const checked::Suspension& suspension = policy.suspensions[index];
  const Declared& declared = suspension.declared;
  if (declared.proposed) return {};
  Force days{{}, every_day()};
  for (std::size_t i = 0; i < std::max(branches_of(declared.dates), suspension.holds.size()); ++i) {
    const bool holds = suspension.holds.empty() || suspension.holds[i];
    const Force one = holds ? span_of(branch(declared.dates.from, i), branch(declared.dates.until, i), zone) : Force{};
    days.may = unite(days.may, one.may);
    days.must = intersect(days.must, one.must);
  }
  for (const std::uint32_t repeal : suspension.repeals) {
    const Force over = repealed_days(policy, repeal, zone);
    days = {without(days.may, over.must), without(days.must, over.may)};
  }
  once_said(days.must, declared.dates.announced, zone);
  if (is_doubtful(declared)) days.must.clear();
  return days;
}

Force force_of(const Policy& policy, const Subject& subject) {
  const Timezone& zone = zone_of(policy, *subject.declared);
  Force days = period_of(*subject.declared, zone);
  if (subject.declared->proposed) days.may.clear();
  if (is_doubtful(*subject.declared)) days.must.clear();
  const auto take = [&days](const Force& out) { days = {without(days.may, out.must), without(days.must, out.may)}; };
  for (const std::uint32_t repeal : subject.repeals) take(repealed_days(policy, repeal, zone));
  for (const std::uint32_t suspension : subject.suspensions) take(suspended_days(policy, suspension, zone));
  return days;
}

Timezone zone_of(const List& list, const Timezone& reading_zone) {
  const auto own = list.timezone.empty() ? std::nullopt : Timezone::find(list.timezone);
  return own ? *own : reading_zone;
}

Force days_of_entry(const Policy& policy, const Entry& entry, const Timezone& zone) {
  Force days = span_of(entry.effective, entry.until, zone);
  const auto out = [&](Force over, const std::optional<Time>& announced) {
    once_said(over.must, announced, zone);
    days = {without(days.may, over.must), without(days.must, over.may)};
  };
  if (entry.removed) out(since(entry.removed->from, zone), entry.removed->announced);
  if (entry.retracted) out(since(*entry.retracted, zone), std::nullopt);
  for (const EntrySuspension& suspension : entry.suspensions)
    out(span_of(suspension.from, suspension.until, zone), suspension.announced);
  for (const std::string& name : entry.suspended_by) {
    const auto found = policy.suspension_by_name.find(name);
    if (found != policy.suspension_by_name.end()) out(suspended_days(policy, found->second, zone), std::nullopt);
  }
  return days;
}

DaySet days_of_list(const Policy& policy, const List& list, const Timezone& reading_zone) {
  std::map<const List*, std::pair<Timezone, DaySet>> found;  // by the list that owns the entries: they share its zone
  for (const OwnedEntry& owned : all_entries(*policy.bundle, list)) {
    auto& [zone, days] = found.try_emplace(owned.list, zone_of(*owned.list, reading_zone), DaySet{}).first->second;
    const DaySet more = days_of_entry(policy, *owned.entry, zone).may;
    if (!contains(days, more)) days = unite(days, more);
  }
  DaySet all;
  for (const auto& [owner, each] : found) {
    // A day of one zone meets two days of another.
    all = unite(all, each.first.name() == reading_zone.name() ? each.second : widen(each.second, 1));
  }
  return all;
}

}  // namespace sekisho::linting
