#pragma once

#include <cstddef>
#include <vector>

#include "engine/evaluate/ground.h"
#include "engine/scenario/written.h"

namespace sekisho::scenario {

/// A written condition with what its parts come to on the line that is looked at. Leaves are the parts that hold no `and`, `or`,
/// `not` or reading. `condition` must outlive it.
struct Valued {
  const Written* condition = nullptr;
  Truth value = Truth::Unknown;
  std::size_t leaf = 0;  // from 1 in order of the text; 0: no leaf, or one without a text
  std::vector<Valued> parts;
};

/// `leaves` receives those that have a text; their numbers go on from there.
Valued valued(const Written& condition, std::vector<const Written*>& leaves);

/// Puts the values of the line that `ground` stands on; a condition without a node keeps its value.
void evaluate(evaluate::Ground& ground, const Timezone& zone, Valued& valued);

/// The leaves that decide: with the leaf true the whole would come to another value than with it false.
void deciding_leaves(const evaluate::Ground& ground, const Valued& whole, std::vector<const Valued*>& found);

}  // namespace sekisho::scenario
