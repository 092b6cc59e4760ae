#include "engine/scenario/coverage.h"

#include <algorithm>
#include <deque>
#include <map>

#include "engine/scenario/judges.h"
#include "engine/scenario/valued.h"

namespace sekisho {
namespace {

using evaluate::FormulaId;
using evaluate::Ground;
using scenario::Valued;
using scenario::Written;
using scenario::WrittenClauses;

/// A declaration while it is measured.
struct Measured {
  DeclarationCoverage coverage;
  std::uint32_t index = 0;
  WrittenClauses clauses;
  Valued when, unless;
};

/// What stands still: the policy, and all that is measured. A deque, since conditions with values refer to those written.
struct Measuring {
  const checked::Policy& policy;
  scenario::Declarations texts;
  std::deque<Measured> all;
};

void count(ValueCounts& counts, Truth value) { ++counts.lines[static_cast<std::size_t>(value)]; }

// ---- what is measured

template <class Text, class Provision>
WrittenClauses clauses_of(const Measuring& measuring, const Provision& provision) {
  const auto* text = measuring.texts.find<Text>(provision.declared.span);
  return text == nullptr ? WrittenClauses{} : scenario::written(measuring.policy, provision, *text);
}

WrittenClauses clauses_of(const Measuring& measuring, const checked::Define& define) {
  const auto* text = measuring.texts.find<ast::Define>(define.declared.span);
  return {scenario::written(measuring.policy, define.value, text == nullptr ? nullptr : text->value), {}};
}

void add(Measuring& measuring, DeclarationKind kind, std::size_t index, const checked::Declared& declared,
         const scenario::Reachable& reachable, WrittenClauses clauses = {}) {
  if (declared.proposed) return;
  Measured& measured = measuring.all.emplace_back();
  measured.coverage = {kind, declared.name, declared.span, {{}, reachable}, {}};
  measured.index = static_cast<std::uint32_t>(index);
  measured.clauses = std::move(clauses);
  std::vector<const Written*> leaves;
  measured.when = scenario::valued(measured.clauses.when, leaves);
  measured.when.value = Truth::True;  // where it is absent
  measured.unless = scenario::valued(measured.clauses.unless, leaves);
  measured.unless.value = Truth::False;
  if (leaves.size() < 2) return;
  for (const Written* leaf : leaves)
    measured.coverage.parts.push_back({leaf->text->span, {{}, scenario::reachable(measuring.policy, leaf->node)}});
}

template <class Declaration, class ClausesOf>
void add_all(Measuring& measuring, DeclarationKind kind, const std::vector<Declaration>& declarations, ClausesOf&& clauses_of_one) {
  for (std::size_t at = 0; at < declarations.size(); ++at) {
    const Declaration& one = declarations[at];
    add(measuring, kind, at, one.declared, scenario::reachable(measuring.policy, one), clauses_of_one(one));
  }
}

Measuring measuring_of(const checked::Policy& policy) {
  Measuring measuring{policy, scenario::Declarations(*policy.bundle), {}};
  const auto none = [](const auto&) { return WrittenClauses{}; };
  add_all(measuring, DeclarationKind::rule, policy.rules, [&](const auto& rule) { return clauses_of<ast::Rule>(measuring, rule); });
  add_all(measuring, DeclarationKind::exception, policy.exceptions,
          [&](const auto& exception) { return clauses_of<ast::Exception>(measuring, exception); });
  add_all(measuring, DeclarationKind::suspension, policy.suspensions, none);
  add_all(measuring, DeclarationKind::repeal, policy.repeals, none);
  for (std::size_t at = 0; at < policy.defines.size(); ++at) {
    const checked::Define& define = policy.defines[at];
    if (define.parameter_slot >= 0 || !policy.nodes[define.value].condition) continue;
    add(measuring, DeclarationKind::definition, at, define.declared, scenario::reachable(policy, define),
        clauses_of(measuring, define));
  }
  for (std::size_t at = 0; at < policy.terms.size(); ++at) {
    if (policy.terms[at].parameter_slot < 0)
      add(measuring, DeclarationKind::term, at, policy.terms[at].declared, scenario::Reachable::all());
  }
  return measuring;
}

// ---- one line

/// `when` decides nothing where `unless` certainly holds, and the other way round.
void count_parts(Ground& ground, const Timezone& zone, Measured& measured) {
  if (measured.coverage.parts.empty()) return;
  scenario::evaluate(ground, zone, measured.when);
  scenario::evaluate(ground, zone, measured.unless);
  std::vector<const Valued*> deciding;
  if (measured.unless.value != Truth::True) scenario::deciding_leaves(ground, measured.when, deciding);
  if (measured.when.value != Truth::False) scenario::deciding_leaves(ground, measured.unless, deciding);
  for (const Valued* leaf : deciding) count(measured.coverage.parts[leaf->leaf - 1].counts, leaf->value);
}

void measure_provision(Ground& ground, Measured& measured, const checked::Declared& declared, FormulaId force, FormulaId holds) {
  if (ground.arena[force].value == Truth::False) return;
  count(measured.coverage.counts, ground.arena[holds].value);
  count_parts(ground, ground.world.zone_of(declared), measured);
}

void measure_definition(Ground& ground, Measured& measured, const checked::Define& define) {
  const Timezone& zone = ground.world.zone_of(define.declared);
  ground.zone = &zone;
  const FormulaId value = ground.choose(define.declared.group, [&] { return ground.definition(define, zone); });
  count(measured.coverage.counts, ground.arena[value].value);
  count_parts(ground, zone, measured);
}

void measure(Ground& ground, Measured& measured) {
  const checked::Policy& policy = ground.world.policy;
  const std::uint32_t at = measured.index;
  const auto count_value = [&](FormulaId formula) { count(measured.coverage.counts, ground.arena[formula].value); };
  const auto zone_of = [&](const auto& declaration) -> const Timezone& { return ground.world.zone_of(declaration.declared); };
  switch (measured.coverage.kind) {
    case DeclarationKind::rule:
      measure_provision(ground, measured, policy.rules[at].declared, ground.rule_force(at), ground.rule(at));
      return;
    case DeclarationKind::exception:
      measure_provision(ground, measured, policy.exceptions[at].declared, ground.exception_force(at), ground.exception(at));
      return;
    case DeclarationKind::suspension:
      if (ground.view->suspensions[at] != 0) count_value(ground.suspended(at, zone_of(policy.suspensions[at])));
      return;
    case DeclarationKind::repeal:
      if (ground.view->repeals[at] != 0) count_value(ground.repealed(at, zone_of(policy.repeals[at])));
      return;
    case DeclarationKind::definition:
      measure_definition(ground, measured, policy.defines[at]);
      return;
    case DeclarationKind::term:
      ground.zone = &zone_of(policy.terms[at]);
      count_value(evaluate::ground_term(ground, checked::TermUse{at, checked::none}));
  }
}

// ---- readings

/// By name: groups of one name (a status and readings of its own) are told apart by their branches.
std::vector<ReadingCoverage> readings_of(const checked::Policy& policy) {
  std::vector<ReadingCoverage> readings;
  for (const checked::Group& group : policy.groups) {
    ReadingCoverage& reading = readings.emplace_back();
    reading.of = group.of;
    for (const checked::Branch& branch : group.branches) reading.branches.push_back({branch.name, 0});
  }
  std::stable_sort(readings.begin(), readings.end(), [](const auto& a, const auto& b) { return a.of < b.of; });
  return readings;
}

void count_readings(const Decision& decision, std::vector<ReadingCoverage>& readings) {
  for (ReadingCoverage& reading : readings) {
    const bool open = std::any_of(decision.questions.begin(), decision.questions.end(), [&](const Question& question) {
      return question.of == reading.of && !question.readings.empty() &&
             question.readings.front().name == reading.branches.front().name;
    });
    if (open) ++reading.open;
    for (ReadingCoverage::Branch& branch : reading.branches) {
      const bool adopted = std::any_of(decision.adopted.begin(), decision.adopted.end(),
                                       [&](const Adopted& one) { return one.of == reading.of && one.reading == branch.name; });
      if (adopted) ++branch.adopted;
    }
  }
}

/// Where each choice is declared.
void place_readings(const checked::Policy& policy, std::vector<ReadingCoverage>& readings) {
  std::map<std::string, Span> places;
  const auto note = [&](const auto& declarations) {
    for (const auto& one : declarations) places.emplace(one.declared.name, one.declared.span);
  };
  for (const checked::Regime& regime : policy.regimes) places.emplace(regime.name, regime.span);
  note(policy.rules), note(policy.exceptions), note(policy.suspensions);
  note(policy.repeals), note(policy.defines), note(policy.terms);
  for (ReadingCoverage& reading : readings) {
    if (const auto found = places.find(reading.of); found != places.end()) reading.span = found->second;
  }
}

bool is_written_before(const DeclarationCoverage& a, const DeclarationCoverage& b) {
  const std::string& path = a.span.source->path;
  return path != b.span.source->path ? path < b.span.source->path : a.span.begin < b.span.begin;
}

void add_values(CoverageTotals& totals, const ValueCounts& counts) {
  ++totals.things;
  for (const Truth value : {Truth::False, Truth::Unknown, Truth::True}) {
    if (!counts.reachable[value]) continue;
    ++totals.reachable;
    if (counts.of(value) > 0) ++totals.reached;
  }
}

}  // namespace

std::string_view to_string(DeclarationKind kind) {
  switch (kind) {
    case DeclarationKind::rule:
      return "rule";
    case DeclarationKind::exception:
      return "exception";
    case DeclarationKind::suspension:
      return "suspension";
    case DeclarationKind::repeal:
      return "repeal";
    case DeclarationKind::definition:
      return "definition";
    case DeclarationKind::term:
      break;
  }
  return "open term";
}

ScenarioCoverage measure_coverage(const std::vector<CaseResult>& results, const std::shared_ptr<const checked::Policy>& policy) {
  ScenarioCoverage coverage;
  Measuring measuring = measuring_of(*policy);
  coverage.readings = readings_of(*policy);
  place_readings(*policy, coverage.readings);
  scenario::Judges judges(policy);
  for (const CaseResult& result : results) {
    if (!result.decision) continue;
    ++coverage.scenarios;
    count_readings(*result.decision, coverage.readings);
    Ground& ground = judges.judge_of(*result.scenario).stand_on(result.scenario->record);
    for (int line = 1; line <= static_cast<int>(result.scenario->record.items.size()); ++line) {
      ground.begin_line(line);
      ++coverage.lines;
      for (Measured& measured : measuring.all) measure(ground, measured);
    }
  }
  for (Measured& measured : measuring.all) coverage.declarations.push_back(std::move(measured.coverage));
  std::stable_sort(coverage.declarations.begin(), coverage.declarations.end(), is_written_before);
  return coverage;
}

CoverageTotals totals(const ScenarioCoverage& coverage, DeclarationKind kind) {
  CoverageTotals totals;
  for (const DeclarationCoverage& declaration : coverage.declarations) {
    if (declaration.kind == kind) add_values(totals, declaration.counts);
  }
  return totals;
}

CoverageTotals totals_of_parts(const ScenarioCoverage& coverage) {
  CoverageTotals totals;
  for (const DeclarationCoverage& declaration : coverage.declarations) {
    for (const PartCoverage& part : declaration.parts) add_values(totals, part.counts);
  }
  return totals;
}

CoverageTotals totals_of_readings(const ScenarioCoverage& coverage) {
  CoverageTotals totals;
  for (const ReadingCoverage& reading : coverage.readings) {
    ++totals.things;
    totals.reachable += reading.branches.size() + 1;
    totals.reached += reading.open > 0 ? 1 : 0;
    for (const ReadingCoverage::Branch& branch : reading.branches) totals.reached += branch.adopted > 0 ? 1 : 0;
  }
  return totals;
}

}  // namespace sekisho
