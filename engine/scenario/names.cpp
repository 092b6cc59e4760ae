#include "engine/scenario/names.h"

#include <algorithm>

namespace sekisho {
namespace {

void tidy(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  if (!names.empty() && names.front().empty()) names.erase(names.begin());
}

void add_obligations(std::vector<std::string>& names, const std::vector<checked::Obligation>& obligations) {
  for (const checked::Obligation& obligation : obligations) names.push_back(obligation.name);
}

}  // namespace

ScenarioNames scenario_names(const checked::Policy& policy) {
  ScenarioNames names;
  for (const checked::Regime& regime : policy.regimes) names.regimes.push_back(regime.name);
  for (const checked::Rule& rule : policy.rules) {
    names.rules.push_back(rule.declared.name);
    names.valued.push_back(rule.declared.name);
    add_obligations(names.obligations, rule.obligations);
  }
  for (const checked::Exception& exception : policy.exceptions) {
    names.undoable.push_back(exception.declared.name);
    names.valued.push_back(exception.declared.name);
    add_obligations(names.obligations, exception.obligations);
  }
  for (const checked::Suspension& suspension : policy.suspensions) names.undoable.push_back(suspension.declared.name);
  for (const Adoption& adoption : policy.bundle->adoptions) names.undoable.push_back(adoption.of);
  for (const checked::Define& define : policy.defines) names.valued.push_back(define.declared.name);
  for (const checked::OpenTerm& term : policy.terms) {
    names.valued.push_back(term.declared.name);
    names.askable.push_back(term.declared.name);
  }
  for (const checked::Group& group : policy.groups) {
    names.groups.push_back(group.of);
    names.askable.push_back(group.of);
  }
  for (const Field& field : policy.bundle->schema.objects.front().fields) names.askable.push_back(field.name);
  for (auto* list :
       {&names.regimes, &names.rules, &names.undoable, &names.groups, &names.valued, &names.obligations, &names.askable}) {
    tidy(*list);
  }
  return names;
}

bool has_name(const std::vector<std::string>& sorted, std::string_view name) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

}  // namespace sekisho
