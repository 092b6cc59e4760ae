#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/history.h"
#include "engine/facts/transaction.h"

namespace sekisho {

/// What a decision is made under, beside the policy and the record.
struct DecideOptions {
  std::optional<Time> known_at;                     // absent: everything in the bundle
  bool known_at_each = false;                       // each record's own date
  std::vector<std::string> only;                    // regimes; empty: all
  std::vector<std::string> without;                 // suspensions, exceptions, adoptions as if not made
  std::map<std::string, std::string> adopt;         // group → branch, above the bundle's adoptions
  std::map<std::string, std::vector<Entry>> added;  // entries added to lists for this case
  bool every_rule = false;                          // evaluate rules a record cannot touch too (the test of `touched`)
};

/// What a rule, exception, define or open term is worth on a line, with its evidence (for `holds:` and *why not*).
struct Valued {
  Truth value = Truth::Unknown;
  std::vector<Evidence> evidence;
};

/// docs/reference/semantics.md as a program. Keeps caches by day; one object a thread. `policy` must outlive it.
class Reference {
 public:
  explicit Reference(std::shared_ptr<const checked::Policy> policy, DecideOptions options = {});
  ~Reference();

  /// `history`: what came before in the log, for totals over it; without it they are unknown.
  Decision decide(const Transaction& transaction, const History* history = nullptr);
  /// Adds an accepted record to the history, once for each transaction id. Without totals over the log nothing is kept.
  void remember(const Transaction& transaction, History& history);
  /// The value of a named rule's, exception's or define's condition or of an open term, on line `line` (from 1).
  std::optional<Valued> value_of(const Transaction& transaction, const std::string& name, int line,
                                 const History* history = nullptr);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekisho
