#include "engine/evaluate/logged_total.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/evaluate/world.h"

namespace sekisho::evaluate {
namespace {

using checked::NodeId;

/// Which zones read which totals: a definition's text is read in those of all its users.
struct ZonesOfTotals {
  const World& world;
  std::map<NodeId, std::vector<const Timezone*>> zones = {};
  std::set<NodeId> seen = {};  // under the zone at hand
  const Timezone* zone = nullptr;

  void from(NodeId node, const checked::Declared& declared) {
    zone = &world.zone_of(declared);
    seen.clear();
    visit(node);
  }

  void visit(NodeId node) {
    if (node == checked::none || !world.policy.nodes[node].over_log || !seen.insert(node).second) return;
    const checked::Kind& kind = world.policy.nodes[node].kind;
    if (std::holds_alternative<checked::LogTotal>(kind)) {
      std::vector<const Timezone*>& known = zones[node];
      if (std::find(known.begin(), known.end(), zone) == known.end()) known.push_back(zone);
    }
    if (const auto* use = std::get_if<checked::DefineUse>(&kind)) visit(world.policy.defines[use->define].value);
    if (const auto* use = std::get_if<checked::TermUse>(&kind)) {
      visit(world.policy.terms[use->term].otherwise);
      visit(world.policy.terms[use->term].presume_when);
    }
    for (const NodeId part : checked::parts_of(kind)) visit(part);
  }

  template <class Provisions>
  void from_all(const Provisions& provisions) {
    for (const auto& provision : provisions) {
      from(provision.when, provision.declared);
      from(provision.unless, provision.declared);
    }
  }
};

std::map<NodeId, std::vector<const Timezone*>> zones_of_totals(const World& world) {
  ZonesOfTotals zones{world};
  zones.from_all(world.policy.rules);
  zones.from_all(world.policy.exceptions);
  for (const checked::Define& define : world.policy.defines) zones.from(define.value, define.declared);
  for (const checked::OpenTerm& term : world.policy.terms) {
    zones.from(term.otherwise, term.declared);
    zones.from(term.presume_when, term.declared);
  }
  return std::move(zones.zones);
}

/// Readings of values are always taken one by one; those of conditions as far as there is room.
void take_groups(const checked::Policy& policy, const GroupsOfTotal& groups, LoggedTotal& logged) {
  std::size_t apart = 1;
  const auto take = [&](std::uint32_t group, bool always) {
    const std::size_t branches = policy.groups[group].branches.size();
    if (std::find(logged.groups.begin(), logged.groups.end(), group) != logged.groups.end()) return;
    if (!always && apart * branches > max_branches_apart) return;
    apart *= branches;
    logged.groups.push_back(group);
    logged.branches.push_back(branches);
  };
  for (const std::uint32_t group : groups.of_values) take(group, true);
  for (const std::uint32_t group : groups.of_all) take(group, false);
}

bool added_per_line(const checked::Policy& policy, const checked::LogTotal& total) {
  const auto per_line = [&](NodeId node) { return node != checked::none && policy.nodes[node].per_line; };
  return per_line(total.value) || per_line(total.condition) ||
         std::any_of(total.keys.begin(), total.keys.end(), [&](const auto& key) { return per_line(key.path); });
}

}  // namespace

std::size_t LoggedTotal::branches_apart() const {
  std::size_t apart = 1;
  for (const std::size_t count : branches) apart *= count;
  return apart;
}

std::optional<std::size_t> LoggedTotal::series(const Timezone& zone, const std::vector<int>& branch) const {
  const auto found = std::find(zones.begin(), zones.end(), &zone);
  if (found == zones.end()) return std::nullopt;
  auto at = static_cast<std::size_t>(found - zones.begin());
  for (std::size_t each = 0; each < groups.size(); ++each)
    at = at * branches[each] + static_cast<std::size_t>(branch[groups[each]]);
  return first_series + at;
}

std::vector<NodeId> log_total_nodes(const checked::Policy& policy) {
  std::vector<NodeId> totals;
  for (NodeId node = 0; node < policy.nodes.size(); ++node) {
    if (std::holds_alternative<checked::LogTotal>(policy.nodes[node].kind)) totals.push_back(node);
  }
  return totals;
}

std::vector<LoggedTotal> logged_totals(const World& world, const std::vector<GroupsOfTotal>& groups) {
  const checked::Policy& policy = world.policy;
  std::map<NodeId, std::vector<const Timezone*>> zones = zones_of_totals(world);
  std::vector<LoggedTotal> logged;
  std::size_t series = 0;
  for (const NodeId node : log_total_nodes(policy)) {
    LoggedTotal one;
    one.node = node;
    one.total = std::get_if<checked::LogTotal>(&policy.nodes[node].kind);
    one.text = policy.nodes[node].text.substr(1, policy.nodes[node].text.size() - 2);  // without its parentheses
    for (const auto& key : one.total->keys) one.per += (one.per.empty() ? "" : ", ") + policy.nodes[key.path].text;
    one.within = to_string(one.total->period);
    one.per_line = added_per_line(policy, *one.total);
    one.zones = std::move(zones[node]);
    take_groups(policy, groups[logged.size()], one);
    one.first_series = series;
    series += one.series_count();
    logged.push_back(std::move(one));
  }
  return logged;
}

std::vector<std::uint32_t> totals_in_values(const checked::Policy& policy, NodeId comparison, const std::vector<NodeId>& totals) {
  std::vector<std::uint32_t> found;
  const auto visit = [&](const auto& self, NodeId node) -> void {
    const checked::Node& at = policy.nodes[node];
    if (at.condition || !at.over_log) return;
    if (std::holds_alternative<checked::LogTotal>(at.kind)) {
      const auto position = static_cast<std::uint32_t>(std::lower_bound(totals.begin(), totals.end(), node) - totals.begin());
      if (std::find(found.begin(), found.end(), position) == found.end()) found.push_back(position);
      return;
    }
    if (const auto* use = std::get_if<checked::DefineUse>(&at.kind)) self(self, policy.defines[use->define].value);
    for (const NodeId part : checked::parts_of(at.kind)) self(self, part);
  };
  if (const auto* compare = std::get_if<checked::Compare>(&policy.nodes[comparison].kind)) {
    visit(visit, compare->left);
    visit(visit, compare->right);
  }
  return found;
}

Date first_day(const checked::Period& period, Date day) {
  using Calendar = checked::Period::Calendar;
  const CivilDay today = civil(day);
  switch (period.calendar) {
    case Calendar::none:
      return next(add(day, period.duration, -1));
    case Calendar::month:
      return *date_of(today.year, today.month, 1);
    case Calendar::quarter:
      return *date_of(today.year, (today.month - 1) / 3 * 3 + 1, 1);
    case Calendar::year:
      break;
  }
  return *date_of(today.year, 1, 1);
}

}  // namespace sekisho::evaluate
