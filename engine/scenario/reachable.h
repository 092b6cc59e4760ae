#pragma once

#include <array>

#include "engine/check/checked.h"
#include "engine/value/truth.h"

namespace sekisho::scenario {

/// Which of the three values something can have over all records there may be, as far as its form tells: never too few, perhaps
/// too many (two parts that exclude each other are not seen).
struct Reachable {
  std::array<bool, 3> of{};  // by Truth
  bool operator[](Truth value) const { return of[static_cast<std::size_t>(value)]; }
  bool& operator[](Truth value) { return of[static_cast<std::size_t>(value)]; }
  static Reachable all() { return {{true, true, true}}; }
};

Reachable operator!(const Reachable& part);
Reachable both(const Reachable& a, const Reachable& b);
Reachable either(const Reachable& a, const Reachable& b);

/// Of a condition; `none`: always true.
Reachable reachable(const checked::Policy& policy, checked::NodeId node);
/// Of s(r) and x(e) while they are in force.
Reachable reachable(const checked::Policy& policy, const checked::Rule& rule);
Reachable reachable(const checked::Policy& policy, const checked::Exception& exception);
Reachable reachable(const checked::Policy& policy, const checked::Define& define);
/// Of what takes others out of force.
Reachable reachable(const checked::Policy& policy, const checked::Suspension& suspension);
Reachable reachable(const checked::Policy& policy, const checked::Repeal& repeal);

}  // namespace sekisho::scenario
