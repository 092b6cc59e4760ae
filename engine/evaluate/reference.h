#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/anatomy.h"
#include "engine/evaluate/decision.h"
#include "engine/evaluate/draws.h"
#include "engine/evaluate/history.h"
#include "engine/facts/transaction.h"

namespace sekisho {

namespace evaluate {
class Ground;
}

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

  /// `draws`: what a replay has drawn from the licences held before this record, to which is added what it draws. Without,
  /// nothing was drawn before.
  Decision decide(const Transaction& transaction, LicenseDraws* draws = nullptr);
  /// Adds an accepted record to the history, once for each transaction id. Without totals over the log nothing is kept.
  void remember(const Transaction& transaction, History& history);
  /// Up to when announcements count for it; absent: all do.
  std::optional<Time> known_at(const Transaction& transaction) const;
  /// The value of a named rule's, exception's or define's condition or of an open term, on line `line` (from 1).
  std::optional<Valued> value_of(const Transaction& transaction, const std::string& name, int line);
  /// The parts of a rule's, exception's or define's condition there, valued one by one, whatever its force.
  std::optional<Anatomy> anatomy(const Transaction& transaction, const std::string& name, int line);
  /// Stands on the first line of a record (`begin_line` goes on): what conditions come to can be asked of it until the next call.
  evaluate::Ground& stand_on(const Transaction& transaction);
  /// From now on decides by what was known then; as `DecideOptions` of the same names.
  void set_known_at(const std::optional<Time>& known_at, bool each);
  /// From now on this is what came before in the log, for totals over it; nothing, as at first: they are unknown.
  void set_history(const History* history);
  /// Forgets what it remembers of declarations, after some were exchanged in the policy for others over the same expressions.
  void forget_declarations();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekisho
