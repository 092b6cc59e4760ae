#include "apps/lsp/describe_list.h"

#include <algorithm>
#include <set>

#include "apps/lsp/describe.h"

namespace sekisho::lsp {
namespace {

/// What lists say of one code at most.
constexpr std::size_t most_entries = 8;

std::string code(const std::string& words) { return "`" + words + "`"; }

bool has_begun(const std::optional<Time>& time, Date day, const Timezone& zone) { return time && zone.day_of(*time) <= day; }

/// Whether an entry stands on a day by its own dates; suspensions named by policies are the law's, not the list's.
bool stands_on(const Entry& entry, Date day, const Timezone& zone) {
  const std::optional<Time>& begins = entry.effective ? entry.effective : entry.announced;
  if (begins && !has_begun(begins, day, zone)) return false;
  if (entry.until && zone.day_of(*entry.until) < day) return false;
  if (entry.removed && has_begun(entry.removed->from, day, zone)) return false;
  if (has_begun(entry.retracted, day, zone)) return false;
  return std::none_of(entry.suspensions.begin(), entry.suspensions.end(), [&](const EntrySuspension& suspension) {
    return has_begun(suspension.from, day, zone) && (!suspension.until || day <= zone.day_of(*suspension.until));
  });
}

std::string number_of(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + (count == 1 ? what.substr(0, what.size() - 3) + "y" : what);
}

/// "`CN:1C902.a` is below `CN:1C902`"
std::string relation(const Code& asked, const Entry& entry) {
  return to_string(canonical(asked)) == to_string(canonical(entry.code)) ? "" : " (above it)";
}

}  // namespace

std::string size_of(const Bundle& bundle, const List& list) {
  const auto entries = all_entries(bundle, list);
  const std::string size = number_of(entries.size(), "entries");
  const std::optional<Date> day = current_day(bundle);
  if (!day) return size;
  const auto standing = std::count_if(entries.begin(), entries.end(), [&](const OwnedEntry& owned) {
    return stands_on(*owned.entry, *day, Timezone::find(owned.list->timezone).value_or(Timezone()));
  });
  return size + ", " + std::to_string(standing) + " in force as of " + to_string(*day);
}

std::string describe_list(const Bundle& bundle, const std::string& name) {
  const auto found = bundle.lists.find(name);
  if (found == bundle.lists.end()) return {};
  const List& list = found->second;
  std::string text = "list " + code(name) + (list.title.empty() ? "" : ": " + list.title);
  text += "\n\n" + std::string(to_string(list.kind)) + (list.scheme.empty() ? "" : " of scheme " + code(list.scheme));
  text += "; " + size_of(bundle, list);
  if (!list.complete) text += "; not complete";
  if (!list.source.empty()) text += "\n\n" + list.source;
  return text;
}

std::string describe_taxonomy_term(const Bundle& bundle, const std::string& taxonomy, const std::string& term) {
  const auto found = bundle.lists.find(taxonomy);
  if (found == bundle.lists.end()) return {};
  for (const Entry& entry : found->second.entries) {
    if (entry.term == term) return code(term) + (entry.title.empty() ? "" : ": " + entry.title) + "\n\nof " + code(taxonomy);
  }
  return code(term) + ": a part of " + code(taxonomy);
}

std::string describe_code(const Bundle& bundle, const std::string& written) {
  const Code asked = parse_code(written);
  std::string text;
  std::size_t shown = 0;
  for (const auto& [name, list] : bundle.lists) {
    for (const Entry& entry : list.entries) {
      if (shown == most_entries || entry.code.text.empty() || entry.code.scheme != asked.scheme) continue;
      if (compare_codes(asked, entry.code).placement != Placement::at_or_below) continue;
      text += (text.empty() ? "" : "\n\n") + code(to_string(entry.code)) + relation(asked, entry);
      text += (entry.title.empty() ? "" : ": " + entry.title) + " — " + code(name);
      ++shown;
    }
  }
  return text.empty() ? code(written) + ": no list of the bundle names it" : text;
}

}  // namespace sekisho::lsp
