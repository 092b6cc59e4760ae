#pragma once

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

#include "engine/evaluate/formula.h"
#include "engine/value/effect.h"

namespace sekisho::evaluate {

inline constexpr std::size_t max_cases = 4096;  // language.md §11

/// A rule put on a line: s(r), and what may defeat it.
struct Provision {
  static constexpr std::uint32_t none = 0xffffffff;
  struct Defeat {
    std::uint32_t exception;
    FormulaId holds;
    Effect leaves;
    std::uint32_t license = none;  // by a licence held, not by an exception
  };
  std::uint32_t rule = 0;
  Effect effect = Effect::permit;
  FormulaId holds = always_false;
  std::vector<Defeat> defeats;
};

/// Which value of a formula is looked at: as it stands, with assumptions doubted, or with adoptions undone.
using Sight = Truth Formula::*;

/// lo(r) and hi(r) of semantics.md, RULES.
struct Ends {
  Effect low = Effect::permit, high = Effect::permit;
};
Ends ends_of(const Arena& arena, const Provision& provision, Sight sight);

/// Something open: a leaf, or a group of readings.
struct Open {
  bool group = false;
  std::uint32_t index = 0;
  friend auto operator<=>(const Open&, const Open&) = default;
};
using OpenSet = std::set<Open>;

/// pend(r) of semantics.md, WHAT IS OPEN.
OpenSet pending(const Arena& arena, const Provision& provision, Sight sight);

/// Leaves that both raise and lower something among the line's rules.
std::set<std::uint32_t> mixed_leaves(const Arena& arena, const std::vector<Provision>& provisions);

/// All combinations of values of some leaves and branches of some groups, the line's ends under each.
class Cases {
 public:
  /// `branches` tells how many branches a group has. No cases when there would be more than `max_cases`.
  Cases(const Arena& arena, const std::vector<Provision>& provisions, std::vector<Open> open,
        const std::vector<std::size_t>& branches);

  bool too_many() const { return too_many_; }
  std::size_t count() const { return low_.size(); }
  Effect low(std::size_t at) const { return low_[at]; }
  Effect high(std::size_t at) const { return high_[at]; }
  /// The value of the n-th open thing in a case: 0/1 for a leaf, the branch for a group.
  std::size_t digit(std::size_t at, std::size_t open) const { return at / stride_[open] % radix_[open]; }
  /// The case in which the chosen open things are set to nought.
  std::size_t without(std::size_t at, const std::vector<std::size_t>& chosen) const;

 private:
  std::vector<std::size_t> stride_, radix_;
  std::vector<Effect> low_, high_;
  bool too_many_ = false;
};

}  // namespace sekisho::evaluate
