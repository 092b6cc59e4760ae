#pragma once

#include <string>

#include "engine/evaluate/log_lines.h"

namespace sekisho::evaluate {

/// What the log adds up to under one key, up to the line `ground` stands on: a fold over what earlier records add and the lines of
/// this one, with what is not known of it.
struct LogSum {
  Sum sum;
  std::string identity;  // of the line and its key
  std::vector<FactName> missing;
  std::vector<Datum> assumed;
  std::set<std::string, std::less<>> currencies;
  bool earlier_open = false;  // what earlier records add is an interval
};
/// The key is the one that `ground` has chosen for the total.
LogSum log_sum(Ground& ground, const LoggedTotal& total);

/// A comparison over totals of the log: for each of the line's keys, and unknown where there is no history or a key is missing.
FormulaId ground_log_comparison(Ground& ground, checked::NodeId id, const checked::Compare& compare);

Question history_question(const LoggedTotal& total);

/// What each place of the record at hand adds, by series, added to the history; see `Reference::remember`.
void remember_record(Ground& ground, History& history);

/// As evidence shows a sum: `36500 USD`, `12..15`, `at least 3 kg`.
std::string print_range(const Ground& ground, const std::optional<Range>& range);

}  // namespace sekisho::evaluate
