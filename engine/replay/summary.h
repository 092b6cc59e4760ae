#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/facts/transaction.h"

namespace sekisho {

/// Records by verdict: the six effects in their order, then `undetermined`.
struct VerdictCounts {
  std::array<std::uint64_t, 7> by_verdict{};
  void add(const Decision& decision);
  std::uint64_t records() const;
};
/// "permit" … "prohibit", "undetermined"
std::string_view verdict_word(std::size_t index);

struct RuleCounts {
  std::uint64_t certain = 0, possible = 0;
};

/// One log as it was read.
struct ReplayedLog {
  std::string path, digest;  // SHA-256 of the decompressed bytes
  std::uint64_t records = 0;
  std::optional<std::string> fault;  // why its stream broke off
};

/// What a replay counted. Every count is of records. Nothing here depends on the clock, so equal inputs give equal summaries.
struct ReplaySummary {
  std::uint64_t records = 0, decided = 0, rejected = 0;
  VerdictCounts verdicts;
  std::map<std::string, RuleCounts> rules;                                   // certain: certainly holds; possible: may hold
  std::map<std::string, VerdictCounts> destinations, months;                 // "missing" where the record names none
  std::map<std::pair<std::string, std::string>, std::uint64_t> questions;    // kind, what
  std::map<std::pair<std::string, std::string>, std::uint64_t> not_checked;  // what without positions and days, why
  std::map<std::pair<std::string, std::string>, std::uint64_t> rejections;   // field without positions, reason
  std::uint64_t out_of_order = 0;                                            // dated before an earlier record
  std::uint64_t keys_missing = 0;                                            // left out of a total over the log: a key is missing
  std::uint64_t inexact = 0;                                                 // with a line beyond the limit of cases
  std::uint64_t reached = 0;                                                 // `possible` at or above --fail-on
  std::vector<ReplayedLog> logs;
  std::vector<DataWarning> warnings;
  std::vector<std::pair<std::string, std::string>> options;  // as given
  std::string bundle_name, bundle_version, bundle_digest, decisions_digest, rejected_digest, engine;
  bool complete = true;  // false: stopped before the end

  void add(const Transaction& transaction, const Decision& decision);
  void add(const Rejection& rejection);

 private:
  std::optional<Time> latest_;
};

/// Under `not_checked`: the day of the record lies outside what the law covers.
constexpr std::string_view law_not_encoded = "law not encoded";

/// summary.json, indented, keys in a fixed order.
std::string summary_json(const ReplaySummary& summary);

/// A record path without its positions: `items[].control_codes[]`.
std::string without_positions(const std::string& path);

}  // namespace sekisho
