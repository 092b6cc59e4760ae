#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "engine/lists/entry.h"
#include "engine/value/timezone.h"

namespace sekisho {

namespace {

/// The civil days an entry speaks of, both included; a list's timezone moves both ends alike.
struct Days {
  Date first{std::numeric_limits<std::int32_t>::min()};
  Date last{std::numeric_limits<std::int32_t>::max()};
};

Days days_of(const Entry& entry) {
  const Timezone utc;
  Days days;
  if (entry.effective) days.first = utc.day_of(*entry.effective);
  if (entry.until) days.last = utc.day_of(*entry.until);
  if (entry.removed) days.last = std::min(days.last, Date{utc.day_of(entry.removed->from).days - 1});
  if (entry.retracted) days.last = days.first;  // what was withdrawn as an error may be said again
  return days;
}

/// Kinds whose subject stands for one thing only, id or no id.
bool is_unique(ListKind kind) { return kind == ListKind::countries || kind == ListKind::terms || kind == ListKind::units; }

std::string text_field(const Entry& entry, std::string_view key) {
  const auto found = entry.fields.find(key);
  const auto* text = found == entry.fields.end() ? nullptr : std::get_if<std::string>(&found->second.data);
  return text == nullptr ? std::string() : *text;
}

/// Positions in the list by first day.
std::vector<std::size_t> by_first_day(const std::vector<Entry>& entries) {
  std::vector<std::size_t> order(entries.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return days_of(entries[a]).first < days_of(entries[b]).first; });
  return order;
}

/// Entries that share what they are about, in the order of their numbers: by first day, then by what else they say.
void sort_by_content(const std::vector<Entry>& entries, std::vector<std::size_t>& positions) {
  if (positions.size() < 2) return;
  std::vector<std::tuple<Date, std::string, std::size_t>> keyed;
  for (const std::size_t position : positions)
    keyed.emplace_back(days_of(entries[position]).first, canonical_json(entries[position]), position);
  std::sort(keyed.begin(), keyed.end());
  std::transform(keyed.begin(), keyed.end(), positions.begin(), [](const auto& key) { return std::get<std::size_t>(key); });
}

void derive_ids(List& list) {
  std::set<std::string> taken;
  std::map<std::string, std::vector<std::size_t>> without_id;  // by subject
  for (std::size_t i = 0; i < list.entries.size(); ++i) {
    const Entry& entry = list.entries[i];
    if (entry.id.empty())
      without_id[subject_of(entry, list.kind)].push_back(i);
    else
      taken.insert(entry.id);
  }
  for (auto& [subject, positions] : without_id) {
    sort_by_content(list.entries, positions);
    std::size_t use = 0;
    for (const std::size_t position : positions) {
      std::string& id = list.entries[position].id;
      do {
        ++use;
        id = use == 1 ? subject : subject + "#" + std::to_string(use);
      } while (!taken.insert(id).second);
    }
  }
}

/// Within each group of one key, entries whose days meet.
void report_overlaps(const List& list, const std::vector<std::size_t>& order, const std::map<std::size_t, std::string>& keys,
                     Diagnostics& diagnostics) {
  std::map<std::string, const Entry*> latest;  // of each key, the entry that lasts longest so far
  for (const std::size_t position : order) {
    const auto key = keys.find(position);
    if (key == keys.end()) continue;
    const Entry& entry = list.entries[position];
    const Entry*& before = latest[key->second];
    if (before != nullptr && days_of(entry).first <= days_of(*before).last) {
      const bool later_written = before->span.begin <= entry.span.begin;
      const Entry& second = later_written ? entry : *before;
      const Entry& first = later_written ? *before : entry;
      diagnostics
          .error("entry-twice", second.span, "`" + key->second + "` stands twice in `" + list.name + "` for days that overlap",
                 "end the one before the other begins")
          .notes.push_back({"the other entry", first.span});
    }
    if (before == nullptr || days_of(*before).last < days_of(entry).last) before = &entry;
  }
}

}  // namespace

std::string subject_of(const Entry& entry, ListKind kind) {
  switch (kind) {
    case ListKind::parties:
      return entry.names.empty() ? "" : entry.names.front();
    case ListKind::items:
    case ListKind::codes:
      return entry.code_text.empty() ? entry.code.text : entry.code_text;
    case ListKind::countries:
      return entry.country;
    case ListKind::terms:
      return entry.term;
    case ListKind::ownership:
      return text_field(entry, "owner") + " > " + text_field(entry, "owned");
    case ListKind::rates: {
      const auto date = entry.fields.find("date");
      return text_field(entry, "currency") + " " + (date == entry.fields.end() ? "" : to_string(std::get<Time>(date->second.data)));
    }
    case ListKind::licenses:
      return text_field(entry, "number");
    case ListKind::units:
      return entry.unit.name;
  }
  return {};
}

void settle_ids(List& list, Diagnostics& diagnostics) {
  const std::vector<std::size_t> order = by_first_day(list.entries);
  std::map<std::size_t, std::string> given;
  std::map<std::size_t, std::string> subjects;
  for (std::size_t i = 0; i < list.entries.size(); ++i) {
    if (!list.entries[i].id.empty()) given[i] = list.entries[i].id;
    if (is_unique(list.kind)) subjects[i] = subject_of(list.entries[i], list.kind);
  }
  report_overlaps(list, order, is_unique(list.kind) ? subjects : given, diagnostics);
  derive_ids(list);
}

}  // namespace sekisho
