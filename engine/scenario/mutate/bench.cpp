#include "engine/scenario/mutate/bench.h"

#include "engine/evaluate/ground.h"

namespace sekisho::mutate {
namespace {

using evaluate::FormulaId;
using evaluate::Ground;

constexpr std::uint64_t not_applying = 0;

/// What a rule and the exceptions to it come to, as one number; nothing where any of it is open.
std::optional<std::uint64_t> settled(Ground& ground, std::uint32_t index) {
  const FormulaId rule = ground.rule(index);
  if (rule == evaluate::always_false) return not_applying;
  if (rule != evaluate::always_true) return std::nullopt;
  const checked::Policy& policy = ground.world.policy;
  std::vector<std::uint32_t> exceptions = policy.rules[index].exceptions;
  exceptions.insert(exceptions.end(), policy.license_exceptions.begin(), policy.license_exceptions.end());
  constexpr std::size_t widest = 62;
  if (exceptions.size() > widest) return std::nullopt;
  std::uint64_t number = 1;
  for (const std::uint32_t at : exceptions) {
    const FormulaId exception = ground.exception(at);
    if (exception != evaluate::always_true && exception != evaluate::always_false) return std::nullopt;
    number = number * 2 + (exception == evaluate::always_true ? 1 : 0);
  }
  return number;
}

/// Whether a replacement demands something else where it applies as the original does.
bool demands_otherwise(const checked::Policy& policy, const Replacement& replacement) {
  if (const auto* rule = std::get_if<checked::Rule>(&replacement.declaration)) {
    const checked::Rule& original = policy.rules[replacement.index];
    return rule->effect != original.effect || rule->review != original.review;
  }
  if (const auto* exception = std::get_if<checked::Exception>(&replacement.declaration)) {
    const checked::Exception& original = policy.exceptions[replacement.index];
    return exception->leaves != original.leaves || exception->review != original.review;
  }
  return false;
}

}  // namespace

Bench::Bench(const checked::Policy& with_mutants)
    : law_policy_(std::make_shared<checked::Policy>(with_mutants)),
      mutant_policy_(std::make_shared<checked::Policy>(with_mutants)),
      law_(law_policy_),
      mutant_(mutant_policy_) {}

void Bench::plant(const std::vector<Replacement>& replacements) {
  exchange(*mutant_policy_, planted_);
  planted_ = replacements;
  demands_otherwise_ = false;
  for (const Replacement& one : planted_) demands_otherwise_ = demands_otherwise_ || demands_otherwise(*mutant_policy_, one);
  exchange(*mutant_policy_, planted_);
  mutant_.forget_declarations();
}

bool Bench::may_differ(const Scenario& scenario, const Affected& affected) {
  Ground& law_ground = law(scenario).stand_on(scenario.record);
  Ground& mutant_ground = mutant(scenario).stand_on(scenario.record);
  for (int line = 1; line <= static_cast<int>(scenario.record.items.size()); ++line) {
    law_ground.begin_line(line);
    mutant_ground.begin_line(line);
    for (const std::uint32_t rule : affected.rules) {
      const std::optional<std::uint64_t> before = settled(law_ground, rule);
      const std::optional<std::uint64_t> after = settled(mutant_ground, rule);
      if (!before || before != after || (demands_otherwise_ && *before != not_applying)) return true;
    }
  }
  return false;
}

}  // namespace sekisho::mutate
