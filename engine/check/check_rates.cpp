#include <algorithm>
#include <map>
#include <tuple>

#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

/// A rate turned so that the pair stands in order of name, and from when to when it is known, in days.
struct Said {
  const List* list;
  const Entry* entry;
  std::string written;
  Number rate;
  Date from;
  std::optional<Date> to;

  bool while_other(const Said& other) const { return (!other.to || from < *other.to) && (!to || other.from < *to); }
};

using PairAndDay = std::tuple<std::string, std::string, Date>;

template <class T>
T field(const Entry& entry, const char* name) {
  return std::get<T>(entry.fields.find(name)->second.data);
}

void gather(const List& list, std::map<PairAndDay, std::vector<Said>>& pairs) {
  const Timezone utc;
  const Timezone zone = list.timezone.empty() ? utc : Timezone::find(list.timezone).value_or(utc);
  const auto base = list.keys.find("base");
  if (base == list.keys.end()) return;
  for (const Entry& entry : list.entries) {
    const auto currency = field<std::string>(entry, "currency");
    const auto rate = field<Number>(entry, "rate");
    const Date day = zone.day_of(field<Time>(entry, "date"));
    const bool in_order = base->second < currency;
    Said said{&list,
              &entry,
              "1 " + base->second + " = " + rate.to_string() + " " + currency,
              in_order ? rate : Number::divide(1, rate).value_or(0),
              entry.announced ? zone.day_of(*entry.announced) : day,
              {}};
    if (entry.retracted) said.to = zone.day_of(*entry.retracted);
    pairs[{std::min(base->second, currency), std::max(base->second, currency), day}].push_back(std::move(said));
  }
}

void report(State& state, const Said& first, const Said& second, Date day) {
  const std::string where =
      first.list == second.list ? "`" + second.list->name + "`" : "`" + first.list->name + "` and `" + second.list->name + "`";
  state.diagnostics
      .error("rate-twice", second.entry->span,
             "two rates of one pair differ for " + to_string(day) + " in " + where + ": " + first.written + ", " + second.written,
             "keep one, or withdraw the first with `retracted` when the second is announced")
      .notes.push_back({"the other rate", first.entry->span});
}

}  // namespace

void check_rates(State& state) {
  std::map<PairAndDay, std::vector<Said>> pairs;
  for (const auto& [name, list] : state.bundle.lists) {
    if (list.kind == ListKind::rates) gather(list, pairs);
  }
  for (const auto& [key, said] : pairs) {
    for (std::size_t second = 1; second < said.size(); ++second) {
      const auto differs = [&](const Said& first) { return first.rate != said[second].rate && first.while_other(said[second]); };
      const auto end = said.begin() + static_cast<std::ptrdiff_t>(second);
      if (const auto first = std::find_if(said.begin(), end, differs); first != end)
        report(state, *first, said[second], std::get<2>(key));
    }
  }
}

}  // namespace sekisho::checking
