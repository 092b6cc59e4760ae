#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/reference.h"
#include "engine/screen/screen.h"

namespace sekisho::evaluate {

/// A list with what it includes and what a scenario adds, found by what conditions ask for.
struct ListIndex {
  const List* list = nullptr;
  Timezone zone;
  bool has_zone = false;  // else the reading rule's
  std::vector<OwnedEntry> entries;
  std::vector<OwnedEntry> added;  // of `entries`, those no screener knows
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_country;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_text;     // terms, normalised
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_code;  // canonical text
  std::unordered_map<std::string, std::uint32_t> by_id;                    // the first of an id's entries
};

/// Which declarations are there at a known time, and which readings are settled.
struct View {
  std::optional<Time> known;
  std::vector<char> rules, exceptions, suspensions, repeals;  // 1: said by then, and not left out by the options
  std::vector<int> settled;                                   // by group: the adopted branch, or -1
  std::vector<const Adoption*> adopted;                       // by group: the adoption that settled it, or null
};

/// What stands still while records pass: lists indexed, names indexed, options.
class World {
 public:
  World(const checked::Policy& policy, const DecideOptions& options);

  const checked::Policy& policy;
  const DecideOptions& options;
  const Screener& screener() const { return *screener_; }
  const ListIndex& list(const std::string& name) const { return lists_.at(name); }
  /// Registers of a scheme (`register: true`), if any.
  std::vector<const ListIndex*> registers(const std::string& scheme) const;
  std::shared_ptr<const View> view(const std::optional<Time>& known);
  bool left_out(const std::string& name) const { return without_.count(name) != 0; }
  const Timezone& utc() const { return utc_; }

  /// By node: the groups of value defines its operands use, whose readings the atom takes one by one.
  const std::vector<std::uint32_t>& groups_in(checked::NodeId node) const { return groups_in_[node]; }

 private:
  ListIndex index(const List& list) const;
  void settle(View& view) const;
  void find_groups();

  std::shared_ptr<const Screener> screener_;
  std::map<std::string, ListIndex, std::less<>> lists_;
  std::set<std::string, std::less<>> without_;
  std::map<std::string, std::shared_ptr<const View>> views_;
  std::vector<std::vector<std::uint32_t>> groups_in_;
  Timezone utc_;
};

}  // namespace sekisho::evaluate
