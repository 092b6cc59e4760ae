#include "engine/scenario/mutate/mutant.h"

#include <algorithm>

#include "engine/scenario/mutate/planting.h"

namespace sekisho {
namespace {

using mutate::Clause;
using scenario::Written;

void plant_in_clause(Mutants& mutants, const Clause& clause) {
  if (clause.condition.node != checked::none) mutate::plant_in_condition({mutants, clause, {&clause.condition}});
}

template <class Text, class Provision>
void plant_in_clauses(Mutants& mutants, const scenario::Declarations& texts, const std::vector<Provision>& provisions) {
  for (std::uint32_t index = 0; index < provisions.size(); ++index) {
    const Provision& provision = provisions[index];
    const auto* text = texts.find<Text>(provision.declared.span);
    if (text == nullptr) continue;
    scenario::WrittenClauses clauses = scenario::written(*mutants.policy, provision, *text);
    const auto with = [&](checked::NodeId Provision::* clause) {
      return [&provision, index, clause](checked::NodeId node) {
        Provision changed = provision;
        changed.*clause = node;
        return Replacement{index, std::move(changed)};
      };
    };
    const std::string& name = provision.declared.name;
    plant_in_clause(mutants, {Clause::Kind::when, name, std::move(clauses.when), with(&Provision::when)});
    plant_in_clause(mutants, {Clause::Kind::unless, name, std::move(clauses.unless), with(&Provision::unless)});
  }
}

void plant_in_definitions(Mutants& mutants, const scenario::Declarations& texts) {
  const checked::Policy& policy = *mutants.policy;
  for (std::uint32_t index = 0; index < policy.defines.size(); ++index) {
    const checked::Define& define = policy.defines[index];
    const auto* text = texts.find<ast::Define>(define.declared.span);
    if (text == nullptr || !policy.nodes[define.value].condition) continue;
    const auto with = [&define, index](checked::NodeId node) {
      checked::Define changed = define;
      changed.value = node;
      return Replacement{index, std::move(changed)};
    };
    plant_in_clause(mutants,
                    {Clause::Kind::definition, define.declared.name, scenario::written(policy, define.value, text->value), with});
  }
}

void plant_in_terms(Mutants& mutants, const scenario::Declarations& texts) {
  const checked::Policy& policy = *mutants.policy;
  for (std::uint32_t index = 0; index < policy.terms.size(); ++index) {
    const checked::OpenTerm& term = policy.terms[index];
    const auto* text = texts.find<ast::OpenTerm>(term.declared.span);
    if (text == nullptr) continue;
    const auto with = [&](checked::NodeId checked::OpenTerm::* clause) {
      return [&term, index, clause](checked::NodeId node) {
        checked::OpenTerm changed = term;
        changed.*clause = node;
        return Replacement{index, std::move(changed)};
      };
    };
    const std::string& name = term.declared.name;
    plant_in_clause(mutants, {Clause::Kind::other, name, scenario::written(policy, term.presume_when, text->presume_when),
                              with(&checked::OpenTerm::presume_when)});
    plant_in_clause(mutants, {Clause::Kind::other, name, scenario::written(policy, term.otherwise, text->otherwise),
                              with(&checked::OpenTerm::otherwise)});
  }
}

bool is_written_before(const Mutant& a, const Mutant& b) {
  const std::string& path = a.span.source->path;
  return path != b.span.source->path ? path < b.span.source->path : a.span.begin < b.span.begin;
}

}  // namespace

Mutants mutants_of(const checked::Policy& policy) {
  Mutants mutants{std::make_shared<checked::Policy>(policy), {}};
  const scenario::Declarations texts(*policy.bundle);
  mutate::plant_in_declarations(mutants, texts);
  mutate::plant_in_dates(mutants, texts);
  plant_in_clauses<ast::Rule>(mutants, texts, policy.rules);
  plant_in_clauses<ast::Exception>(mutants, texts, policy.exceptions);
  plant_in_definitions(mutants, texts);
  plant_in_terms(mutants, texts);
  std::erase_if(mutants.all, [](const Mutant& mutant) { return mutant.span.source == nullptr; });
  std::stable_sort(mutants.all.begin(), mutants.all.end(), is_written_before);
  return mutants;
}

void exchange(checked::Policy& policy, std::vector<Replacement>& replacements) {
  for (Replacement& replacement : replacements) {
    const std::uint32_t at = replacement.index;
    std::visit(
        [&](auto& declaration) {
          using Declaration = std::decay_t<decltype(declaration)>;
          if constexpr (std::is_same_v<Declaration, checked::Rule>) std::swap(policy.rules[at], declaration);
          if constexpr (std::is_same_v<Declaration, checked::Exception>) std::swap(policy.exceptions[at], declaration);
          if constexpr (std::is_same_v<Declaration, checked::Suspension>) std::swap(policy.suspensions[at], declaration);
          if constexpr (std::is_same_v<Declaration, checked::Repeal>) std::swap(policy.repeals[at], declaration);
          if constexpr (std::is_same_v<Declaration, checked::Define>) std::swap(policy.defines[at], declaration);
          if constexpr (std::is_same_v<Declaration, checked::OpenTerm>) std::swap(policy.terms[at], declaration);
        },
        replacement.declaration);
  }
}

}  // namespace sekisho
