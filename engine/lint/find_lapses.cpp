#include <algorithm>
#include <map>
#include <tuple>

#include "engine/lint/findings.h"

namespace sekisho::linting {

namespace {

constexpr std::size_t max_names = 12;

/// The day on which something suspended may be back, and the first on which it is back however the texts are read.
using Return = std::pair<std::int64_t, std::int64_t>;
/// What comes back, by the day, then by kind: `provisions`, or the list that has the entries.
using Returns = std::map<Return, std::map<std::string, std::vector<std::string>>>;

/// Days near the one that is asked about: back to the day up to which the bundle says it is current, if that is longer ago.
Days window_of(const Law& law) {
  const std::int64_t day = law.options.as_of->days;
  Days window{day - law.options.days_ahead, day + law.options.days_ahead};
  for (const Coverage& covers : law.policy.bundle->covers) {
    if (covers.current && covers.bundle == law.policy.bundle->name)
      window.first = std::min<std::int64_t>(window.first, covers.current->days);
  }
  return window;
}

bool ends_before(const DaySet& days, std::int64_t day) {
  return contains(days, between(day - 1, day - 1)) && !contains(days, between(day, day));
}

/// The first day of a range on which the suspension itself ends, under some reading or under all.
std::optional<std::int64_t> back_after(const DaySet& force, const Force& suspended, const Days& window) {
  for (const Days& range : force) {
    const bool is_near = range.first >= window.first && range.first <= window.last;
    if (is_near && (ends_before(suspended.may, range.first) || ends_before(suspended.must, range.first))) return range.first;
  }
  return std::nullopt;
}

std::int64_t first_certain(const DaySet& must, std::int64_t from) {
  for (const Days& range : must) {
    if (range.last >= from) return std::max(range.first, from);
  }
  return end_of_time;
}

/// When something comes back because the suspension ends; nothing where that is not near.
std::optional<Return> back(const Force& force, const Force& suspended, const Days& window) {
  auto day = back_after(force.may, suspended, window);
  if (!day) day = back_after(force.must, suspended, window);
  return day ? std::optional(Return{*day, first_certain(force.must, *day)}) : std::nullopt;
}

void add_provisions(const Law& law, std::uint32_t index, const Days& window, Returns& returns) {
  const auto look_at = [&](const auto& provisions, const std::vector<Standing>& standings) {
    for (std::size_t i = 0; i < provisions.size(); ++i) {
      const auto& suspensions = provisions[i].suspensions;
      if (std::find(suspensions.begin(), suspensions.end(), index) == suspensions.end()) continue;
      const Timezone& zone = zone_of(law.policy, provisions[i].declared);
      const auto day = back(standings[i].force, suspended_days(law.policy, index, zone), window);
      if (day) returns[*day]["provisions"].push_back(provisions[i].declared.name);
    }
  };
  look_at(law.policy.rules, law.rules);
  look_at(law.policy.exceptions, law.exceptions);
}

/// Entries that wait for a named suspension to end.
void add_entries(const Law& law, std::uint32_t index, const Days& window, Returns& returns) {
  const checked::Declared& declared = law.policy.suspensions[index].declared;
  for (const auto& [name, list] : law.policy.bundle->lists) {
    const Timezone zone = zone_of(list, zone_of(law.policy, declared));
    for (const Entry& entry : list.entries) {
      if (std::find(entry.suspended_by.begin(), entry.suspended_by.end(), declared.name) == entry.suspended_by.end()) continue;
      const auto day = back(days_of_entry(law.policy, entry, zone), suspended_days(law.policy, index, zone), window);
      if (day) returns[*day]["entries of `" + name + "`"].push_back(entry.id);
    }
  }
}

std::string names_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), max_names); ++i) text += (i == 0 ? "`" : ", `") + names[i] + "`";
  return names.size() > max_names ? text + " and " + std::to_string(names.size() - max_names) + " more" : text;
}

std::string words(const Return& day) {
  if (day.first == day.second) return "back from " + day_text(day.first);
  return "back from " + day_text(day.first) + " under some reading, and under every reading " +
         (day.second == end_of_time ? "never" : "from " + day_text(day.second));
}

void report(Law& law, const Span& span, const std::string& what, const Returns& returns) {
  const std::int64_t first = returns.begin()->first.first;
  const bool is_sure =
      std::all_of(returns.begin(), returns.end(), [](const auto& each) { return each.first.first == each.first.second; });
  Diagnostic& found = law.diagnostics.warning(
      "suspension-lapses", span,
      what + (is_sure ? " is over" : " may be over") + (first <= law.options.as_of->days ? " since " : " from ") + day_text(first),
      "see whether it was extended or repealed, and add the instrument that says so");
  for (const auto& [day, kinds] : returns) {
    for (const auto& [kind, names] : kinds)
      found.notes.push_back({words(day) + ": " + std::to_string(names.size()) + " " + kind + ", " + names_of(names), {}});
  }
}

Force suspended_days(const Entry& entry, const Timezone& zone) {
  DaySet days;
  for (const EntrySuspension& each : entry.suspensions) {
    const std::int64_t last = each.until ? zone.day_of(*each.until).days : end_of_time;
    days = unite(days, between(zone.day_of(each.from).days, last));
  }
  return {days, days};
}

/// Entries with suspensions of their own, list by list.
void look_at_entries(Law& law, const Days& window) {
  for (const auto& [name, list] : law.policy.bundle->lists) {
    const Timezone zone = zone_of(list, Timezone());
    Returns returns;
    const Entry* first = nullptr;
    for (const Entry& entry : list.entries) {
      if (entry.suspensions.empty()) continue;
      const auto day = back(days_of_entry(law.policy, entry, zone), suspended_days(entry, zone), window);
      if (!day) continue;
      returns[*day]["entries of `" + name + "`"].push_back(entry.id);
      if (first == nullptr) first = &entry;
    }
    if (first != nullptr) report(law, first->span, "the suspension of entries of `" + name + "`", returns);
  }
}

}  // namespace

void find_lapses(Law& law) {
  if (!law.options.as_of) return;
  const Days window = window_of(law);
  for (std::uint32_t i = 0; i < law.policy.suspensions.size(); ++i) {
    Returns returns;
    add_provisions(law, i, window, returns);
    add_entries(law, i, window, returns);
    if (returns.empty()) continue;
    const checked::Declared& declared = law.policy.suspensions[i].declared;
    report(law, name_span(law.policy, declared.span), "the suspension `" + declared.name + "`", returns);
  }
  look_at_entries(law, window);
}

}  // namespace sekisho::linting
