#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/datum.h"
#include "engine/evaluate/holdings.h"
#include "engine/evaluate/licenses.h"
#include "engine/evaluate/logged_total.h"
#include "engine/evaluate/rates.h"
#include "engine/evaluate/reference.h"
#include "engine/screen/screen.h"

namespace sekisho::evaluate {

/// A list with what it includes and what a scenario adds, found by what conditions ask for.
struct ListIndex {
  const List* list = nullptr;
  Timezone zone;
  bool has_zone = false;  // else the reading rule's
  bool complete = true;   // the list and all it includes
  std::vector<OwnedEntry> entries;
  std::vector<OwnedEntry> added;  // of `entries`, those no screener knows
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_country;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_text;     // terms, normalised
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_code;  // canonical text
  std::unordered_map<std::string, std::uint32_t> by_id;                    // the first of an id's entries
  std::shared_ptr<const void> keeps;                                       // what `list` and `entries` point to, of no bundle
};

/// Which declarations are there at a known time, and which readings are settled.
struct View {
  std::uint64_t number = 0;  // no two views of a world have one
  std::optional<Time> known;
  std::vector<char> rules, exceptions, suspensions, repeals;  // 1: said by then, and not left out by the options
  std::vector<int> settled;                                   // by group: the adopted branch, or -1
  std::vector<const Adoption*> adopted;                       // by group: the adoption that settled it, or null
};

/// What a path that begins at the record begins with: one of its slots, or what lies beside them.
struct RecordField {
  enum class Kind : std::uint8_t { slot, parties, items, role } kind = Kind::slot;
  std::size_t role = 0;  // position in party_roles()
};

/// Where an object type keeps the fields that classification and screening read; `none` where it has no such field.
struct KnownFields {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t control_codes = none, classified_on = none, related_codes = none, hs_code = none;
  std::size_t name = none, alt_names = none, address = none, ids = none;
};

inline constexpr std::size_t max_remembered_views = 4096;  // beyond it all are forgotten and begun anew

/// What stands still while records pass: lists indexed, names indexed, options.
class World {
 public:
  World(const checked::Policy& policy, const DecideOptions& options);

  const checked::Policy& policy;
  const DecideOptions& options;
  const Screener& screener() const { return *screener_; }
  const ListIndex& list(const std::string& name) const { return lists_.at(name); }
  /// The lists that a condition of the policy names.
  const std::vector<const ListIndex*>& lists(const std::vector<std::string>& names_of_condition) const {
    return named_lists_.at(&names_of_condition);
  }
  const Rates& rates() const { return rates_; }
  const HeldLicenses& licenses() const { return licenses_; }
  /// Whether a condition speaks of the licence that covers the line.
  bool speaks_of_license(checked::NodeId node) const {
    if (node == checked::none) return false;
    const std::vector<int>& slots = policy.nodes[node].free_slots;
    return !slots.empty() && slots.back() == checked::license_slot;  // the greatest of all slots
  }
  /// Registers of a scheme (`register: true`), if any.
  std::vector<const ListIndex*> registers(const std::string& scheme) const;
  const Holdings& holdings() const { return holdings_; }
  std::shared_ptr<const View> view(const std::optional<Time>& known);
  /// Views and instants are found out anew: declarations were exchanged for others over the same expressions.
  void forget_declarations();
  /// The least name of what begins or ends at an instant, so that no order of evaluation shows in a question; else `otherwise`.
  const std::string& instrument_at(const Time& point, const std::string& otherwise) const {
    const auto* instant = std::get_if<Instant>(&point);
    const auto found = instant == nullptr ? instruments_.end() : instruments_.find(*instant);
    return found == instruments_.end() ? otherwise : found->second;
  }
  bool left_out(const std::string& name) const { return without_.count(name) != 0; }
  const Timezone& utc() const { return utc_; }
  /// The zone a declaration's days are read in: its regime's, else UTC. One zone is one object, however many regimes have it.
  const Timezone& zone_of(const checked::Declared& declared) const {
    return declared.regime == checked::Policy::no_regime ? utc_ : *zones_[declared.regime];
  }

  /// The question an open term puts and what it presumes, about no element.
  struct TermTexts {
    std::shared_ptr<const Question> question;
    std::shared_ptr<const Presumed> presumed;
  };
  static TermTexts texts_of(const checked::OpenTerm& term);
  const TermTexts& term_texts(std::uint32_t term) const { return term_texts_[term]; }

  /// By node: the groups of value defines its operands use, whose readings the atom takes one by one.
  const std::vector<std::uint32_t>& groups_in(checked::NodeId node) const { return groups_in_[node]; }
  /// Every total over the log, and by comparison those its values are worked out from.
  const std::vector<LoggedTotal>& logged_totals() const { return logged_totals_; }
  const std::vector<std::uint32_t>& totals_in(checked::NodeId node) const {
    static const std::vector<std::uint32_t> none;
    return logged_totals_.empty() ? none : totals_in_[node];
  }
  const LoggedTotal& logged_total(checked::NodeId node) const;
  /// By group: how many branches it has.
  const std::vector<std::size_t>& branch_counts() const { return branch_counts_; }
  /// Whether the schema has any field that is declared open.
  bool has_open_collections() const { return has_open_collections_; }
  /// How a condition is remembered, in one small place: this is asked more often than anything else.
  struct Memory {
    bool remembered = false;  // valued once per record, or per line, and reading timezone
    bool per_line = false, dated = false;
    bool chooses = false;     // not while a branch of a reading inside is taken
    bool of_element = false;  // what a definition says of an element: remembered for each, see Ground::of_element
  };
  Memory memory(checked::NodeId node) const { return memory_[node]; }
  /// Whether a condition may come to this choice of readings somewhere inside, its lists' suspensions included.
  bool reaches(checked::NodeId node, std::uint32_t group) const;
  /// Of an object type of the bundle's schema.
  const KnownFields& fields_of(const ObjectType& type) const {
    return known_fields_[static_cast<std::size_t>(&type - policy.bundle->schema.objects.data())];
  }
  /// What a condition costs (cost.h), and the parts of an `and` or `or`, cheapest first.
  std::uint32_t cost(checked::NodeId node) const { return costs_[node]; }
  const std::vector<checked::NodeId>& cheapest_first(checked::NodeId node) const { return cheapest_first_[node]; }
  /// Whether a condition has cheap parts, in force for every line, that can make it false alone.
  bool may_rule_out(checked::NodeId node) const { return may_rule_out_[node] != 0; }
  /// The data of a node that is a constant or a union of constants; nothing for others.
  const Data* constants(checked::NodeId node) const { return constants_[node].empty() ? nullptr : &constants_[node]; }
  /// The normalised text of a constant of the policy; nothing for other values.
  const std::string* normalised_constant(const Value* value) const {
    const auto found = normalised_constants_.find(value);
    return found == normalised_constants_.end() ? nullptr : &found->second;
  }
  /// By node that is a path from the record: where it begins.
  RecordField record_field(checked::NodeId node) const { return record_fields_[node]; }

 private:
  const Timezone& first_of_zone(const Timezone& zone) const;
  ListIndex index(const List& list) const;
  void settle(View& view) const;
  void find_groups();
  void find_record_fields();
  void find_lists();
  void order_by_cost();
  void find_what_rules_out();
  void find_constants();
  void find_instruments();
  void find_groups_reached();
  void find_logged_totals();
  void find_memory();
  void add_constant(const Value& value, Data& data);

  std::shared_ptr<const Screener> screener_;
  std::map<std::string, ListIndex, std::less<>> lists_;
  std::unordered_map<const std::vector<std::string>*, std::vector<const ListIndex*>> named_lists_;
  Rates rates_;
  Holdings holdings_;
  HeldLicenses licenses_;
  std::set<std::string, std::less<>> without_;
  std::map<std::string, std::shared_ptr<const View>> views_;
  std::uint64_t views_made_ = 0;
  std::vector<std::vector<std::uint32_t>> groups_in_;
  std::vector<const Timezone*> zones_;  // by regime
  std::vector<std::size_t> branch_counts_;
  std::vector<LoggedTotal> logged_totals_;             // by node, ascending
  std::vector<std::vector<std::uint32_t>> totals_in_;  // by node; empty where there is no total over the log
  std::map<Instant, std::string> instruments_;
  std::vector<std::vector<std::uint64_t>> groups_reached_;  // by node: a bit for each group
  std::vector<Memory> memory_;
  std::vector<Data> constants_;  // by node; empty: none
  std::unordered_map<const Value*, std::string> normalised_constants_;
  std::vector<std::uint32_t> costs_;
  std::vector<std::vector<checked::NodeId>> cheapest_first_;
  std::vector<char> may_rule_out_;
  std::vector<RecordField> record_fields_;
  std::vector<KnownFields> known_fields_;  // by position in the schema's objects
  std::vector<TermTexts> term_texts_;
  bool has_open_collections_ = false;
  Timezone utc_;
};

}  // namespace sekisho::evaluate
