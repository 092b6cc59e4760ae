#include "engine/evaluate/missing_code.h"
#include "engine/evaluate/recorded.h"

/// `X within TERM`: terms, control codes and tariff codes in their trees (docs/reference/language.md §5).
namespace sekisho::evaluate {
namespace {

Comparison place(const Datum& value, const Datum& entry) {
  const auto* code = std::get_if<Code>(&value.value->data);
  const auto* target = std::get_if<Code>(&entry.value->data);
  if (code != nullptr && target != nullptr) return compare_codes(*code, *target);
  const auto* term = std::get_if<std::string>(&value.value->data);
  const auto* above = std::get_if<std::string>(&entry.value->data);
  if (term != nullptr && above != nullptr) return {compare_terms(*term, *above), false};
  return {compare_terms(print_datum(value), print_datum(entry)), false};
}

Truth within_place(const Comparison& placed) {
  return is_open(placed) ? Truth::Unknown : truth(placed.placement == Placement::at_or_below);
}

}  // namespace

FormulaId value_within(Ground& ground, const Datum& value, const Datum& entry) {
  const auto named = [&] { return "within " + print_datum(entry); };
  if (value.missing || entry.missing)
    return missing_fact(ground, named(), value.missing ? value.fact : entry.fact, scheme_of(entry));
  if (value.nothing) return ground.arena.leaf(settled(ground, named(), Truth::False, value));
  const Comparison placed = place(value, entry);
  const bool open = is_open(placed);
  const Truth is = within_place(placed);
  return atom(ground, is, value, [&] {
    Leaf leaf = settled(ground, named(), is, value);
    if (!open) return leaf;
    const auto* target = std::get_if<Code>(&entry.value->data);
    leaf.asks.assign(1, std::make_shared<const Question>(target == nullptr ? fact_question(value.fact)
                                                                           : finer_code(value.fact, target->scheme, *target)));
    return leaf;
  });
}

FormulaId ground_within(Ground& ground, const checked::Within& within) {
  if (ground.node(within.left).type.kind != Kind::code) {
    const auto of_values = [](const Datum& value, const Datum& entry) { return within_place(place(value, entry)); };
    if (const auto truth = recorded(ground, within.left, within.right, of_values)) return ground.arena.constant(*truth);
  }
  Formulas pairs;
  Data values_own, entries_own;
  const Data& values = ground.data(within.left, values_own);
  const Data& entries = ground.data(within.right, entries_own);
  for (const Datum& value : values) {
    for (const Datum& entry : entries) pairs.push_back(value_within(ground, value, entry));
  }
  if (ground.node(within.left).type.kind == Kind::code) ask_other_schemes(ground, values, entries, "within", pairs);
  return ground.arena.disjunction(pairs);
}

}  // namespace sekisho::evaluate
