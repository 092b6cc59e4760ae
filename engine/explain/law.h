#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked.h"

namespace sekisho {

/// Where a provision stands at a moment. `open`: it depends on a reading that nobody has settled, or on the time
/// of day. `without_force`: the reading of its status under which it is no law at all.
enum class Standing : std::uint8_t { in_force, open, suspended, not_yet, ended, without_force, proposed };
std::string_view to_string(
    Standing standing);  // "in force", "open", "suspended", "not yet in force", "ended", "without force", "proposed"

/// What a provision would be under one reading of something that is open.
struct StandingUnder {
  std::string of, reading, says;
  std::vector<Standing> standings;
};

/// A suspension or repeal that took a provision out of force, and its period.
struct StandingBy {
  std::string name, from, until;
};

struct Provision {
  std::string kind;  // rule, exception
  std::string name, title, regime;
  std::string effect;  // of a rule; of an exception what it leaves
  Standing standing = Standing::in_force;
  std::string from, until;           // its own period, as written; every reading's date, joined by " or "
  std::vector<StandingBy> by;        // what made it so: every suspension that holds, or the repeal
  std::vector<StandingUnder> under;  // where open
  std::vector<std::string> adopted;  // "no-70: inclusive"
  std::string status, confidence;
  std::vector<std::string> cites;
};

/// The rules and exceptions known by `known` (absent: all), in order of regime and name, as they stand at `at`. Conditions play no
/// part.
std::vector<Provision> law_at(const checked::Policy& policy, const Time& at, const std::optional<Time>& known);

std::string words(const std::vector<Standing>& standings);  // "in force or suspended"
/// What there is to say of a provision's standing: what suspends it, what it would be under each reading, its status.
std::string remark(const Provision& provision);
/// Why a provision has no force, as a clause; empty where it has, or may have.
std::string out_of_force(const Provision& provision);

/// From this moment on a provision stands otherwise than before.
struct StandingChange {
  Time at;
  Provision provision;
  std::optional<Standing> before;
};

/// Every change of every provision, in order of time; `before` is absent at the provision's first day.
std::vector<StandingChange> law_timeline(const checked::Policy& policy, const std::optional<Time>& known);

}  // namespace sekisho
