#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked.h"
#include "engine/value/timezone.h"

namespace sekisho::evaluate {

class World;

/// How many branches, taken together, a total keeps apart. Readings beyond it make what earlier records add an interval.
inline constexpr std::size_t max_branches_apart = 64;

/// A total over the log as records add to it: a series of sums for each zone that reads its days and each branch, taken together,
/// of the readings that what it adds hangs on.
struct LoggedTotal {
  checked::NodeId node = checked::none;
  const checked::LogTotal* total = nullptr;
  std::string text;                    // as the policy writes it
  std::string per, within;             // as its question names them
  bool per_line = false;               // adds line by line; else a record adds once
  std::vector<const Timezone*> zones;  // of the provisions and definitions that use it
  std::vector<std::uint32_t> groups;   // of the readings
  std::vector<std::size_t> branches;   // how many each of them has
  std::size_t first_series = 0;

  std::size_t branches_apart() const;
  std::size_t series_count() const { return zones.size() * branches_apart(); }
  /// The series for a zone under the branches taken (by group); nothing for a zone that no user of the total reads it in.
  std::optional<std::size_t> series(const Timezone& zone, const std::vector<int>& branch) const;
};

/// The readings that what a total adds hangs on: through its values, and at all.
struct GroupsOfTotal {
  std::vector<std::uint32_t> of_values, of_all;
};
/// Every total over the log of a policy, in the order of `log_total_nodes`, as `groups` are.
std::vector<LoggedTotal> logged_totals(const World& world, const std::vector<GroupsOfTotal>& groups);

/// The nodes of all totals over the log, ascending.
std::vector<checked::NodeId> log_total_nodes(const checked::Policy& policy);

/// The totals over the log that a comparison's values are worked out from, not those of conditions inside: positions in
/// `log_total_nodes`.
std::vector<std::uint32_t> totals_in_values(const checked::Policy& policy, checked::NodeId comparison,
                                            const std::vector<checked::NodeId>& totals);

/// The first day of the period that ends with `day`.
Date first_day(const checked::Period& period, Date day);

}  // namespace sekisho::evaluate
