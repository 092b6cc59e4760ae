#include "engine/scenario/valued.h"

#include <optional>

namespace sekisho::scenario {
namespace {

using evaluate::Ground;
using Shape = Written::Shape;

bool is_leaf(const Written& condition) { return condition.shape == Shape::atom || condition.shape == Shape::scope; }

std::uint32_t group_of(const Ground& ground, const Valued& choice) {
  return std::get<checked::Choice>(ground.node(choice.condition->node).kind).group;
}

/// The branch that is taken or adopted; -1: none.
int settled(const Ground& ground, const Valued& choice) {
  const std::uint32_t group = group_of(ground, choice);
  return ground.branch[group] >= 0 ? ground.branch[group] : ground.view->settled[group];
}

Truth junction(const std::vector<Valued>& parts, bool all) {
  Truth value = truth(all);
  for (const Valued& part : parts) value = all ? both(value, part.value) : either(value, part.value);
  return value;
}

Truth met(const std::vector<Valued>& branches) {
  Truth value = branches.front().value;
  for (const Valued& branch : branches) value = meet(value, branch.value);
  return value;
}

void evaluate_branches(Ground& ground, const Timezone& zone, Valued& choice) {
  const std::uint32_t group = group_of(ground, choice);
  const bool taken = ground.branch[group] >= 0;
  for (std::size_t at = 0; at < choice.parts.size(); ++at) {
    const auto inside = [&] {
      evaluate(ground, zone, choice.parts[at]);
      return evaluate::always_false;
    };
    if (!taken) {
      ground.under(group, static_cast<int>(at), inside);
    } else if (ground.branch[group] == static_cast<int>(at)) {
      inside();
    }
  }
  const int branch = settled(ground, choice);
  choice.value = branch < 0 ? met(choice.parts) : choice.parts[static_cast<std::size_t>(branch)].value;
}

/// Whether a part decides what its whole comes to, the other parts being as they are.
bool decides(const Ground& ground, const Valued& whole, std::size_t part) {
  const Shape shape = whole.condition->shape;
  if (shape == Shape::choice && settled(ground, whole) >= 0) return static_cast<std::size_t>(settled(ground, whole)) == part;
  std::optional<Truth> first;
  for (std::size_t other = 0; other < whole.parts.size(); ++other) {
    const Truth value = whole.parts[other].value;
    if (other == part) continue;
    if (shape == Shape::all && value == Truth::False) return false;
    if (shape == Shape::some && value == Truth::True) return false;
    if (shape == Shape::choice && (value == Truth::Unknown || (first && *first != value))) return false;
    first = value;
  }
  return true;
}

}  // namespace

Valued valued(const Written& condition, std::vector<const Written*>& leaves) {
  Valued made{&condition, Truth::Unknown, 0, {}};
  if (is_leaf(condition)) {
    if (!condition.text) return made;
    leaves.push_back(&condition);
    made.leaf = leaves.size();
    return made;
  }
  for (const Written& part : condition.parts) made.parts.push_back(valued(part, leaves));
  return made;
}

void evaluate(Ground& ground, const Timezone& zone, Valued& valued) {
  const Written& condition = *valued.condition;
  if (condition.node == checked::none) return;
  if (is_leaf(condition)) {
    valued.value = ground.arena[ground.condition(condition.node, zone)].value;
  } else if (condition.shape == Shape::choice) {
    evaluate_branches(ground, zone, valued);
  } else {
    for (Valued& part : valued.parts) evaluate(ground, zone, part);
    valued.value = condition.shape == Shape::negation ? negate(valued.parts.front().value)
                                                      : junction(valued.parts, condition.shape == Shape::all);
  }
}

void deciding_leaves(const Ground& ground, const Valued& whole, std::vector<const Valued*>& found) {
  if (whole.leaf > 0) found.push_back(&whole);
  for (std::size_t part = 0; part < whole.parts.size(); ++part) {
    if (decides(ground, whole, part)) deciding_leaves(ground, whole.parts[part], found);
  }
}

}  // namespace sekisho::scenario
