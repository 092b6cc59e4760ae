#include "engine/evaluate/formula.h"

#include <algorithm>
#include <functional>

#include "engine/evaluate/computed.h"

namespace sekisho::evaluate {

Arena::Arena() { clear(); }

void Arena::clear() {
  formulas_.clear();
  parts_.clear();
  if (!leaves_.empty()) std::fill(slots_.begin(), slots_.end(), 0U);
  leaves_.clear();
  atoms_.clear();
  comparisons_.clear();
  for (const Truth value : {Truth::False, Truth::True}) {
    formulas_.push_back({.shape = Shape::constant, .value = value, .cautious = value, .unsettled = value});
  }
}

FormulaId Arena::add(Formula formula, std::span<const FormulaId> parts) {
  formula.first = static_cast<std::uint32_t>(parts_.size());
  formula.count = static_cast<std::uint32_t>(parts.size());
  parts_.insert(parts_.end(), parts.begin(), parts.end());
  formulas_.push_back(formula);
  return static_cast<FormulaId>(formulas_.size() - 1);
}

FormulaId Arena::negation(FormulaId part) {
  const Formula inner = formulas_[part];
  if (inner.shape == Shape::constant) return constant(negate(inner.value));
  return add({.shape = Shape::negation,
              .value = negate(inner.value),
              .cautious = negate(inner.cautious),
              .unsettled = negate(inner.unsettled)},
             std::span(&part, 1));
}

/// `and` and `or` differ by what decides them alone and by what drops out.
FormulaId Arena::join(Shape shape, std::span<const FormulaId> parts) {
  const bool conjunction = shape == Shape::conjunction;
  const FormulaId deciding = conjunction ? always_false : always_true;
  const FormulaId neutral = conjunction ? always_true : always_false;
  Formula joined{.shape = shape,
                 .value = formulas_[neutral].value,
                 .cautious = formulas_[neutral].value,
                 .unsettled = formulas_[neutral].value};
  Formulas kept;
  for (const FormulaId part : parts) {
    const Formula& formula = formulas_[part];
    joined.value = conjunction ? both(joined.value, formula.value) : either(joined.value, formula.value);
    joined.cautious = conjunction ? both(joined.cautious, formula.cautious) : either(joined.cautious, formula.cautious);
    joined.unsettled = conjunction ? both(joined.unsettled, formula.unsettled) : either(joined.unsettled, formula.unsettled);
    if (!gathering) {
      if (part == deciding) return deciding;
      if (part == neutral) continue;
    }
    kept.push_back(part);
  }
  if (kept.empty()) return neutral;
  if (kept.size() == 1 && !(gathering && !conjunction)) return kept.front();  // evidence tells an alternative from a part
  return add(joined, kept);
}

FormulaId Arena::conjunction(std::span<const FormulaId> parts) { return join(Shape::conjunction, parts); }
FormulaId Arena::disjunction(std::span<const FormulaId> parts) { return join(Shape::disjunction, parts); }

FormulaId Arena::possibly(FormulaId part) {
  const Formula inner = formulas_[part];
  if (inner.shape == Shape::constant) return part;
  // Only a `false` can be doubted: what is possible stays so whatever an assumption or an adoption did.
  const auto lift = [&](Truth value) {
    if (inner.value != Truth::False) return Truth::True;
    return value == Truth::False ? Truth::False : Truth::Unknown;
  };
  return add(
      {.shape = Shape::possibly, .value = lift(inner.value), .cautious = lift(inner.cautious), .unsettled = lift(inner.unsettled)},
      std::span(&part, 1));
}

FormulaId Arena::choice(std::uint32_t group, std::span<const FormulaId> branches) {
  bool constant_everywhere = true;
  for (const FormulaId branch : branches)
    constant_everywhere = constant_everywhere && branch == branches.front() && branch <= always_true;
  if (constant_everywhere && !gathering) return branches.front();
  Formula formula = formulas_[branches.front()];
  formula.shape = Shape::choice;
  formula.index = group;
  for (const FormulaId branch : branches) {
    formula.value = meet(formula.value, formulas_[branch].value);
    formula.cautious = meet(formula.cautious, formulas_[branch].cautious);
    formula.unsettled = meet(formula.unsettled, formulas_[branch].unsettled);
  }
  return add(formula, branches);
}

FormulaId Arena::settled(std::uint32_t group, std::span<const FormulaId> branches) {
  Formula formula = formulas_[branches.front()];
  bool equal = true;
  for (const FormulaId branch : branches) {
    formula.unsettled = meet(formula.unsettled, formulas_[branch].unsettled);
    equal = equal && branch == branches.front();
  }
  if (equal && !gathering) return branches.front();
  formula.shape = Shape::settled;
  formula.index = group;
  return add(formula, branches);
}

std::uint32_t& Arena::slot_of(std::string_view key) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = std::hash<std::string_view>{}(key)&mask;; at = (at + 1) & mask) {
    std::uint32_t& slot = slots_[at];
    if (slot == 0 || leaves_[slot - 1].key == key) return slot;
  }
}

void Arena::grow_slots() {
  constexpr std::size_t least = 64;  // a power of two, as all sizes
  slots_.assign(std::max(least, slots_.size() * 2), 0U);
  for (std::size_t at = 0; at < leaves_.size(); ++at) slot_of(leaves_[at].key) = static_cast<std::uint32_t>(at + 1);
}

std::uint32_t Arena::leaf_index(Leaf&& leaf) {
  if (leaves_.size() * 2 >= slots_.size()) grow_slots();
  std::uint32_t& slot = slot_of(leaf.key);
  if (slot != 0) return slot - 1;
  leaves_.push_back(std::move(leaf));
  atoms_.push_back(always_false);
  slot = static_cast<std::uint32_t>(leaves_.size());
  return slot - 1;
}

FormulaId Arena::leaf(Leaf&& leaf) {
  if (leaf.value != Truth::Unknown && !leaf.assumed && !gathering) return constant(leaf.value);
  const Truth value = leaf.value;
  const Truth cautious = leaf.assumed ? Truth::Unknown : value;
  const std::uint32_t index = leaf_index(std::move(leaf));
  const FormulaId known = atoms_[index];
  if (known != always_false && formulas_[known].value == value && formulas_[known].cautious == cautious) return known;
  const FormulaId atom = add({.shape = Shape::leaf, .value = value, .cautious = cautious, .unsettled = value, .index = index}, {});
  if (known == always_false) atoms_[index] = atom;  // under another branch of a reading one atom may have another value
  return atom;
}

std::optional<FormulaId> Arena::known_leaf(std::string_view key) {
  if (leaves_.empty()) return std::nullopt;
  const std::uint32_t slot = slot_of(key);
  if (slot == 0) return std::nullopt;
  const FormulaId atom = atoms_[slot - 1];
  return atom == always_false || formulas_[atom].value != Truth::Unknown ? std::nullopt : std::optional(atom);
}

FormulaId Arena::term(Leaf&& leaf, FormulaId otherwise, bool has_otherwise, FormulaId when, std::optional<bool> presume) {
  if (leaf.value != Truth::Unknown) return this->leaf(std::move(leaf));  // judged
  if (!has_otherwise) otherwise = always_false;
  Truth value = has_otherwise ? formulas_[otherwise].value : Truth::Unknown;
  const Truth cautious = has_otherwise ? formulas_[otherwise].cautious : Truth::Unknown;
  Truth unsettled = has_otherwise ? formulas_[otherwise].unsettled : Truth::Unknown;
  if (unsettled == Truth::Unknown && presume && formulas_[when].unsettled == Truth::True) unsettled = truth(*presume);
  if (value == Truth::Unknown && presume && formulas_[when].value == Truth::True) {
    value = truth(*presume);
    leaf.assumed = leaf.presumed = true;
    leaf.value = value;
  }
  const FormulaId presumed = presume ? (*presume ? always_true : always_false) : when;
  // Parts: otherwise, when, the presumed value; has_otherwise and presume are told by the count.
  std::vector<FormulaId> parts;
  if (has_otherwise) parts.push_back(otherwise);
  if (presume) parts.insert(parts.end(), {when, presumed});
  return add(
      {.shape = Shape::term, .value = value, .cautious = cautious, .unsettled = unsettled, .index = leaf_index(std::move(leaf))},
      parts);
}

FormulaId Arena::comparison(Leaf&& leaf, Computed comparison) {
  const Truth value = value_of(comparison, [this](FormulaId id) { return formulas_[id].value; });
  Truth cautious = value_of(comparison, [this](FormulaId id) { return formulas_[id].cautious; });
  const Truth unsettled = value_of(comparison, [this](FormulaId id) { return formulas_[id].unsettled; });
  if (leaf.assumed) cautious = Truth::Unknown;
  leaf.value = value;
  if (value == cautious && value == unsettled && value != Truth::Unknown && !gathering) return this->leaf(std::move(leaf));
  comparisons_.push_back(std::move(comparison));
  const auto at = static_cast<FormulaId>(comparisons_.size() - 1);
  return add({.shape = Shape::comparison,
              .value = value,
              .cautious = cautious,
              .unsettled = unsettled,
              .index = leaf_index(std::move(leaf))},
             std::span(&at, 1));
}

std::optional<bool> Arena::presume_at(FormulaId id) const {
  const Formula& formula = formulas_[id];
  if (formula.count < 2) return std::nullopt;
  return parts_[formula.first + formula.count - 1] == always_true;
}

}  // namespace sekisho::evaluate
