#include "engine/evaluate/cases.h"

#include "engine/evaluate/computed.h"

namespace sekisho::evaluate {
namespace {

/// A truth value in every case at once: one bit a case for "true" and one for "not false".
struct Column {
  std::vector<std::uint64_t> certain, possible;
};

struct Columns {
  const Arena& arena;
  std::size_t cases, words;
  std::unordered_map<std::uint32_t, Column> leaves;
  std::unordered_map<std::uint32_t, std::vector<std::vector<std::uint64_t>>> groups;  // by branch: the cases that take it
  std::unordered_map<FormulaId, Column> known;

  Column uniform(Truth value) const {
    const auto fill = [&](bool set) { return std::vector<std::uint64_t>(words, set ? ~std::uint64_t{0} : 0); };
    return {fill(value == Truth::True), fill(value != Truth::False)};
  }

  const Column& of(FormulaId id) {
    if (const auto found = known.find(id); found != known.end()) return found->second;
    Column column = compute(id);
    return known.emplace(id, std::move(column)).first->second;
  }

  Truth at(FormulaId id, std::size_t position) {
    const Column& column = of(id);
    const std::size_t word = position / 64, bit = position % 64;
    if ((column.certain[word] >> bit & 1U) != 0) return Truth::True;
    return (column.possible[word] >> bit & 1U) != 0 ? Truth::Unknown : Truth::False;
  }

  Column compute(FormulaId id) {
    const Formula formula = arena[id];
    switch (formula.shape) {
      case Shape::constant:
        return uniform(formula.value);
      case Shape::leaf:
        return leaf(formula);
      case Shape::negation: {
        const Column inner = of(arena.parts(id)[0]);
        Column column = inner;
        for (std::size_t word = 0; word < words; ++word) {
          column.certain[word] = ~inner.possible[word];
          column.possible[word] = ~inner.certain[word];
        }
        return column;
      }
      case Shape::conjunction:
      case Shape::disjunction:
        return joined(id, formula.shape == Shape::conjunction);
      case Shape::choice:
        return chosen(id, formula);
      case Shape::settled:
        return of(arena.parts(id)[0]);
      case Shape::possibly:  // speaks of what is recorded, whatever a case supposes
        return uniform(formula.value);
      case Shape::term:
        return term(id, formula);
      case Shape::comparison:
        return comparison(id, formula);
    }
    return uniform(Truth::Unknown);
  }

  Column leaf(const Formula& formula) const {
    const auto fixed = leaves.find(formula.index);
    return fixed != leaves.end() ? fixed->second : uniform(formula.value);
  }

  Column joined(FormulaId id, bool conjunction) {
    Column column = uniform(truth(conjunction));
    for (const FormulaId part : arena.parts_of(id)) {
      const Column& inner = of(part);
      for (std::size_t word = 0; word < words; ++word) {
        column.certain[word] =
            conjunction ? column.certain[word] & inner.certain[word] : column.certain[word] | inner.certain[word];
        column.possible[word] =
            conjunction ? column.possible[word] & inner.possible[word] : column.possible[word] | inner.possible[word];
      }
    }
    return column;
  }

  /// The branch taken, or what all branches say together.
  Column chosen(FormulaId id, const Formula& formula) {
    const auto fixed = groups.find(formula.index);
    const std::span<const FormulaId> branches = arena.parts_of(id);
    Column column = uniform(fixed != groups.end() ? Truth::False : Truth::True);
    if (fixed == groups.end()) column.possible.assign(words, 0);
    for (std::size_t branch = 0; branch < branches.size(); ++branch) {
      const Column& inner = of(branches[branch]);
      for (std::size_t word = 0; word < words; ++word) {
        if (fixed != groups.end()) {
          column.certain[word] |= fixed->second[branch][word] & inner.certain[word];
          column.possible[word] |= fixed->second[branch][word] & inner.possible[word];
        } else {
          column.certain[word] &= inner.certain[word];
          column.possible[word] |= inner.possible[word];
        }
      }
    }
    return column;
  }

  Column term(FormulaId id, const Formula& formula) {
    if (const auto fixed = leaves.find(formula.index); fixed != leaves.end()) return fixed->second;
    const std::span<const FormulaId> parts = arena.parts_of(id);
    const bool has_otherwise = parts.size() % 2 == 1;
    const auto presume = arena.presume_at(id);
    Column column = has_otherwise ? of(parts.front()) : uniform(Truth::Unknown);
    if (!presume) return column;
    const Column& when = of(parts[parts.size() - 2]);
    for (std::size_t word = 0; word < words; ++word) {
      const std::uint64_t presumed = column.possible[word] & ~column.certain[word] & when.certain[word];
      if (*presume)
        column.certain[word] |= presumed;
      else
        column.possible[word] &= ~presumed;
    }
    return column;
  }

  Column comparison(FormulaId id, const Formula& formula) {
    const auto fixed = leaves.find(formula.index);
    const Computed& compared = arena.comparison_at(id);
    for (const FormulaId condition : conditions_of(compared)) of(condition);
    Column column = uniform(Truth::False);
    for (std::size_t position = 0; position < cases; ++position) {
      const Truth value = value_of(compared, [&](FormulaId inner) { return at(inner, position); });
      const std::uint64_t bit = std::uint64_t{1} << position % 64;
      const std::size_t word = position / 64;
      if (value == Truth::True) column.certain[word] |= bit;
      if (value != Truth::False) column.possible[word] |= bit;
      if (value != Truth::Unknown || fixed == leaves.end()) continue;
      if ((fixed->second.certain[word] & bit) != 0)
        column.certain[word] |= bit;
      else
        column.possible[word] &= ~bit;
    }
    return column;
  }
};

}  // namespace

Cases::Cases(const Arena& arena, const std::vector<Provision>& provisions, std::vector<Open> open,
             const std::vector<std::size_t>& branches) {
  std::size_t count = 1;
  for (const Open& one : open) {
    stride_.push_back(count);
    radix_.push_back(one.group ? branches[one.index] : 2);
    count *= radix_.back();
    if (count > max_cases) {
      too_many_ = true;
      return;
    }
  }
  const std::size_t words = (count + 63) / 64;
  Columns columns{arena, count, words, {}, {}, {}};
  for (std::size_t at = 0; at < open.size(); ++at) {
    std::vector<std::vector<std::uint64_t>> takes(radix_[at], std::vector<std::uint64_t>(words));
    for (std::size_t position = 0; position < count; ++position)
      takes[digit(position, at)][position / 64] |= std::uint64_t{1} << position % 64;
    if (open[at].group)
      columns.groups.emplace(open[at].index, std::move(takes));
    else
      columns.leaves.emplace(open[at].index, Column{takes[1], takes[1]});
  }
  low_.assign(count, Effect::permit);
  high_.assign(count, Effect::permit);
  const auto raise = [&](std::vector<Effect>& ends, Effect to, const std::vector<std::uint64_t>& where) {
    for (std::size_t position = 0; position < count; ++position) {
      if ((where[position / 64] >> position % 64 & 1U) != 0 && ends[position] < to) ends[position] = to;
    }
  };
  for (const Provision& provision : provisions) {
    for (int level = 1; level <= static_cast<int>(provision.effect); ++level) {
      const auto effect = static_cast<Effect>(level);
      Column reaches = columns.of(provision.holds);
      for (const Provision::Defeat& defeat : provision.defeats) {
        if (defeat.leaves >= effect) continue;
        const Column& defeats = columns.of(defeat.holds);
        for (std::size_t word = 0; word < words; ++word) {
          reaches.certain[word] &= ~defeats.possible[word];
          reaches.possible[word] &= ~defeats.certain[word];
        }
      }
      raise(low_, effect, reaches.certain);
      raise(high_, effect, reaches.possible);
    }
  }
}

std::size_t Cases::without(std::size_t at, const std::vector<std::size_t>& chosen) const {
  for (const std::size_t open : chosen) at -= digit(at, open) * stride_[open];
  return at;
}

}  // namespace sekisho::evaluate
