#include "engine/explain/law.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/evaluate/calendar.h"
#include "engine/evaluate/world.h"

/// Force of semantics.md, TIME, without a record: only dates, statuses, suspensions and repeals.
namespace sekisho {
namespace {

constexpr std::size_t max_cases = 4096;  // language.md §11

/// A rule or an exception, as far as time is concerned.
struct Subject {
  const checked::Declared* declared = nullptr;
  const std::vector<std::uint32_t>*suspensions = nullptr, *repeals = nullptr;
};

/// Under one choice of readings: where it stands, and what made it so.
struct Found {
  Standing standing = Standing::in_force;
  std::vector<const checked::Declared*> by;
};

using Branches = std::map<std::uint32_t, int>;  // by group

class Reader {
 public:
  Reader(const checked::Policy& policy, const evaluate::View& view) : policy_(policy), view_(view) {}

  /// Groups that nobody settled and that the subject's force depends on.
  std::vector<std::uint32_t> open_groups(const Subject& subject) const {
    std::set<std::uint32_t> groups;
    add_groups(*subject.declared, groups);
    for (const std::uint32_t index : *subject.suspensions) {
      if (view_.suspensions[index] == 0) continue;
      add_groups(policy_.suspensions[index].declared, groups);
      for (const std::uint32_t repeal : policy_.suspensions[index].repeals) add_groups(policy_.repeals[repeal].declared, groups);
    }
    for (const std::uint32_t repeal : *subject.repeals) add_groups(policy_.repeals[repeal].declared, groups);
    return {groups.begin(), groups.end()};
  }

  Found stand(const Subject& subject, const Time& now, const Branches& branches) const {
    const checked::Declared& declared = *subject.declared;
    if (declared.proposed) return {Standing::proposed, {}};
    const Timezone& zone = zone_of(declared);
    bool unsure = false;
    const Truth begun =
        declared.dates.from ? evaluate::since(now, at(*declared.dates.from, declared, branches), zone) : Truth::True;
    if (begun == Truth::False) return {Standing::not_yet, {}};
    unsure = begun == Truth::Unknown;
    if (declared.dates.until) {
      const Truth over = evaluate::since(now, evaluate::after(at(*declared.dates.until, declared, branches)), zone);
      if (over == Truth::True) return {Standing::ended, {}};
      unsure = unsure || over == Truth::Unknown;
    }
    for (const std::uint32_t repeal : *subject.repeals) {
      const Truth over = repealed(repeal, now, branches, zone);
      if (over == Truth::True) return {Standing::ended, {&policy_.repeals[repeal].declared}};
      unsure = unsure || over == Truth::Unknown;
    }
    if (!counts(declared, branches)) return {Standing::without_force, {}};
    std::vector<const checked::Declared*> by;
    for (const std::uint32_t suspension : *subject.suspensions) {
      const Truth out = suspended(suspension, now, branches, zone);
      if (out == Truth::True) by.push_back(&policy_.suspensions[suspension].declared);
      unsure = unsure || out == Truth::Unknown;
    }
    if (!by.empty()) return {Standing::suspended, by};
    return {unsure ? Standing::open : Standing::in_force, {}};
  }

  /// Every moment at which something of the subject turns, under any reading.
  std::vector<Time> turns(const Subject& subject) const {
    std::vector<Time> times;
    const auto add = [&](const checked::Dates& dates) {
      if (dates.from) times.insert(times.end(), dates.from->by_branch.begin(), dates.from->by_branch.end());
      if (!dates.until) return;
      for (const Time& last : dates.until->by_branch) times.push_back(evaluate::after(last));
    };
    add(subject.declared->dates);
    for (const std::uint32_t repeal : *subject.repeals) {
      if (view_.repeals[repeal] != 0) add(policy_.repeals[repeal].declared.dates);
    }
    for (const std::uint32_t index : *subject.suspensions) {
      if (view_.suspensions[index] == 0) continue;
      add(policy_.suspensions[index].declared.dates);
      for (const std::uint32_t repeal : policy_.suspensions[index].repeals) {
        if (view_.repeals[repeal] != 0) add(policy_.repeals[repeal].declared.dates);
      }
    }
    return times;
  }

  const Timezone& zone_of(const checked::Declared& declared) const {
    return declared.regime == checked::Policy::no_regime ? utc_ : policy_.regimes[declared.regime].timezone;
  }
  const checked::Policy& policy() const { return policy_; }
  const evaluate::View& view() const { return view_; }

 private:
  void add_groups(const checked::Declared& declared, std::set<std::uint32_t>& groups) const {
    const auto add = [&](std::uint32_t group) {
      if (group != checked::no_group && view_.settled[group] < 0) groups.insert(group);
    };
    if (has_dated_readings(declared)) add(declared.group);
    for (const std::uint32_t group : declared.status_groups) add(group);
  }

  /// A rule's readings may be of its condition alone; then they say nothing about its force.
  bool has_dated_readings(const checked::Declared& declared) const {
    if (declared.group == checked::no_group) return false;
    const auto several = [](const std::optional<checked::When>& when) { return when && when->by_branch.size() > 1; };
    if (several(declared.dates.from) || several(declared.dates.until)) return true;
    return std::any_of(policy_.suspensions.begin(), policy_.suspensions.end(), [&](const checked::Suspension& suspension) {
      return &suspension.declared == &declared && !suspension.holds.empty();
    });
  }

  int branch_of(std::uint32_t group, const Branches& branches) const {
    if (group == checked::no_group) return -1;
    if (view_.settled[group] >= 0) return view_.settled[group];
    const auto found = branches.find(group);
    return found == branches.end() ? -1 : found->second;
  }

  /// The statuses `reported` and `unverified` give their declaration force under their first branch only.
  bool counts(const checked::Declared& declared, const Branches& branches) const {
    return std::none_of(declared.status_groups.begin(), declared.status_groups.end(),
                        [&](std::uint32_t group) { return branch_of(group, branches) == 1; });
  }

  const Time& at(const checked::When& when, const checked::Declared& declared, const Branches& branches) const {
    const int branch = when.by_branch.size() == 1 ? 0 : std::max(0, branch_of(declared.group, branches));
    return when.by_branch[static_cast<std::size_t>(branch)];
  }

  Truth repealed(std::uint32_t index, const Time& now, const Branches& branches, const Timezone& zone) const {
    const checked::Declared& declared = policy_.repeals[index].declared;
    if (view_.repeals[index] == 0 || !declared.dates.from || !counts(declared, branches)) return Truth::False;
    return evaluate::since(now, at(*declared.dates.from, declared, branches), zone);
  }

  Truth suspended(std::uint32_t index, const Time& now, const Branches& branches, const Timezone& zone) const {
    const checked::Suspension& suspension = policy_.suspensions[index];
    const checked::Declared& declared = suspension.declared;
    if (view_.suspensions[index] == 0 || !counts(declared, branches)) return Truth::False;
    const int branch = branch_of(declared.group, branches);
    if (branch >= 0 && !suspension.holds.empty() && !suspension.holds[static_cast<std::size_t>(branch)]) return Truth::False;
    Truth value = declared.dates.from ? evaluate::since(now, at(*declared.dates.from, declared, branches), zone) : Truth::True;
    if (declared.dates.until) {
      value = both(value, negate(evaluate::since(now, evaluate::after(at(*declared.dates.until, declared, branches)), zone)));
    }
    for (const std::uint32_t repeal : suspension.repeals) value = both(value, negate(repealed(repeal, now, branches, zone)));
    return value;
  }

  const checked::Policy& policy_;
  const evaluate::View& view_;
  Timezone utc_;
};

std::string dates_of(const std::optional<checked::When>& when) {
  std::string text;
  if (!when) return text;
  for (const Time& time : when->by_branch) {
    const std::string date = to_string(time);
    if (text.find(date) == std::string::npos) text += (text.empty() ? "" : " or ") + date;
  }
  return text;
}

/// All choices of branches, in order; only the first of each where there are too many to try.
std::vector<Branches> cases_of(const checked::Policy& policy, const std::vector<std::uint32_t>& groups) {
  std::vector<Branches> cases{{}};
  for (const std::uint32_t group : groups) {
    const std::size_t count = policy.groups[group].branches.size();
    if (cases.size() * count > max_cases) break;
    std::vector<Branches> more;
    for (const Branches& chosen : cases) {
      for (std::size_t branch = 0; branch < count; ++branch) {
        more.push_back(chosen);
        more.back()[group] = static_cast<int>(branch);
      }
    }
    cases = std::move(more);
  }
  return cases;
}

void tell_readings(const Reader& reader, const std::vector<std::uint32_t>& groups, const std::vector<Branches>& cases,
                   const std::vector<Found>& found, Provision& provision) {
  for (const std::uint32_t group : groups) {
    const checked::Group& of = reader.policy().groups[group];
    for (std::size_t branch = 0; branch < of.branches.size(); ++branch) {
      std::set<Standing> standings;
      for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto chosen = cases[i].find(group);
        if (chosen == cases[i].end() || chosen->second != static_cast<int>(branch)) continue;
        // That it may be no law at all is told once, by the status that says so.
        if (of.kind != checked::GroupKind::readings || found[i].standing != Standing::without_force)
          standings.insert(found[i].standing);
      }
      provision.under.push_back({of.of, of.branches[branch].name, of.branches[branch].says, {standings.begin(), standings.end()}});
    }
  }
  // A choice under which nothing changes, whatever the others say, is not what keeps it open.
  for (const std::uint32_t group : groups) {
    const std::string& name = reader.policy().groups[group].of;
    std::set<std::vector<Standing>> different;
    for (const StandingUnder& under : provision.under) {
      if (under.of == name) different.insert(under.standings);
    }
    if (different.size() > 1) continue;
    std::erase_if(provision.under, [&](const StandingUnder& under) { return under.of == name; });
  }
}

void stand(const Reader& reader, const Subject& subject, const Time& at, Provision& provision) {
  const std::vector<std::uint32_t> groups = reader.open_groups(subject);
  const std::vector<Branches> cases = cases_of(reader.policy(), groups);
  std::vector<Found> found;
  std::set<Standing> standings;
  for (const Branches& branches : cases) {
    found.push_back(reader.stand(subject, at, branches));
    standings.insert(found.back().standing);
  }
  provision.under.clear();
  provision.standing = standings.size() == 1 ? *standings.begin() : Standing::open;
  if (standings.size() > 1) tell_readings(reader, groups, cases, found, provision);
  provision.by.clear();
  if (standings.size() > 1) return;
  for (const checked::Declared* by : found.front().by) {
    provision.by.push_back({by->name.empty() && !by->cites.empty() ? by->cites.front() : by->name, dates_of(by->dates.from),
                            dates_of(by->dates.until)});
  }
}

Provision describe(const Reader& reader, const checked::Declared& declared, std::string kind, const std::string& title,
                   std::string effect) {
  Provision provision;
  provision.kind = std::move(kind);
  provision.name = declared.name;
  provision.title = title;
  provision.effect = std::move(effect);
  if (declared.regime != checked::Policy::no_regime) provision.regime = reader.policy().regimes[declared.regime].name;
  provision.from = dates_of(declared.dates.from);
  provision.until = dates_of(declared.dates.until);
  if (declared.status == ast::Status::reported) provision.status = "reported";
  if (declared.status == ast::Status::unverified) provision.status = "unverified";
  if (declared.status == ast::Status::proposed) provision.status = "proposed";
  if (declared.confidence_unverified) provision.confidence = "unverified";
  provision.cites = declared.cites;
  for (std::size_t group = 0; group < reader.policy().groups.size(); ++group) {
    const checked::Group& of = reader.policy().groups[group];
    const int settled = reader.view().settled[group];
    if (settled >= 0 && (of.of == provision.name || of.of == provision.regime)) {
      provision.adopted.push_back(of.of + ": " + of.branches[static_cast<std::size_t>(settled)].name);
    }
  }
  return provision;
}

/// Calls `visit` with every rule and exception that is said by then; what is proposed is shown though it never counts.
template <class Visit>
void each_subject(const Reader& reader, Visit visit) {
  const checked::Policy& policy = reader.policy();
  for (std::size_t i = 0; i < policy.rules.size(); ++i) {
    const checked::Rule& rule = policy.rules[i];
    if (reader.view().rules[i] == 0 && !rule.declared.proposed) continue;
    visit(Subject{&rule.declared, &rule.suspensions, &rule.repeals},
          describe(reader, rule.declared, "rule", rule.title, std::string(to_string(rule.effect))));
  }
  for (std::size_t i = 0; i < policy.exceptions.size(); ++i) {
    const checked::Exception& exception = policy.exceptions[i];
    if (reader.view().exceptions[i] == 0 && !exception.declared.proposed) continue;
    visit(Subject{&exception.declared, &exception.suspensions, &exception.repeals},
          describe(reader, exception.declared, "exception", exception.title, std::string(to_string(exception.leaves))));
  }
}

struct Law {
  DecideOptions options;
  evaluate::World world;
  std::shared_ptr<const evaluate::View> view;
  Law(const checked::Policy& policy, const std::optional<Time>& known) : world(policy, options), view(world.view(known)) {}
};

/// Bare days and instants on one line of time.
Instant moment(const Time& time, const Timezone& zone) {
  if (const auto* instant = std::get_if<Instant>(&time)) return *instant;
  return zone.start_of(std::get<Date>(time));
}

}  // namespace

std::string_view to_string(Standing standing) {
  switch (standing) {
    case Standing::in_force:
      return "in force";
    case Standing::open:
      return "open";
    case Standing::suspended:
      return "suspended";
    case Standing::not_yet:
      return "not yet in force";
    case Standing::ended:
      return "ended";
    case Standing::without_force:
      return "without force";
    case Standing::proposed:
      return "proposed";
  }
  return "";
}

std::vector<Provision> law_at(const checked::Policy& policy, const Time& at, const std::optional<Time>& known) {
  const Law law(policy, known);
  const Reader reader(policy, *law.view);
  std::vector<Provision> provisions;
  each_subject(reader, [&](const Subject& subject, Provision provision) {
    stand(reader, subject, at, provision);
    provisions.push_back(std::move(provision));
  });
  std::stable_sort(provisions.begin(), provisions.end(),
                   [](const Provision& a, const Provision& b) { return std::tie(a.regime, a.name) < std::tie(b.regime, b.name); });
  return provisions;
}

std::vector<StandingChange> law_timeline(const checked::Policy& policy, const std::optional<Time>& known) {
  const Law law(policy, known);
  const Reader reader(policy, *law.view);
  std::vector<std::pair<Instant, StandingChange>> changes;
  each_subject(reader, [&](const Subject& subject, Provision provision) {
    const Timezone& zone = reader.zone_of(*subject.declared);
    std::map<Instant, Time> turns;
    for (const Time& time : reader.turns(subject)) turns.emplace(moment(time, zone), time);
    std::optional<Standing> before;
    for (const auto& [instant, time] : turns) {
      stand(reader, subject, time, provision);
      if (before == provision.standing || (!before && provision.standing == Standing::not_yet)) continue;
      changes.push_back({instant, {time, provision, before}});
      before = provision.standing;
    }
  });
  std::stable_sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.provision.name) < std::tie(b.first, b.second.provision.name);
  });
  std::vector<StandingChange> timeline;
  for (auto& [instant, change] : changes) timeline.push_back(std::move(change));
  return timeline;
}

}  // namespace sekisho
