#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/evaluate/formula.h"
#include "engine/value/date.h"

namespace sekisho {

/// One fact by which lines are told apart in a total over the log: its text, and of the name of a party its legal form, where none
/// agrees with every other (engine/screen/screen.h, `NormalisedName`).
struct LogKeyPart {
  std::string text, form;
  friend bool operator==(const LogKeyPart&, const LogKeyPart&) = default;
};
bool agree(const LogKeyPart& a, const LogKeyPart& b);

/// All of them, in the order of the policy.
using LogKey = std::vector<LogKeyPart>;
bool agree(const LogKey& a, const LogKey& b);
/// The texts alone, as one that no other key has: keys that agree share it.
std::string text_of(const LogKey& key);

/// Which transaction ids came before: 16 bytes of each one's SHA-256, so two different ids are never taken for one.
class SeenIds {
 public:
  bool has(std::string_view id) const;
  void add(std::string_view id);
  std::size_t size() const { return count_; }

 private:
  using Digest = std::array<std::uint64_t, 2>;
  static Digest digest_of(std::string_view id);
  std::size_t slot_of(const Digest& digest) const;
  void grow();

  std::vector<Digest> slots_;  // open addressing, at most three quarters full; all bits nought: free
  std::size_t count_ = 0;
};

/// What the accepted records of a log have added up to so far: sums by key and day. It grows with keys times days and, to know a
/// repeated id again, by at most 43 bytes a record; with no record where the policy has no total over the log. Sums are exact.
/// `Reference::remember` fills it, `Reference::decide` reads it; it belongs to one policy and one set of options.
class History {
 public:
  /// Adds to the day's sum of a series (see logged_total.h).
  void add(std::size_t series, const LogKey& key, Date day, const evaluate::Range& amount);
  /// Gives each day's sums between two days, both included, of all keys that agree.
  template <class Each>
  void each_sum(std::size_t series, const LogKey& key, Date from, Date to, Each&& each) const {
    if (series >= series_.size()) return;
    const auto found = series_[series].find(text_of(key));
    if (found == series_[series].end()) return;
    for (const Account& account : found->second) {
      if (!agree(account.key, key)) continue;
      const auto end = account.days.upper_bound(to.days);
      for (auto day = account.days.lower_bound(from.days); day != end; ++day) {
        for (const evaluate::Range& sum : day->second) each(Date{day->first}, sum);
      }
    }
  }

  SeenIds seen;
  std::uint64_t keys_missing = 0;  // records left out of some total because a key is missing

 private:
  using Sums = std::vector<evaluate::Range>;  // one a measure
  struct Account {
    LogKey key;
    std::map<std::int32_t, Sums> days;
  };
  std::vector<std::unordered_map<std::string, std::vector<Account>>> series_;
};

namespace evaluate {

/// Adds a range to the one of its measure and day, or as a further one.
void add_to(std::vector<Range>& sums, const Range& amount);

}  // namespace evaluate
}  // namespace sekisho
