#include <algorithm>

#include "engine/evaluate/cases.h"
#include "engine/evaluate/computed.h"

namespace sekisho::evaluate {
namespace {

struct Pending {
  const Arena& arena;
  Sight sight;
  OpenSet& open;
  std::vector<char>& seen;  // by formula: parts are shared

  Truth value(FormulaId id) const { return arena[id].*sight; }

  void of(FormulaId id) const {
    if (value(id) != Truth::Unknown || seen[id] != 0) return;
    seen[id] = 1;
    const Formula& formula = arena[id];
    switch (formula.shape) {
      case Shape::constant:
        return;
      case Shape::leaf:
        open.insert({false, formula.index});
        return;
      case Shape::comparison:
        comparison(id);
        return;
      case Shape::term:
        open.insert({false, formula.index});
        break;
      case Shape::choice:
        open.insert({true, formula.index});
        break;
      case Shape::settled:
        if (sight != &Formula::unsettled) {
          of(arena.parts(id)[0]);
          return;
        }
        open.insert({true, formula.index});
        break;
      case Shape::negation:
      case Shape::conjunction:
      case Shape::disjunction:
      case Shape::possibly:
        break;
    }
    for (const FormulaId part : arena.parts_of(id)) of(part);
  }

  /// Its inner leaves, and the comparison itself where they do not settle it.
  void comparison(FormulaId id) const {
    const Computed& comparison = arena.comparison_at(id);
    const std::vector<FormulaId> conditions = conditions_of(comparison);
    for (const FormulaId condition : conditions) of(condition);
    const bool doubted = sight == &Formula::cautious && arena.leaf_at(arena[id].index).assumed;
    if (doubted || !settled_by_parts(comparison, conditions)) open.insert({false, arena[id].index});
  }

  bool settled_by_parts(const Computed& comparison, const std::vector<FormulaId>& conditions) const {
    std::vector<FormulaId> unknown;
    for (const FormulaId condition : conditions) {
      if (value(condition) == Truth::Unknown && std::find(unknown.begin(), unknown.end(), condition) == unknown.end())
        unknown.push_back(condition);
    }
    if (unknown.size() > 12) return false;
    for (std::size_t bits = 0; bits < (std::size_t{1} << unknown.size()); ++bits) {
      const auto truth_of = [&](FormulaId id) {
        const auto at = std::find(unknown.begin(), unknown.end(), id);
        return at == unknown.end() ? value(id) : truth((bits >> static_cast<std::size_t>(at - unknown.begin()) & 1U) != 0);
      };
      if (value_of(comparison, truth_of) == Truth::Unknown) return false;
    }
    return true;
  }
};

struct Signs {
  const Arena& arena;
  std::vector<unsigned char> seen;  // by formula: signs visited
  std::vector<unsigned char> leaves;

  void of(FormulaId id, unsigned sign) {
    if ((seen[id] & sign) == sign) return;
    seen[id] = static_cast<unsigned char>(seen[id] | sign);
    const Formula& formula = arena[id];
    constexpr unsigned both_signs = 3;
    switch (formula.shape) {
      case Shape::constant:
        return;
      case Shape::leaf:
        mark(formula.index, arena.leaf_at(formula.index).of_force ? both_signs : sign);
        return;
      case Shape::comparison:
        mark(formula.index, sign);
        for (const FormulaId inner : raising_conditions_of(arena.comparison_at(id))) of(inner, sign);
        for (const FormulaId inner : other_conditions_of(arena.comparison_at(id))) of(inner, both_signs);
        return;
      case Shape::term:
        // While its `otherwise` or its presumption is open, a judgement may still go either way, whatever they come to.
        mark(formula.index, formula.count > 0 && formula.value == Truth::Unknown ? both_signs : sign);
        for (const FormulaId inner : arena.parts_of(id)) of(inner, both_signs);
        return;
      case Shape::possibly:
        return;
      case Shape::negation:
        sign = sign == both_signs ? sign : 3 - sign;
        break;
      case Shape::conjunction:
      case Shape::disjunction:
      case Shape::choice:
      case Shape::settled:
        break;
    }
    for (const FormulaId part : arena.parts_of(id)) of(part, sign);
  }
  void mark(std::uint32_t leaf, unsigned sign) { leaves[leaf] = static_cast<unsigned char>(leaves[leaf] | sign); }
};

}  // namespace

Ends ends_of(const Arena& arena, const Provision& provision, Sight sight) {
  const Truth holds = arena[provision.holds].*sight;
  Ends ends{provision.effect, provision.effect};
  for (const Provision::Defeat& defeat : provision.defeats) {
    const Truth defeats = arena[defeat.holds].*sight;
    if (defeats != Truth::False) ends.low = std::min(ends.low, defeat.leaves);
    if (defeats == Truth::True) ends.high = std::min(ends.high, defeat.leaves);
  }
  if (holds != Truth::True) ends.low = Effect::permit;
  if (holds == Truth::False) ends.high = Effect::permit;
  return ends;
}

OpenSet pending(const Arena& arena, const Provision& provision, Sight sight) {
  OpenSet open;
  const Ends ends = ends_of(arena, provision, sight);
  if (ends.low == ends.high) return open;
  std::vector<char> seen(arena.size(), 0);
  const Pending gather{arena, sight, open, seen};
  gather.of(provision.holds);
  for (const Provision::Defeat& defeat : provision.defeats) {
    if (defeat.leaves < ends.high) gather.of(defeat.holds);
  }
  return open;
}

std::set<std::uint32_t> mixed_leaves(const Arena& arena, const std::vector<Provision>& provisions) {
  Signs signs{arena, std::vector<unsigned char>(arena.size()), std::vector<unsigned char>(arena.leaf_count())};
  for (const Provision& provision : provisions) {
    signs.of(provision.holds, 1);
    for (const Provision::Defeat& defeat : provision.defeats) signs.of(defeat.holds, 2);
  }
  std::set<std::uint32_t> mixed;
  for (std::uint32_t leaf = 0; leaf < signs.leaves.size(); ++leaf) {
    if (signs.leaves[leaf] == 3) mixed.insert(leaf);
  }
  return mixed;
}

}  // namespace sekisho::evaluate
