#include <algorithm>
#include <map>

#include "engine/lint/findings.h"
#include "engine/screen/screen.h"

namespace sekisho::linting {

namespace {

/// Two entries that both say something say the same, or share something of it.
bool may_agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }
bool may_agree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return a.empty() || b.empty() ||
         std::any_of(a.begin(), a.end(), [&](const std::string& each) { return std::find(b.begin(), b.end(), each) != b.end(); });
}

bool ids_may_agree(const Entry& a, const Entry& b) {
  return std::none_of(a.ids.begin(), a.ids.end(), [&](const Identifier& one) {
    return std::any_of(b.ids.begin(), b.ids.end(), [&](const Identifier& other) {
      return one.type == other.type && one.issuer == other.issuer && one.value != other.value;
    });
  });
}

bool is_one_party(const Entry& a, const Entry& b) {
  return a.person == b.person && may_agree(a.country, b.country) && may_agree(a.addresses, b.addresses) && ids_may_agree(a, b);
}

struct Seen {
  const Entry* entry;
  DaySet days;
};

void look_at(Law& law, const List& list) {
  const Timezone zone = zone_of(list, Timezone());
  std::map<std::pair<std::string, std::string>, std::vector<Seen>> by_name;
  for (const Entry& entry : list.entries) {
    const DaySet days = days_of_entry(law.policy, entry, zone).may;
    if (days.empty() && !entry.retracted) {
      law.diagnostics.warning("entry-never-in-force", entry.span,
                              "the entry `" + entry.id + "` of `" + list.name + "` is in force on no day",
                              "correct its dates, or remove it");
    }
    if (list.kind != ListKind::parties || days.empty() || entry.names.empty()) continue;
    const NormalisedName name = normalise_name(entry.names.front());
    std::vector<Seen>& same = by_name[{name.core, name.legal_class}];
    for (const Seen& seen : same) {
      if (seen.entry->id == entry.id || intersect(seen.days, days).empty() || !is_one_party(*seen.entry, entry)) continue;
      law.diagnostics
          .warning("party-listed-twice", entry.span,
                   "`" + entry.names.front() + "` stands in `" + list.name + "` as `" + seen.entry->id + "` and as `" + entry.id +
                       "` for days that overlap",
                   "join the two entries, or tell them apart by country, address or identifier")
          .notes.push_back({"the other entry", seen.entry->span});
      break;
    }
    same.push_back({&entry, days});
  }
}

}  // namespace

void find_idle_entries(Law& law) {
  for (const auto& [name, list] : law.policy.bundle->lists) look_at(law, list);
}

}  // namespace sekisho::linting
