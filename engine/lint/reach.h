#pragma once

#include <set>
#include <vector>

#include "engine/lint/findings.h"

namespace sekisho::linting {

/// What provisions come to: the definitions, open terms and readings in their conditions, and on which days. By index.
struct Reach {
  std::vector<DaySet> defines, terms;
  std::vector<bool> groups;  // choices of readings, those of dates and statuses among them
};

/// Of the provisions that can act, or of all of them on every day.
Reach reach_of(const Law& law, bool only_what_can_act);

}  // namespace sekisho::linting
