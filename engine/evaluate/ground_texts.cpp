#include "engine/evaluate/missing_code.h"
#include "engine/evaluate/recorded.h"

/// `contains` and `starts with` (docs/reference/language.md §5).
namespace sekisho::evaluate {

FormulaId ground_contains(Ground& ground, const checked::Contains& contains) {
  const Type& type = ground.node(contains.left).type;
  if (type.many || type.kind != Kind::text)
    return ground_compare(ground, checked::none, {checked::Comparator::equal, contains.left, contains.right});
  const auto of_values = [&](const Datum& whole, const Datum& part) {
    return truth(ground.normalised(whole).find(ground.normalised(part)) != std::string::npos);
  };
  if (const auto truth = recorded(ground, contains.left, contains.right, of_values)) return ground.arena.constant(*truth);
  Formulas pairs;
  Data parts_own;
  const Data& parts = ground.data(contains.right, parts_own);
  for (const Datum& whole : ground.data(contains.left)) {
    for (const Datum& part : parts) {
      if (whole.missing || part.missing) {
        pairs.push_back(missing_fact(ground, "contains " + identity_of(part), whole.missing ? whole.fact : part.fact));
        continue;
      }
      const Truth found = of_values(whole, part);
      pairs.push_back(atom(ground, found, whole, [&] { return settled(ground, "contains " + identity_of(part), found, whole); }));
    }
  }
  return ground.arena.disjunction(pairs);
}

FormulaId ground_starts_with(Ground& ground, const checked::StartsWith& starts) {
  Formulas pairs;
  Data starts_own;
  const Data& beginnings = ground.data(starts.right, starts_own);
  for (const Datum& whole : ground.data(starts.left)) {
    for (const Datum& start : beginnings) {
      if (whole.missing || start.missing) {
        pairs.push_back(missing_fact(ground, "starts with " + identity_of(start), whole.missing ? whole.fact : start.fact));
        continue;
      }
      const Truth found = truth(ground.normalised(whole).starts_with(ground.normalised(start)));
      pairs.push_back(
          atom(ground, found, whole, [&] { return settled(ground, "starts with " + identity_of(start), found, whole); }));
    }
  }
  return ground.arena.disjunction(pairs);
}

}  // namespace sekisho::evaluate
