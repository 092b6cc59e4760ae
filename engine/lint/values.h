#pragma once

#include <vector>

#include "engine/check/checked.h"

namespace sekisho::linting {

/// An atom that is asked to be true, or to be false.
struct Demand {
  checked::NodeId atom = checked::none;
  bool wanted = true;
};

/// What an atom constrains by comparing it with something constant, or `none`: the left side, where it holds one value at a time.
checked::NodeId constrained_by(const checked::Policy& policy, const checked::Node& atom);

/// Whether one value of the left side could meet all demands, all of which constrain it. Yes where this is not known: only what
/// is written decides (numbers against numbers, words, countries, texts, terms and codes against each other).
bool can_meet(const checked::Policy& policy, const std::vector<Demand>& demands);

}  // namespace sekisho::linting
