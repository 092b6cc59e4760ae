#pragma once

#include "engine/check/checked.h"
#include "engine/lint/days.h"

/// When a declaration or an entry has force, without a record: force(p) of semantics.md over all days at once. `may`: the days on
/// which some reading, status and time of day give it force; `must`: those on which all of them do. What suspends, repeals or
/// removes counts from the day it was announced, since until then nobody could know of it.
namespace sekisho::linting {

struct Force {
  DaySet may, must;
};

/// A rule, an exception or a define, with what may take it out of force.
struct Subject {
  const checked::Declared* declared = nullptr;
  std::vector<std::uint32_t> suspensions, repeals;
};
template <class Provision>
Subject subject_of(const Provision& provision) {
  return {&provision.declared, provision.suspensions, provision.repeals};
}

const Timezone& zone_of(const checked::Policy& policy, const checked::Declared& declared);

Force force_of(const checked::Policy& policy, const Subject& subject);
/// The days on which something is suspended by this suspension.
Force suspended_days(const checked::Policy& policy, std::uint32_t suspension, const Timezone& zone);
/// The period that a declaration writes, its status and suspensions left aside.
Force period_of(const checked::Declared& declared, const Timezone& zone);

/// The zone in which a list reads its days: its own, else that of the rule that reads it.
Timezone zone_of(const List& list, const Timezone& reading_zone);
/// The days of an entry of a list that reads them in `zone`.
Force days_of_entry(const checked::Policy& policy, const Entry& entry, const Timezone& zone);
/// The days, as `reading_zone` reads them, on which the list or one it includes has an entry.
DaySet days_of_list(const checked::Policy& policy, const List& list, const Timezone& reading_zone);

}  // namespace sekisho::linting
