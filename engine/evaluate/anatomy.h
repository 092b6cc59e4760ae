#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/decision.h"

namespace sekisho {

/// A part of a condition, valued by itself: of `when` what `and` joins, of `unless` what `or` joins.
struct ConditionPart {
  std::string text;       // as its author wrote it
  bool excludes = false;  // of `unless`
  Truth value = Truth::Unknown;
  std::vector<Evidence> evidence;
  std::vector<ConditionPart> parts;  // of a define without a parameter: what it joins itself
  bool stands_in_the_way() const { return value == (excludes ? Truth::True : Truth::False); }
};

/// An exception to a provision, and whether it holds on the line.
struct Defeat {
  std::string exception;
  Effect leaves = Effect::permit;
  Truth value = Truth::Unknown;
};

/// A provision taken apart on a line, whether it is in force or not.
struct Anatomy {
  std::vector<ConditionPart> parts;  // in order of the text
  std::vector<Defeat> defeats;
};

}  // namespace sekisho
