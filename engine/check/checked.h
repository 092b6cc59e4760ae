#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/ast/ast.h"
#include "engine/bundle/bundle.h"
#include "engine/facts/schema.h"
#include "engine/value/timezone.h"

/// The policy after checking: every name resolved, every operand typed, synonyms and defaults gone. `evaluate/` reads only this,
/// the lists and a record.
namespace sekisho::checked {

/// Index into Policy::nodes. Equal expressions share one node (so an atom written in ten rules is one node).
using NodeId = std::uint32_t;
inline constexpr NodeId none = 0xffffffff;

// ---- values --------------------------------------------------------------------------------------------------------------------

/// Where a path starts.
enum class Root : std::uint8_t {
  record,   // a field of the transaction (roles included)
  item,     // the line
  bound,    // a name bound by any/every/no/total/define(p): Path::slot
  entry,    // a name bound by `as e`: a list entry; Path::slot
  owners,   // a name bound by `as o` after a threshold: the entries of the owners that counted; Path::slot, no steps
  license,  // the covering licence
};

/// The slot of the licence that covers the line; below it nest the binders of a text, which are fewer than this.
inline constexpr int license_slot = 200;

struct Step {
  std::size_t field = 0;  // index into the current ObjectType's fields; for Root::entry at the first step, unused
  std::string name;       // the field's name; for an entry the entry's field (`footnotes`, or `id`, `country`, `code`, `names` …)
  std::string scheme;     // non-empty: keep only codes of this scheme (item.control_codes.CN); then `field` is unused
};

/// A fact or facts: record field, element field, bound element itself (no steps). Many-valued where any step is.
struct Path {
  Root root = Root::record;
  int slot = -1;
  std::vector<Step> steps;
};

struct Constant {
  Value value;
};  // a literal, canonical: quantities as written, codes canonical
struct Union {
  std::vector<NodeId> parts;
};  // any of a, b — and the tuple (a, b) on the right of a comparison
struct Arithmetic {
  ast::Arithmetic op;
  NodeId left, right;
};
struct PercentOf {
  Number percent;
  NodeId percent_value;
  NodeId whole;
};  // percent_value == none: the constant `percent`
struct Aggregate {
  ast::Fold fold;
  NodeId value;  // value == none for count
  NodeId collection;
  bool all_levels;
  int slot;
  NodeId condition;  // condition == none: all
};

/// A part of the calendar, or so many days or months, up to and with the day of the record.
struct Period {
  enum class Calendar : std::uint8_t { none, month, quarter, year } calendar = Calendar::none;
  Duration duration;  // where it is no part of the calendar
};
std::string to_string(const Period& period);  // "calendar year", "90 days"

/// What the accepted records of a log add up to here, of those whose keys are equal and whose day lies in the period.
struct LogTotal {
  struct Key {
    NodeId path;
    bool party_name = false;  // compares normalised
  };
  ast::Fold fold;    // total or count
  NodeId value;      // value == none for count
  NodeId condition;  // condition == none: all
  std::vector<Key> keys;
  Period period;
};

// ---- conditions ----------------------------------------------------------------------------------------------------------------

struct Truthy {
  bool value;
};  // true, false
struct Not {
  NodeId operand;
};
struct And {
  std::vector<NodeId> parts;
};
struct Or {
  std::vector<NodeId> parts;
};
struct Possibly {
  NodeId operand;
};
struct AsOf {
  NodeId operand;
  Time date;
};

enum class Comparator : std::uint8_t {
  equal,
  less,
  at_most,
  more,
  at_least
};  // not_equal is Not(equal); before is less, after is more
struct Compare {
  Comparator op;
  NodeId left, right;
};  // any pair of a many-valued side; dates by language.md §4 "Clock time"
struct WithinDays {
  NodeId value, anchor;
  Duration duration;
  bool before;
};
struct Within {
  NodeId left;
  NodeId right;
};  // terms, control codes, HS codes: right is Constant(s) or a Union of them
struct Contains {
  NodeId left, right;
};  // a many-valued left has a value equal to right; text: substring
struct StartsWith {
  NodeId left, right;
};
struct IsKnown {
  NodeId path;
  bool missing;
};  // missing: negated

/// `X in L`, `item classified in L`, `X matches L`: lists, an optional bound entry and a condition on it.
struct InList {
  NodeId left;
  std::vector<std::string> lists;
  int entry_slot;
  NodeId where;
};
struct Classified {
  NodeId item;
  std::vector<std::string> lists;
  int entry_slot;
  NodeId where;
};  // item: Path to the item or component
struct ClassifiedWithin {
  NodeId item;
  Code code;
};
struct Matches {
  NodeId parties;
  std::vector<std::string> lists;
  bool addresses;
  Number review, certain;
  int entry_slot;
  NodeId where;
};

/// `X owned by L at least P%` and `X under control of L`, which is the same over control links.
struct Owned {
  NodeId parties;
  Matches listed;  // what makes an owner count: lists, thresholds, `as e where`; without parties
  bool control;
  bool one_of, more;  // `owned by one of`; `more than`
  NodeId threshold;   // percent; none for control
  bool unlisted_unknown;
  int owners_slot;
  NodeId owners;  // `as o where`; none: all
};

struct Quantified {
  ast::Quantifier quantifier;
  int slot;
  NodeId collection;
  bool all_levels;
  NodeId condition;
};  // condition == none: true

struct DefineUse {
  std::uint32_t define;
  NodeId argument;
};  // argument == none without a parameter
struct TermUse {
  std::uint32_t term;
  NodeId argument;
};  // open term, about an element or the line
/// A value or condition with readings inside one declaration: Policy::groups[group].
struct Choice {
  std::uint32_t group;
  std::vector<NodeId> branches;
};  // by branch index of the group

using Kind = std::variant<Path, Constant, Union, Arithmetic, PercentOf, Aggregate, LogTotal, Truthy, Not, And, Or, Possibly, AsOf,
                          Compare, WithinDays, Within, Contains, StartsWith, IsKnown, InList, Classified, ClassifiedWithin, Matches,
                          Owned, Quantified, DefineUse, TermUse, Choice>;

/// The nodes a node consists of, in order of the text; not what a define or an open term it uses consists of.
std::vector<NodeId> parts_of(const Kind& kind);
/// The same to be written to, absent ones (`none`) included.
std::vector<NodeId*> slots_of(Kind& kind);

struct Node {
  Kind kind;
  bool condition = false;  // a truth value; else a value of `type`
  Type type;
  bool per_line = false;        // mentions `item` (through defines too)
  bool closed = true;           // mentions no bound name, no entry, no licence: may be remembered
  bool dated = false;           // compares dates: depends on the reading timezone
  bool over_log = false;        // holds a total over the log (through defines too)
  bool chooses = false;         // holds a Choice of its own declaration (not one inside a define it uses)
  std::vector<int> free_slots;  // the bound names of its surroundings that it mentions; none: closed
  std::string text;             // the expression as `print` writes it after resolution, with defines by name
  Span span;                    // where first written
};

// ---- declarations --------------------------------------------------------------------------------------------------------------

/// A choice of readings: of a declaration, or made by a status.
struct Branch {
  std::string name, says;
};
enum class GroupKind : std::uint8_t { readings, reported, unverified };
struct Group {
  std::string of;
  GroupKind kind = GroupKind::readings;
  std::vector<Branch> branches;
};
inline constexpr std::uint32_t no_group = 0xffffffff;

/// A date of a period; several times where it has readings, by branch index of the declaration's group.
struct When {
  std::vector<Time> by_branch;
};  // size 1: no readings

struct Dates {
  std::optional<When> from, until;  // effective (inherited from the regime where not written)
  std::optional<Time> announced;    // known time; absent: the first day of effect
};

struct Declared {
  std::string name;
  std::uint32_t regime = 0;  // index into Policy::regimes; Policy::no_regime for none
  Dates dates;
  std::uint32_t group = no_group;            // the declaration's own readings
  std::vector<std::uint32_t> status_groups;  // reported/unverified of the regime and of the declaration
  bool proposed = false;
  ast::Status status = ast::Status::in_force;  // the weakest of declaration and regime
  bool confidence_unverified = false;
  std::vector<std::string> cites;
  std::string because;
  Span span;
};

struct Regime {
  std::string name, title, jurisdiction, timezone_name, source;
  std::vector<std::string> authorities;
  Timezone timezone;
  Dates dates;
  ast::Status status = ast::Status::in_force;
  std::vector<std::string> denied_by;
  Span span;
};

struct Obligation {
  ast::Act act;
  std::string name, what, within;
};

struct Rule {
  Declared declared;
  std::string title;
  Effect effect = Effect::permit;
  Review review = Review::none;
  std::string refer;
  NodeId when = none;    // none: always
  NodeId unless = none;  // none: never; several joined by or
  std::vector<Obligation> obligations;
  std::vector<std::uint32_t> exceptions;            // to this rule
  std::vector<std::uint32_t> suspensions, repeals;  // that may take it out of force
};

struct Exception {
  Declared declared;
  std::string title;
  std::vector<std::uint32_t> rules, exceptions_defeated;  // its targets
  bool to_licenses = false;                               // it defeats licences held instead
  NodeId licenses_where = none;                           // of them those that satisfy this; none: all
  Effect leaves = Effect::permit;
  bool leaves_written = false;
  Review review = Review::none;
  std::string refer;
  NodeId when = none, unless = none;
  std::vector<Obligation> obligations;
  std::vector<std::uint32_t> exceptions;  // to this exception
  std::vector<std::uint32_t> suspensions, repeals;
};

struct Suspension {
  Declared declared;                   // dates.from / dates.until: the period of suspension
  std::vector<bool> holds;             // by branch of its group; empty: it holds (but for date readings)
  std::vector<std::uint32_t> repeals;  // that end it early
};
struct Repeal {
  Declared declared;
};  // dates.from: the first day of the new state

/// A text with a parameter is valued in an environment of its own: slots number the binders of one text from the innermost
/// outwards, so a user's own slots may coincide with them. Dates are the definition's own, never inherited.
struct Define {
  Declared declared;
  int parameter_slot = -1;
  NodeId value = none;  // a Choice where it has readings
  bool dated = false;   // has a period of its own, outside which it is false
};

/// What must hold of the policy as a whole; for analysis, not for decisions.
struct Invariant {
  std::string name;
  ast::InvariantForm form = ast::InvariantForm::never;
  std::string comparison;  // "", "at least", "at most"
  Effect effect = Effect::permit;
  NodeId when = none;
  Span span;
};

struct OpenTerm {
  Declared declared;
  int parameter_slot = -1;
  std::string asks, guidance;
  std::optional<bool> presume;
  NodeId presume_when = none;  // none: always
  NodeId otherwise = none;
};

struct Policy {
  static constexpr std::uint32_t no_regime = 0xffffffff;
  const Bundle* bundle = nullptr;  // outlives this
  std::vector<Node> nodes;
  int slots = 0;  // how many bound names an environment must hold
  std::vector<Regime> regimes;
  std::vector<Rule> rules;  // by name
  std::vector<Exception> exceptions;
  std::vector<std::uint32_t> license_exceptions;  // those to licences
  std::vector<Suspension> suspensions;
  std::vector<Repeal> repeals;
  std::vector<Define> defines;
  std::vector<OpenTerm> terms;
  std::vector<Group> groups;
  std::vector<Invariant> invariants;
  std::map<std::string, std::uint32_t, std::less<>> suspension_by_name;  // for entries' `suspended_by`
};

}  // namespace sekisho::checked
