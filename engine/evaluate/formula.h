#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/datum.h"
#include "engine/evaluate/decision.h"
#include "engine/screen/ownership.h"
#include "engine/value/truth.h"

/// A condition with a record put in: what is left of it are constants, ground atoms (leaves) and choices of readings. The
/// mathematics of docs/reference/semantics.md ("WHAT IS OPEN" and after) is done on these formulas alone.
namespace sekisho::evaluate {

using FormulaId = std::uint32_t;
struct Formulas : boost::container::small_vector<FormulaId, 8> {
  using small_vector::small_vector;
  operator std::span<const FormulaId>() const { return {data(), size()}; }  // NOLINT(google-explicit-constructor): a view of itself
};
inline constexpr FormulaId always_false = 0;  // the first two formulas of every arena
inline constexpr FormulaId always_true = 1;

enum class Shape : std::uint8_t { constant, leaf, negation, conjunction, disjunction, choice, settled, possibly, term, comparison };

struct Formula {
  Shape shape = Shape::constant;
  Truth value = Truth::Unknown;      // under the case that fixes nothing
  Truth cautious = Truth::Unknown;   // the same with every assumed leaf set to Unknown
  Truth unsettled = Truth::Unknown;  // the same as if no reading had been adopted
  std::uint32_t first = 0;           // parts: Arena::parts[first .. first + count)
  std::uint32_t count = 0;
  std::uint32_t index = 0;  // leaf, term, comparison: the leaf; choice, settled: the group
};

/// A ground atom. Its identity is `key`; equal keys are one leaf. Settled atoms become constants and have no leaf, except where
/// evidence is gathered.
struct Leaf {
  std::string key;
  Truth value = Truth::Unknown;
  bool assumed = false;                               // its value rests on an assumption or a presumption
  bool presumed = false;                              // on a presumption: reported under `presumed`
  bool of_force = false;                              // a clock time that a period waits for: counts with both signs
  std::vector<std::shared_ptr<const Question>> asks;  // see `asks_of`
  std::vector<NotChecked> notes;                      // what an assumption took for granted: see `notes_of`
  std::optional<Datum> on;                            // the plain fact that is missing or was assumed, where nothing more is to say
  std::string scheme;                                 // of the control code that is missing
  std::shared_ptr<const Presumed> presumption;
  std::vector<Evidence> evidence;  // only where evidence is gathered
};

/// What would settle an open or assumed leaf, and what an assumed one took for granted; put into words only where it is wanted.
std::vector<std::shared_ptr<const Question>> asks_of(const Leaf& leaf);
std::vector<NotChecked> notes_of(const Leaf& leaf);

/// A closed interval of numbers; an absent end is infinite. `empty_too`: there may be no number at all (`largest` over nothing),
/// and a comparison with none is false.
struct Range {
  std::optional<Number> low = {}, high = {};
  bool empty_too = false;
  bool only_empty = false;
  std::string measure = {};         // "", "%", "mass", "USD", … numbers of different measure do not compare
  std::optional<Date> of_day = {};  // money of an earlier record converts on its own day; absent: on that of the record at hand
  bool any_measure = false;         // nought, or money of a currency nobody has told: compares with every measure
};

/// An arithmetic expression over aggregates, ground.
struct Sum {
  enum class Kind : std::uint8_t { number, fold, add, subtract, multiply, divide, percent } kind = Kind::number;
  Range range;  // number
  ast::Fold fold = ast::Fold::total;
  struct Element {
    FormulaId condition = always_true;
    Range value;
    bool unseen = false;  // stands for any number of elements that are not known
    std::vector<Element> inside;
  };
  std::vector<Element> elements;             // fold
  checked::NodeId over_log = checked::none;  // the total over the log that it is
  std::vector<Sum> operands;                 // two for arithmetic; percent: {percent, whole}
};
struct AggregateComparison {
  checked::Comparator op;
  Sum left, right;
};

/// Whether a company is owned, or whether `owner` counted among those who own it; its conditions are formulas.
struct OwnershipComparison {
  std::shared_ptr<const ownership::Companies> companies;
  ownership::Threshold threshold;
  std::size_t company = 0;
  std::optional<std::size_t> owner = {};
};

/// What is worked out from the truth of the formulas inside it.
using Computed = std::variant<AggregateComparison, OwnershipComparison>;

/// All formulas of one line, or of what its lines share. Formulas refer only to earlier ones.
class Arena {
 public:
  Arena();
  void clear();

  FormulaId constant(Truth value) const { return value == Truth::True ? always_true : always_false; }
  FormulaId negation(FormulaId part);
  FormulaId conjunction(std::span<const FormulaId> parts);
  FormulaId disjunction(std::span<const FormulaId> parts);
  FormulaId conjunction(std::initializer_list<FormulaId> parts) { return conjunction(std::span(parts.begin(), parts.size())); }
  FormulaId disjunction(std::initializer_list<FormulaId> parts) { return disjunction(std::span(parts.begin(), parts.size())); }
  FormulaId possibly(FormulaId part);
  FormulaId choice(std::uint32_t group, std::span<const FormulaId> branches);
  /// A choice that an adoption has made: `branches` with the adopted one first.
  FormulaId settled(std::uint32_t group, std::span<const FormulaId> branches);
  /// An atom; an equal key gives the leaf that is there.
  FormulaId leaf(Leaf&& leaf);
  /// The open atom with this key, if it is there already.
  std::optional<FormulaId> known_leaf(std::string_view key);
  /// An open term: `leaf` for its own value, then `otherwise`, then `presume` where `when` holds; absent parts are always_false
  /// with `presume` empty. The leaf's value must be the judgement where there is one.
  FormulaId term(Leaf&& leaf, FormulaId otherwise, bool has_otherwise, FormulaId when, std::optional<bool> presume);
  FormulaId comparison(Leaf&& leaf, Computed comparison);

  const Formula& operator[](FormulaId id) const { return formulas_[id]; }
  const FormulaId* parts(FormulaId id) const { return parts_.data() + formulas_[id].first; }
  std::span<const FormulaId> parts_of(FormulaId id) const { return {parts(id), formulas_[id].count}; }
  const Leaf& leaf_at(std::uint32_t index) const { return leaves_[index]; }
  std::size_t leaf_count() const { return leaves_.size(); }
  const Computed& comparison_at(FormulaId id) const { return comparisons_[parts(id)[0]]; }
  std::optional<bool> presume_at(FormulaId id) const;
  std::size_t size() const { return formulas_.size(); }
  /// Gathering evidence: settled parts keep their formulas.
  bool gathering = false;

 private:
  FormulaId add(Formula formula, std::span<const FormulaId> parts);
  FormulaId join(Shape shape, std::span<const FormulaId> parts);
  std::uint32_t leaf_index(Leaf&& leaf);
  std::uint32_t& slot_of(std::string_view key);
  void grow_slots();

  std::vector<Formula> formulas_;
  std::vector<FormulaId> parts_;
  std::vector<Leaf> leaves_;
  std::vector<FormulaId> atoms_;  // by leaf: its formula; always_false where it is a term's or a comparison's
  std::vector<Computed> comparisons_;
  /// Leaves by the hash of their key, open addressing; `leaves_.size()` is always less than half of it. 0: free, else index + 1.
  std::vector<std::uint32_t> slots_;
};

}  // namespace sekisho::evaluate
