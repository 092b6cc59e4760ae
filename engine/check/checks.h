#pragma once

#include "engine/check/state.h"

/// The checks that look at declarations once every name is resolved; one .cpp each, in the table of check.cpp.
namespace sekisho::checking {

/// A rule stands under a regime, and its name begins with the regime's.
void check_membership(State& state);
/// There is a rule: a law without one permits everything.
void check_rules(State& state);
/// One effect, or none and an obligation; what an exception leaves is milder than what it defeats.
void check_effects(State& state);
/// No period ends before it begins; none lies outside its regime's.
void check_dates(State& state);
/// No exception defeats itself through others.
void check_exception_cycles(State& state);
/// `and` and `or` mixed; parts of a `where` that do not mention what it is about.
void check_conditions(State& state);
/// Totals over the log stand where amounts that are worked out may.
void check_log_totals(State& state);
/// An open term asks something, and says on what law it presumes.
void check_terms(State& state);
/// An invariant can hold and can fail.
void check_invariants(State& state);
/// A rule cites law.
void check_cites(State& state);
/// Codes are in the register of their scheme, and their scheme is one the bundle knows.
void check_codes(State& state);
/// Adopted readings exist.
void check_adoptions(State& state);
/// No two rates of one pair and day differ while both are known.
void check_rates(State& state);
/// No licence stands twice for days that overlap, and a regime names its authority.
void check_licenses(State& state);
/// Every define, open term and list is used by something.
void check_unused(State& state);

}  // namespace sekisho::checking
