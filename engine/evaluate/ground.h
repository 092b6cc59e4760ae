#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/datum.h"
#include "engine/evaluate/draws.h"
#include "engine/evaluate/formula.h"
#include "engine/evaluate/history.h"
#include "engine/evaluate/world.h"
#include "engine/facts/transaction.h"
#include "engine/screen/remembered.h"

namespace sekisho::evaluate {

/// What a bound name stands for.
struct Bound {
  Datum datum;
  const List* list = nullptr;             // of an entry
  checked::NodeId owned = checked::none;  // of the entries of a party's owners: the condition in which they counted
};

/// Rules whose period takes in a bare day, remembered under one view (see touched.cpp).
inline constexpr std::size_t max_remembered_days = 4096;
struct RulesOfDays {
  std::uint64_t view = 0;  // its number
  std::unordered_map<std::int32_t, std::vector<std::uint32_t>> by_day;
};

/// That a line of the record drew a licence, which is less for the lines after it.
struct DrawnOnLine {
  int line;
  FormulaId condition;
};
class LinesSoFar;  // log_lines.h

/// The elements of a collection, at one level or all; missing: nothing, with the fact's name.
struct Collection {
  Data elements;
  bool missing = false;
  bool open = false;
  FactName fact;
  std::optional<Datum> nothing;  // where it was assumed to be empty
};

/// Puts one record into conditions. One object serves one record at a time; formulas of record-level conditions are shared by its
/// lines. Nothing here decides: it only says what each condition comes to (semantics.md, CONDITIONS).
class Ground {
 public:
  explicit Ground(World& world) : Ground(world, nullptr) {}
  /// One that gathers evidence, and only where `values`, which stands on the same line, finds some to gather.
  Ground(World& world, Ground* values);
  ~Ground();

  /// `history`: what came before, for totals over the log; null where nothing is known of it. It must stand still meanwhile.
  void begin(const Transaction& transaction, std::shared_ptr<const View> view, const History* history = nullptr);
  void begin_line(int position);  // from 1
  /// Stands on another line until it goes back; one that gathers takes the one it looks at with it. What was remembered on the
  /// first line is still known there.
  class OnLine {
   public:
    OnLine(Ground& ground, int position);
    ~OnLine();
    OnLine(const OnLine&) = delete;
    OnLine& operator=(const OnLine&) = delete;

   private:
    Ground& ground_;
    std::unique_ptr<OnLine> values_;
    int line_;
    std::uint64_t epoch_;
  };

  /// A condition's formula, read in `zone`.
  FormulaId condition(checked::NodeId node, const Timezone& zone);
  FormulaId rule(std::uint32_t rule);                  // s(r)
  FormulaId exception(std::uint32_t exception);        // x(e)
  FormulaId rule_force(std::uint32_t rule);            // force(r): whether it is in force, its condition left aside
  FormulaId exception_force(std::uint32_t exception);  // force(e)
  /// Whether a suspension takes its targets out of force; whether a repeal has ended its own.
  FormulaId suspended(std::uint32_t suspension, const Timezone& zone);
  FormulaId repealed(std::uint32_t repeal, const Timezone& zone);
  /// x(l): whether a licence held covers the line for the rules of a regime (ground_license.cpp).
  FormulaId license(std::uint32_t license, std::uint32_t regime);
  /// What a definition of a condition says, read in `zone`, within its own period.
  FormulaId definition(const checked::Define& define, const Timezone& zone);
  /// Whether an entry is in force, by its own periods and the suspensions it names.
  FormulaId entry_force(const OwnedEntry& entry, const ListIndex& index);

  /// Of a ground that gathers: what a condition comes to, seen from where this one stands.
  Truth plain_value(checked::NodeId node);
  /// Of one that gathers: the value of a formula of the other's.
  Truth plain_truth(FormulaId formula) const { return values_->arena[formula].value; }
  /// Whether a part of a conjunction or disjunction worth `whole` has evidence to show: the parts worth the same, and what is
  /// settled about an open conjunction (language.md §10, "Evidence").
  bool shows(Truth whole, checked::NodeId part, bool conjunction);

  World& world;
  Arena arena;
  const Transaction* transaction = nullptr;
  const View* view = nullptr;

  // ---- used by the functions of ground_*.cpp ----
  const checked::Node& node(checked::NodeId id) const { return world.policy.nodes[id]; }
  Data data(checked::NodeId node);  // operands.cpp
  /// The same without a copy where the node is constant; `own` holds what is not.
  const Data& data(checked::NodeId node, Data& own);
  /// A collection, remembered for the record or line where no bound name is in its path. Whoever goes through it keeps it: a total
  /// over the log looks at other lines meanwhile.
  std::shared_ptr<const Collection> collection(checked::NodeId node, bool all_levels);
  /// The text of a datum as policies compare it, remembered for the record.
  const std::string& normalised(const Datum& datum);
  void gather(checked::NodeId node, Data& all);  // the same, added to `all`
  /// The objects that the last step of a path, not alone on its way, is taken from.
  Data owners(checked::NodeId node, const checked::Path& path);
  const Object& item() const { return *transaction->items[static_cast<std::size_t>(line - 1)]; }
  bool gathering() const { return arena.gathering; }
  const Timezone& list_zone(const ListIndex& index) const { return index.has_zone ? index.zone : *zone; }
  const Value* own(Value value);           // keeps a value made here until the next record
  std::string_view own(std::string text);  // the same for a text
  /// What `act` gives while a branch of a group is taken.
  template <class Act>
  auto under(std::uint32_t group, int chosen, Act&& act);
  /// Grounds each branch of a group, or the settled or already chosen one.
  template <class PerBranch>
  FormulaId choose(std::uint32_t group, PerBranch&& per_branch);
  /// True where `now` lies in [from, until], with the group's branch for dates that have readings.
  FormulaId in_period(const checked::Dates& dates, std::uint32_t group, const Timezone& zone, const std::string& instrument);
  FormulaId since_formula(const Time& point, const Timezone& zone, const std::string& instrument);
  /// What tells an atom over `node` from others of the same facts: the checked expression, what it mentions from its surroundings,
  /// and the day its lists are read on. `own`: a slot that the atom binds itself. Empty for no node.
  std::string scope(checked::NodeId node, int own = -1) const;
  Time now() const { return as_of ? *as_of : transaction->date; }

  /// Entries that may be a party, as screened once a record; emptied by `begin`.
  struct Screened {
    const ListIndex* index;
    bool addresses;
    Number review;
    std::vector<NameHit> hits;
  };
  std::unordered_map<const Object*, std::vector<Screened>> screened;

  /// A company that only an ownership list names, as an object with a name; one for a name, kept until the next record.
  const Object& company(const std::string& name);

  RememberedScreener names;
  RulesOfDays rules_of_days;

  const LicenseDraws* drawn_before = nullptr;                         // what earlier records drew; none: nothing
  std::vector<char> considered;                                       // by licence: the record names it, or names none
  std::unordered_map<std::uint32_t, std::vector<DrawnOnLine>> drawn;  // by licence: what earlier lines of the record drew
  const History* history = nullptr;
  bool is_repeated = false;  // the record's id came before
  std::unique_ptr<LinesSoFar> lines_so_far;
  std::unordered_map<checked::NodeId, const LogKey*> chosen_keys;  // by total over the log: the line's key it is summed under

  int line = 0;
  int decided_line = 0;  // the same but while it looks at another line of the record
  const Timezone* zone = nullptr;
  std::optional<Time> as_of;
  std::vector<Bound> slots;
  std::vector<int> branch;           // by group: the branch being grounded, or -1
  std::vector<std::uint32_t> taken;  // those groups: what reaches one of them holds under its branch alone

 private:
  void stand_on(int position);
  FormulaId ground(checked::NodeId node);
  FormulaId of_element(checked::NodeId node);
  FormulaId ground_kind(checked::NodeId id);
  FormulaId provision(const checked::Declared& declared, FormulaId (Ground::*body)(std::uint32_t), std::uint32_t index);
  FormulaId force(const checked::Declared& declared, const std::vector<std::uint32_t>& suspensions,
                  const std::vector<std::uint32_t>& repeals, const Timezone& zone);
  FormulaId rule_force_body(std::uint32_t rule);
  FormulaId exception_force_body(std::uint32_t exception);
  FormulaId rule_body(std::uint32_t rule);
  FormulaId conditions_of(checked::NodeId when, checked::NodeId unless, const Timezone& zone);
  FormulaId with_covering_license(std::uint32_t regime, checked::NodeId when, checked::NodeId unless, const Timezone& zone);
  FormulaId covers(std::uint32_t license, std::uint32_t regime);
  void consider_licenses();
  FormulaId exception_body(std::uint32_t exception);

  struct Remembered {
    std::uint64_t epoch = 0;
    FormulaId formula = 0;
  };
  std::vector<Remembered> record_memo_, line_memo_, exception_memo_, license_memo_;
  std::unordered_map<const Object*, boost::container::small_vector<std::pair<checked::NodeId, FormulaId>, 4>> element_memo_;
  struct RememberedCollection {
    std::uint64_t epoch = 0;
    std::shared_ptr<const Collection> collection;
  };
  std::unordered_map<std::uint64_t, RememberedCollection> collections_;
  std::uint64_t record_epoch_ = 0, line_epoch_ = 0, last_line_epoch_ = 0;
  std::vector<const Timezone*> zones_;
  Ground* values_ = nullptr;
  std::deque<Value> owned_;
  std::deque<std::string> owned_texts_;
  std::unordered_map<std::string, std::unique_ptr<const Object>> companies_;
  std::unordered_map<const Value*, std::string> normalised_;
};

/// The numbers of the licences that a record claims, as they compare.
std::vector<std::string> claimed_licenses(const Transaction& transaction);
/// How much an item is in a dimension, in its base unit: its quantity; where that is
/// of another, its net mass.
std::optional<Number> quantity_of(const Ground& ground, const Object& item, std::string_view dimension);

/// The parties of a role (position in party_roles()), or the role as missing.
void parties_of_role(const Ground& ground, std::size_t role, Data& out);
/// Whether an item's or component's codes lie at or below one of a licence or a policy.
FormulaId item_within(Ground& ground, const Datum& item, const Code& wanted);
FormulaId value_within(Ground& ground, const Datum& value, const Datum& wanted);

// ground_*.cpp: a condition each, over data already resolved.
FormulaId ground_compare(Ground& ground, checked::NodeId id, const checked::Compare& compare);
FormulaId ground_within_days(Ground& ground, checked::NodeId id, const checked::WithinDays& within);
FormulaId ground_within(Ground& ground, const checked::Within& within);
FormulaId ground_contains(Ground& ground, const checked::Contains& contains);
FormulaId ground_starts_with(Ground& ground, const checked::StartsWith& starts);
FormulaId ground_known(Ground& ground, const checked::IsKnown& known);
FormulaId ground_in_list(Ground& ground, const checked::InList& in);
FormulaId ground_classified(Ground& ground, const checked::Classified& classified);
FormulaId ground_classified_within(Ground& ground, const checked::ClassifiedWithin& classified);
FormulaId ground_matches(Ground& ground, const checked::Matches& matches);
FormulaId ground_owned(Ground& ground, checked::NodeId id, const checked::Owned& owned);
FormulaId ground_term(Ground& ground, const checked::TermUse& use);
FormulaId ground_aggregate_compare(Ground& ground, checked::NodeId id, const checked::Compare& compare);
FormulaId ground_quantified(Ground& ground, checked::NodeId id, const checked::Quantified& quantified);
/// The same for the keys that `ground` has chosen for the totals over the log in it.
FormulaId ground_sums_compare(Ground& ground, checked::NodeId id, const checked::Compare& compare);
/// Whether a side needs interval arithmetic (an aggregate or arithmetic in it).
bool is_arithmetic(const Ground& ground, checked::NodeId node);
/// What a number comes to that hangs on no fact, under the branches being grounded.
Number fixed_number(Ground& ground, checked::NodeId node);

/// Worked out anew; see Ground::collection.
Collection collection_of(Ground& ground, checked::NodeId node, bool all_levels);
Data components_inside(const Datum& component);

/// As a question names it: its name, else its path.
std::string party_name(const Object& party);

/// An entry of an owner that counted, in a condition on owners, with the formula that says whether it did.
struct CountedEntry {
  const List* list;
  const Entry* entry;
  FormulaId counted;
  FactName unnamed = {};  // no entry: an owner nobody names, or one that an incomplete list may hold
};
std::vector<CountedEntry> counted_entries(Ground& ground, const Bound& owners);

// Leaves of the common sorts.
/// `scheme`: of the control code that is asked for; empty for any other fact.
FormulaId missing_fact(Ground& ground, std::string_view atom, const FactName& fact, const std::string& scheme = {});
Leaf settled(const Ground& ground, std::string_view key, Truth value, const Datum& datum);
Evidence shown(const Datum& datum, Truth is);  // a fact with its value
Question fact_question(const FactName& fact, const std::string& scheme = {});
NotChecked assumption_note(const Datum& datum);
/// The atom over `datum`: a constant where nothing is open or assumed and nobody gathers evidence, else the leaf that `make` gives.
template <class Make>
FormulaId atom(Ground& ground, Truth value, const Datum& datum, Make&& make) {
  if (value != Truth::Unknown && datum.assumption.empty() && !ground.gathering()) return ground.arena.constant(value);
  return ground.arena.leaf(make());
}

template <class Act>
auto Ground::under(std::uint32_t group, int chosen, Act&& act) {
  branch[group] = chosen;
  taken.push_back(group);
  auto result = act();
  taken.pop_back();
  branch[group] = -1;
  return result;
}

template <class PerBranch>
FormulaId Ground::choose(std::uint32_t group, PerBranch&& per_branch) {
  if (group == checked::no_group || branch[group] >= 0) return per_branch();
  const int settled_branch = view->settled[group];
  Formulas branches;
  if (settled_branch >= 0) branches.push_back(under(group, settled_branch, per_branch));
  for (std::size_t at = 0; at < world.policy.groups[group].branches.size(); ++at) {
    if (static_cast<int>(at) != settled_branch) branches.push_back(under(group, static_cast<int>(at), per_branch));
  }
  return settled_branch >= 0 ? arena.settled(group, branches) : arena.choice(group, branches);
}

}  // namespace sekisho::evaluate
