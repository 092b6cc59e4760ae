#include "engine/evaluate/computed.h"

namespace sekisho::evaluate {

Truth value_of(const Computed& computed, const TruthOf& truth_of) {
  if (const auto* comparison = std::get_if<AggregateComparison>(&computed)) return value_of(*comparison, truth_of);
  const auto& asked = std::get<OwnershipComparison>(computed);
  if (!asked.owner) return ownership::owned(*asked.companies, asked.company, asked.threshold, truth_of);
  return ownership::counted(*asked.companies, asked.company, asked.threshold, truth_of)[*asked.owner];
}

std::vector<FormulaId> conditions_of(const Computed& computed) {
  std::vector<FormulaId> conditions = raising_conditions_of(computed);
  for (const FormulaId condition : other_conditions_of(computed)) conditions.push_back(condition);
  return conditions;
}

std::vector<FormulaId> raising_conditions_of(const Computed& computed) {
  const auto* asked = std::get_if<OwnershipComparison>(&computed);
  return asked == nullptr ? std::vector<FormulaId>() : ownership::listed_conditions(*asked->companies);
}

std::vector<FormulaId> other_conditions_of(const Computed& computed) {
  if (const auto* asked = std::get_if<OwnershipComparison>(&computed)) return ownership::other_conditions(*asked->companies);
  return conditions_of(std::get<AggregateComparison>(computed));
}

}  // namespace sekisho::evaluate
