#include "engine/parse/transform.h"

namespace sekisho::parsing {
namespace {

void set_quote(const Reader& reader, std::optional<ast::Quote>& place, const Token& head, Grammar::TextContext& value) {
  if (place) return report_twice(reader, head, place->span);
  place = quote(reader, value);
}

void set_presumption(const Reader& reader, ast::OpenTerm& term, Grammar::OpenTermClauseContext& clause) {
  if (term.presume) return report_twice(reader, *clause.head, term.presume_span);
  term.presume = clause.answer->getType() == Grammar::TRUE;
  term.presume_span = span_of(reader, clause);
  if (clause.when != nullptr) term.presume_when = body(reader, *clause.when);
}

void add(const Reader& reader, ast::OpenTerm& term, Grammar::OpenTermClauseContext& clause) {
  switch (clause.head->getType()) {
    case Grammar::ASKS:
      return set_quote(reader, term.asks, *clause.head, *clause.value);
    case Grammar::GUIDANCE:
      return set_quote(reader, term.guidance, *clause.head, *clause.value);
    case Grammar::PRESUME:
      return set_presumption(reader, term, clause);
    default:
      if (term.otherwise != nullptr) return report_twice(reader, *clause.head, term.otherwise->span);
      term.otherwise = body(reader, *clause.otherwise);
  }
}

}  // namespace

ast::Define define(const Reader& reader, Grammar::DefineContext& context) {
  ast::Define result;
  result.name = declared_name(reader, *context.name, true);
  if (context.parameter != nullptr) result.parameter = declared_name(reader, *context.parameter, false);
  result.value = context.value != nullptr ? body(reader, *context.value) : readings(reader, context.branches);
  for (Grammar::DefineClauseContext* clause : context.clauses) {
    if (clause->period != nullptr)
      add(reader, result.common, *clause->period);
    else
      add(reader, result.common, *clause->note);
  }
  return result;
}

ast::OpenTerm open_term(const Reader& reader, Grammar::OpenTermContext& context) {
  ast::OpenTerm result;
  result.name = declared_name(reader, *context.name, true);
  if (context.parameter != nullptr) result.parameter = declared_name(reader, *context.parameter, false);
  for (Grammar::OpenTermClauseContext* clause : context.clauses) {
    if (clause->note != nullptr)
      parsing::add(reader, result.common, *clause->note);
    else
      add(reader, result, *clause);
  }
  return result;
}

ast::Invariant invariant(const Reader& reader, Grammar::InvariantContext& context) {
  ast::Invariant result;
  result.name = declared_name(reader, *context.name, true);
  result.form = context.form->getType() == Grammar::NEVER ? ast::InvariantForm::never : ast::InvariantForm::always;
  if (context.bound != nullptr) result.comparison = context.bound->getType() == Grammar::LEAST ? "at least" : "at most";
  result.effect = effect_word(*context.level);
  result.when = body(reader, *context.when);
  for (Grammar::RemarkContext* clause : context.clauses) add(reader, result.common, *clause);
  return result;
}

ast::Declaration declaration(const Reader& reader, Grammar::DeclarationContext& context) {
  ast::Declaration result;
  if (context.ofRegime != nullptr)
    result = regime(reader, *context.ofRegime);
  else if (context.ofContinues != nullptr)
    result = continues(reader, *context.ofContinues);
  else if (context.ofRule != nullptr)
    result = rule(reader, *context.ofRule);
  else if (context.ofException != nullptr)
    result = exception(reader, *context.ofException);
  else if (context.ofSuspension != nullptr)
    result = suspension(reader, *context.ofSuspension);
  else if (context.ofRepeal != nullptr)
    result = repeal(reader, *context.ofRepeal);
  else if (context.ofDefine != nullptr)
    result = define(reader, *context.ofDefine);
  else if (context.ofTerm != nullptr)
    result = open_term(reader, *context.ofTerm);
  else
    result = invariant(reader, *context.ofInvariant);
  ast::common_of(result).span = span_of(reader, context);
  return result;
}

}  // namespace sekisho::parsing
