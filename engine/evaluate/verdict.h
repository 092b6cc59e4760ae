#pragma once

#include <vector>

#include "engine/evaluate/cases.h"

namespace sekisho::evaluate {

/// VERDICT of semantics.md for one line, from its formulas alone.
struct LineVerdict {
  Effect certain = Effect::permit, possible = Effect::permit;
  bool exact = true;
  Effect floor = Effect::permit;  // lo_0(n): what certainly applies before any case is taken apart
  OpenSet candidates;             // Cand(n)
  std::vector<OpenSet> pending;   // pend(r) of each provision that may raise the floor; empty of the others
  std::vector<Open> split;        // the groups and mixed leaves among them that were taken apart: W
};

/// `branches` tells how many branches each group has.
LineVerdict judge(const Arena& arena, const std::vector<Provision>& provisions, const std::vector<std::size_t>& branches);

/// The least and greatest effect over the cases, or over those that take `branch` of the `open`-th open thing.
Ends over(const Cases& cases, std::optional<std::size_t> open = {}, std::size_t branch = 0);

/// Whether, for some answers to all else in `all`, changing `these` alone changes the verdict. `cases` are those over `all`.
bool matters(const Cases& cases, const std::vector<Open>& all, const std::vector<Open>& these);

}  // namespace sekisho::evaluate
