#pragma once

#include "engine/check/resolve.h"

/// From declarations as written to those of the checked policy: who belongs where, what holds when, what is aimed at.
namespace sekisho::checking {

// declare_regimes.cpp
/// Fills Policy::regimes, in the order of State::names.
void declare_regimes(State& state);

// declare_common.cpp
/// The clauses that every declaration may carry; dates not written come from the regime where `inherits`.
struct Belonging {
  std::string name;
  std::uint32_t regime = checked::Policy::no_regime;
  bool inherits = true;
};
checked::Declared declare_common(State& state, const ast::Common& common, const Belonging& belonging, Owner& owner);
/// A readable date; its branches enter the owner's group.
std::optional<checked::When> declare_date(State& state, const std::optional<ast::ReadableDate>& date, Owner& owner);
/// A date that may have no readings.
std::optional<Time> declare_plain_date(State& state, const std::optional<ast::ReadableDate>& date, std::string_view clause);
std::vector<std::string> texts_of(const std::vector<ast::Quote>& quotes);

// declare_provisions.cpp
/// Fills Policy::defines and Policy::terms but for their texts, and the rest of the policy but for its targets.
void declare_definitions(State& state);
void declare_rules(State& state);
void declare_exceptions(State& state);
void declare_suspensions(State& state);
void declare_repeals(State& state);
void declare_invariants(State& state);

// declare_targets.cpp
/// Resolves every target and fills the index lists of what is aimed at.
void declare_targets(State& state);

}  // namespace sekisho::checking
