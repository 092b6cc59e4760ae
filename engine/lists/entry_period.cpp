#include "engine/lists/entry.h"
#include "engine/lists/values.h"
#include "engine/value/timezone.h"

namespace sekisho {

namespace {

std::optional<Time> time_under(const yaml::Node& map, std::string_view key, Diagnostics& diagnostics) {
  const yaml::Node* node = value_of(map, key);
  return node == nullptr ? std::nullopt : read_time(*node, key, diagnostics);
}

/// `removed: DATE` or `removed: {from, announced}`.
std::optional<Removal> read_removal(const yaml::Node& node, Diagnostics& diagnostics) {
  const Reading reading{"entry-value", "`removed`", diagnostics};
  if (!node.is_map()) {
    const auto from = read_time(node, "removed", diagnostics);
    return from ? std::optional(Removal{*from, std::nullopt}) : std::nullopt;
  }
  check_keys(node, {"from", "announced"}, "unknown-key", reading);
  const auto from = time_under(node, "from", diagnostics);
  if (value_of(node, "from") == nullptr)
    diagnostics.error("entry-value", place_of(node), "`removed` names no `from`, the first day without the entry");
  if (!from) return std::nullopt;
  return Removal{*from, time_under(node, "announced", diagnostics)};
}

/// One of `suspended`: `{from, until, announced}`, or in a CSV `FROM..UNTIL`.
std::optional<EntrySuspension> read_suspension(const yaml::Node& node, Diagnostics& diagnostics) {
  const Reading reading{"entry-value", "`suspended`", diagnostics};
  EntrySuspension suspension;
  if (node.is_map()) {
    check_keys(node, {"from", "until", "announced"}, "unknown-key", reading);
    const auto from = time_under(node, "from", diagnostics);
    if (value_of(node, "from") == nullptr)
      diagnostics.error("entry-value", place_of(node), "a suspension names no `from`, its first day");
    if (!from) return std::nullopt;
    suspension = {*from, time_under(node, "until", diagnostics), time_under(node, "announced", diagnostics)};
  } else {
    const auto dots = node.is_scalar() ? node.scalar.find("..") : std::string::npos;
    const auto from = node.is_scalar() ? parse_time(node.scalar.substr(0, dots)) : std::nullopt;
    const auto until = dots == std::string::npos ? std::nullopt : parse_time(node.scalar.substr(dots + 2));
    if (!from || (dots != std::string::npos && !until)) {
      diagnostics.error("entry-date", place_of(node),
                        "`suspended` holds no period such as `{from: 2025-11-09, until: 2026-11-09}`");
      return std::nullopt;
    }
    suspension = {*from, until, std::nullopt};
  }
  if (suspension.until && Timezone().day_of(*suspension.until) < Timezone().day_of(suspension.from)) {
    diagnostics.error(
        "date-order", place_of(node),
        "the suspension ends on " + to_string(*suspension.until) + ", before it begins on " + to_string(suspension.from));
  }
  return suspension;
}

void read_suspensions(const yaml::Node& node, Entry& entry, Diagnostics& diagnostics) {
  const yaml::Node* suspended = value_of(node, "suspended");
  if (suspended == nullptr) return;
  for (const yaml::Node& item : suspended->is_sequence() ? suspended->items : std::vector<yaml::Node>{*suspended}) {
    if (auto suspension = read_suspension(item, diagnostics)) entry.suspensions.push_back(*suspension);
  }
}

void check_order(const yaml::Node& node, const Entry& entry, Diagnostics& diagnostics) {
  if (!entry.effective) return;
  const Timezone utc;  // ends of one period are written alike; a day's difference between zones never makes it run backwards
  const auto first = utc.day_of(*entry.effective);
  if (entry.until && utc.day_of(*entry.until) < first) {
    diagnostics.error("date-order", place_of(*node.find("until")),
                      "the entry ends on " + to_string(*entry.until) + ", before it begins on " + to_string(*entry.effective));
  }
  if (entry.removed && utc.day_of(entry.removed->from) < first) {
    diagnostics.error(
        "date-order", place_of(*node.find("removed")),
        "the entry is removed on " + to_string(entry.removed->from) + ", before it begins on " + to_string(*entry.effective));
  }
}

}  // namespace

void read_period_keys(const yaml::Node& node, const List& list, Entry& entry, Diagnostics& diagnostics) {
  entry.announced = time_under(node, "announced", diagnostics);
  entry.effective = time_under(node, "effective", diagnostics);
  if (value_of(node, "announced") == nullptr && value_of(node, "effective") == nullptr) {
    entry.announced = list.announced;
    entry.effective = list.effective;
  }
  if (!entry.effective) entry.effective = entry.announced;
  entry.until = time_under(node, "until", diagnostics);
  entry.retracted = time_under(node, "retracted", diagnostics);
  if (const yaml::Node* removed = value_of(node, "removed")) entry.removed = read_removal(*removed, diagnostics);
  read_suspensions(node, entry, diagnostics);
  for (const yaml::Node* name : scalars_of(node, "suspended_by", {"entry-value", "an entry", diagnostics}))
    entry.suspended_by.push_back(name->scalar);
  check_order(node, entry, diagnostics);
}

}  // namespace sekisho
