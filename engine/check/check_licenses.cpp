#include <algorithm>
#include <limits>
#include <map>

#include "engine/check/checks.h"
#include "engine/screen/screen.h"

namespace sekisho::checking {

namespace {

std::string text_of(const Entry& entry, const char* field) { return std::get<std::string>(entry.fields.find(field)->second.data); }

struct Valid {
  Date first{std::numeric_limits<std::int32_t>::min()};
  Date last{std::numeric_limits<std::int32_t>::max()};
};

/// From when to when a licence may be used, in days.
Valid validity(const Entry& entry) {
  const Timezone utc;
  Valid valid;
  const auto day = [&](const char* field) {
    const auto found = entry.fields.find(field);
    return found == entry.fields.end() ? std::nullopt : std::optional(utc.day_of(std::get<Time>(found->second.data)));
  };
  valid.first = day("from").value_or(valid.first);
  valid.last = day("expires").value_or(valid.last);
  if (entry.effective) valid.first = std::max(valid.first, utc.day_of(*entry.effective));
  if (entry.removed) valid.last = std::min(valid.last, Date{utc.day_of(entry.removed->from).days - 1});
  return valid;
}

bool overlap(const Entry& a, const Entry& b) {
  const Valid first = validity(a), second = validity(b);
  return first.first <= second.last && second.first <= first.last;
}

void check_authority(State& state, const List& list, const Entry& entry) {
  const std::string authority = text_of(entry, "authority");
  std::vector<std::string> known;
  for (const checked::Regime& regime : state.policy.regimes)
    known.insert(known.end(), regime.authorities.begin(), regime.authorities.end());
  const std::string wanted = normalise_text(authority);
  if (std::any_of(known.begin(), known.end(), [&](const std::string& one) { return normalise_text(one) == wanted; })) return;
  state.diagnostics.warning(
      "license-authority", entry.span,
      "no regime names `" + authority + "`, the authority of licence `" + text_of(entry, "number") + "` of `" + list.name + "`",
      did_you_mean(authority, known));
}

void check_unit(State& state, const Entry& entry) {
  const auto quantity = entry.fields.find("quantity");
  if (quantity == entry.fields.end()) return;
  const std::string& unit = std::get<Quantity>(quantity->second.data).unit;
  if (state.bundle.schema.units.find(unit) == nullptr) fault(state, "unknown-unit", entry.span, "no unit is called `" + unit + "`");
}

}  // namespace

void check_licenses(State& state) {
  std::map<std::pair<std::string, std::string>, std::vector<const Entry*>> known;
  for (const auto& [name, list] : state.bundle.lists) {
    if (list.kind != ListKind::licenses) continue;
    for (const Entry& entry : list.entries) {
      check_authority(state, list, entry);
      check_unit(state, entry);
      auto& same = known[{normalise_text(text_of(entry, "number")), normalise_text(text_of(entry, "authority"))}];
      const auto other = std::find_if(same.begin(), same.end(), [&](const Entry* one) { return overlap(*one, entry); });
      if (other != same.end()) {
        state.diagnostics
            .error("license-twice", entry.span, "licence `" + text_of(entry, "number") + "` stands twice for days that overlap")
            .notes.push_back({"the other entry", (*other)->span});
      }
      same.push_back(&entry);
    }
  }
}

}  // namespace sekisho::checking
