#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/lint/force.h"
#include "engine/lint/values.h"

namespace sekisho::linting {

/// The text of a node with letters for the names it binds, which stand as slots in it (`$0.country is JP`).
std::string readable(const std::string& text);

/// Why demands cannot be met together: in words, and the atoms that exclude each other.
struct Conflict {
  std::string why;
  std::vector<Demand> atoms;
};

/// Whether conditions can be true together. Sound: what is refused is true for no record on any of the days, whatever is judged,
/// read or missing; what is not refused may still be impossible. Lists are read by their entries' days, definitions with their
/// periods; the search ends after a fixed number of steps, and then says that it may be.
class Possible {
 public:
  explicit Possible(const checked::Policy& policy) : policy_(policy) {}

  /// Nothing where the demands can be met on some of the days; else the conflicts found, one for each way that was tried.
  std::optional<std::vector<Conflict>> refuted(const std::vector<Demand>& demands, const DaySet& days, const Timezone& zone);

  /// What a rule or exception demands of a record.
  template <class Provision>
  static std::vector<Demand> demands_of(const Provision& provision) {
    std::vector<Demand> demands;
    if (provision.when != checked::none) demands.push_back({provision.when, true});
    if (provision.unless != checked::none) demands.push_back({provision.unless, false});
    return demands;
  }

 private:
  /// What must hold so far.
  struct Facts {
    DaySet days;
    std::optional<Time> as_of;  // lists are read on this day
    std::map<checked::NodeId, bool> atoms;
    std::map<checked::NodeId, bool> known;                    // by path: whether it is given
    std::map<checked::NodeId, std::vector<Demand>> of_value;  // by what they constrain
  };
  /// A condition in surroundings of its own: inside a quantifier, of a list's entry, on another day.
  struct Inner {
    Demand demand;
    int slot = -1;  // the name it binds
    std::optional<Time> as_of;
    bool alone = false;  // about an argument: nothing outside is known of it
  };
  struct Search {
    std::vector<Demand> open;
    std::vector<std::vector<Demand>> choices;
    std::vector<Inner> inner;
  };

  bool meets(Facts facts, Search search);
  bool take(const Demand& demand, Facts& facts, Search& search);
  bool take_atom(const Demand& demand, Facts& facts);
  bool take_lists(const Demand& demand, const std::vector<std::string>& lists, Facts& facts);
  bool take_use(const checked::DefineUse& use, const Demand& demand, Facts& facts, Search& search);
  bool take_dates(const Demand& demand, Facts& facts);
  bool meets_inside(const Facts& facts, const Inner& inner);
  const DaySet& days_of(const std::string& list);
  bool refuse(std::string why, std::vector<Demand> atoms);

  const checked::Policy& policy_;
  const Timezone* zone_ = nullptr;
  std::map<std::pair<std::string, std::string>, DaySet> list_days_;  // by list and zone
  std::vector<Conflict> conflicts_;
  std::size_t steps_ = 0;
};

}  // namespace sekisho::linting
