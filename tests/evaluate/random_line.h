#pragma once

#include <random>
#include <vector>

#include "engine/evaluate/cases.h"

namespace sekisho::tests {

/// A random line: rules and exceptions over shared leaves, groups of readings and open terms, as grounding would leave them.
/// Leaves may be fixed afterwards by building the same line again with `fixed`.
struct RandomLine {
  evaluate::Arena arena;
  std::vector<evaluate::Provision> provisions;
  std::vector<std::size_t> branches;  // by group
  std::size_t leaves = 0;
};

/// By leaf key "leaf N": its value; by group: its branch, or -1.
struct Fixed {
  std::vector<Truth> leaves;
  std::vector<int> groups;
};

inline constexpr std::size_t leaf_count = 5, group_count = 2;

class LineGenerator {
 public:
  LineGenerator(std::uint64_t seed, Fixed fixed) : random_(seed), fixed_(std::move(fixed)) {}

  RandomLine make() {
    RandomLine line;
    line.branches = {2, 3};
    line.leaves = leaf_count;
    line_ = &line;
    const int rules = pick(1, 4);
    for (int rule = 0; rule < rules; ++rule) {
      evaluate::Provision provision;
      provision.rule = static_cast<std::uint32_t>(rule);
      provision.effect = static_cast<Effect>(pick(1, 5));
      provision.holds = formula(3);
      const int exceptions = pick(0, 2);
      for (int at = 0; at < exceptions; ++at) {
        provision.defeats.push_back({static_cast<std::uint32_t>(at), formula(2), static_cast<Effect>(pick(0, 4))});
      }
      line.provisions.push_back(std::move(provision));
    }
    return line;
  }

 private:
  int pick(int low, int high) { return static_cast<int>(random_() % static_cast<std::uint64_t>(high - low + 1)) + low; }

  evaluate::Leaf leaf_named(std::size_t number) {
    evaluate::Leaf leaf;
    leaf.key = "leaf " + std::to_string(number);
    leaf.value = fixed_.leaves[number];
    return leaf;
  }

  evaluate::FormulaId formula(int depth) {
    evaluate::Arena& arena = line_->arena;
    const int kind = depth == 0 ? pick(0, 1) : pick(0, 8);
    switch (kind) {
      case 0:
      case 1:
        return arena.leaf(leaf_named(static_cast<std::size_t>(pick(0, leaf_count - 1))));
      case 2:
        return arena.negation(formula(depth - 1));
      case 3:
      case 4: {
        const auto a = formula(depth - 1), b = formula(depth - 1);
        return arena.conjunction({a, b});
      }
      case 5:
      case 6: {
        const auto a = formula(depth - 1), b = formula(depth - 1);
        return arena.disjunction({a, b});
      }
      case 7: {
        const auto group = static_cast<std::uint32_t>(pick(0, group_count - 1));
        std::vector<evaluate::FormulaId> branches;
        for (std::size_t at = 0; at < line_->branches[group]; ++at) branches.push_back(formula(depth - 1));
        if (fixed_.groups[group] >= 0) return branches[static_cast<std::size_t>(fixed_.groups[group])];
        return arena.choice(group, branches);
      }
      default:
        return comparison(depth);
    }
  }

  /// A total over elements that may or may not count, against a threshold.
  evaluate::FormulaId comparison(int depth) {
    evaluate::Sum total, threshold;
    total.kind = evaluate::Sum::Kind::fold;
    total.fold = static_cast<ast::Fold>(pick(0, 3));
    const int elements = pick(0, 3);
    for (int at = 0; at < elements; ++at) {
      evaluate::Sum::Element element;
      element.condition = formula(depth - 1);
      const Number value = pick(0, 4);
      element.value = {.low = value, .high = value};
      total.elements.push_back(std::move(element));
    }
    const Number limit = pick(0, 6);
    threshold.range = {.low = limit, .high = limit};
    evaluate::Leaf leaf;
    leaf.key = "comparison " + std::to_string(random_());
    const auto op = static_cast<checked::Comparator>(pick(0, 4));
    return line_->arena.comparison(std::move(leaf), evaluate::AggregateComparison{op, std::move(total), std::move(threshold)});
  }

  std::mt19937_64 random_;
  Fixed fixed_;
  RandomLine* line_ = nullptr;
};

}  // namespace sekisho::tests
