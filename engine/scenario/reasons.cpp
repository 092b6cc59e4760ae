#include "engine/scenario/reasons.h"

#include <algorithm>

#include "engine/evaluate/ground.h"
#include "engine/explain/law.h"
#include "engine/scenario/reading.h"

namespace sekisho::scenario {
namespace {

const Defeated* defeat_of(const Decision& decision, std::string_view rule, std::size_t& line) {
  for (line = 0; line < decision.lines.size(); ++line) {
    for (const Defeated& defeated : decision.lines[line].defeated) {
      if (defeated.rule == rule) return &defeated;
    }
  }
  return nullptr;
}

/// What keeps a rule out of force; empty where it is in force, or may be.
std::string force_of(const Scenario& scenario, const std::string& rule, Reference& reference) {
  evaluate::Ground& ground = reference.stand_on(scenario.record);
  const std::vector<checked::Rule>& rules = ground.world.policy.rules;
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const checked::Rule& one) { return one.declared.name == rule; });
  const evaluate::FormulaId force = ground.rule_force(static_cast<std::uint32_t>(found - rules.begin()));
  if (ground.arena[force].value != Truth::False) return "";
  for (const Provision& provision : law_at(ground.world.policy, scenario.record.date, ground.view->known)) {
    if (provision.kind == "rule" && provision.name == rule && !out_of_force(provision).empty()) return out_of_force(provision);
  }
  return "not in force: not announced yet, or left aside by the scenario";
}

/// Its value on the line where it comes nearest to holding.
struct Nearest {
  Valued valued;
  std::size_t line = 0;
};

Nearest nearest_line(const Scenario& scenario, const std::string& rule, Reference& reference) {
  Nearest nearest;
  nearest.valued.value = Truth::False;
  for (std::size_t line = 0; line < scenario.record.items.size(); ++line) {
    std::optional<Valued> valued = reference.value_of(scenario.record, rule, static_cast<int>(line) + 1);
    if (valued && (line == 0 || valued->value > nearest.valued.value)) nearest = {std::move(*valued), line};
  }
  return nearest;
}

}  // namespace

std::string on_line(std::size_t line, const Decision& decision) {
  return decision.lines.size() == 1 ? "" : " on line " + decision.lines[line].line_no;
}

Found finding_of(const Decision& decision, std::string_view rule) {
  Found best;
  for (std::size_t line = 0; line < decision.lines.size(); ++line) {
    for (const Finding& finding : decision.lines[line].findings) {
      if (finding.rule != rule) continue;
      if (best.finding == nullptr || finding.holds > best.finding->holds) best = {&finding, line};
    }
  }
  return best;
}

std::vector<Reason> reasons_of(const Decision& decision) {
  std::vector<Reason> reasons;
  for (std::size_t line = 0; line < decision.lines.size(); ++line) {
    for (const Finding& finding : decision.lines[line].findings) {
      if (finding.certain != decision.certain && finding.possible != decision.possible) continue;
      const bool holds = finding.holds == Truth::True;
      Reason reason{"rule " + quoted(finding.rule) + (holds ? " holds" : " may hold") + on_line(line, decision), finding.evidence};
      reason.evidence.insert(reason.evidence.end(), finding.open.begin(), finding.open.end());
      reasons.push_back(std::move(reason));
    }
    for (const Defeated& defeated : decision.lines[line].defeated) {
      reasons.push_back({"rule " + quoted(defeated.rule) + " is defeated by " + quoted(defeated.by) + on_line(line, decision), {}});
    }
  }
  if (reasons.empty()) reasons.push_back({"no rule was found", {}});
  return reasons;
}

std::string why_not(const Scenario& scenario, const Decision& decision, const std::string& rule, Reference& reference,
                    std::vector<Reason>& reasons) {
  if (const Found open = finding_of(decision, rule); open.finding != nullptr) {
    reasons.push_back({"", open.finding->open});
    return "unknown" + on_line(open.line, decision);
  }
  std::size_t line = 0;
  if (const Defeated* defeated = defeat_of(decision, rule, line); defeated != nullptr) {
    const std::optional<Valued> valued = reference.value_of(scenario.record, defeated->by, static_cast<int>(line) + 1);
    if (valued) reasons.push_back({"", valued->evidence});
    return "defeated by " + quoted(defeated->by) + on_line(line, decision);
  }
  if (const std::string force = force_of(scenario, rule, reference); !force.empty()) return force;
  Nearest nearest = nearest_line(scenario, rule, reference);
  reasons.push_back({"", std::move(nearest.valued.evidence)});
  return "does not hold" + on_line(nearest.line, decision);
}

}  // namespace sekisho::scenario
