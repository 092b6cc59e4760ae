#include "engine/parse/transform.h"

namespace sekisho::parsing {

ast::Rule rule(const Reader& reader, Grammar::Rule_Context& context) {
  ast::Rule result;
  result.name = declared_name(reader, *context.name, true);
  if (context.title != nullptr) result.title = quote(reader, *context.title);
  for (Grammar::RuleClauseContext* clause : context.clauses) {
    if (clause->demand != nullptr)
      result.effects.push_back(effect(reader, *clause->demand));
    else if (clause->given != nullptr)
      add(reader, result.when, result.unless, *clause->given);
    else if (clause->duty != nullptr)
      result.obligations.push_back(obligation(reader, *clause->duty));
    else if (clause->period != nullptr)
      add(reader, result.common, *clause->period);
    else if (clause->state != nullptr)
      add(reader, result.common, *clause->state);
    else
      add(reader, result.common, *clause->note);
  }
  return result;
}

ast::Exception exception(const Reader& reader, Grammar::Exception_Context& context) {
  ast::Exception result;
  result.name = declared_name(reader, *context.name, true);
  if (context.title != nullptr) result.title = quote(reader, *context.title);
  result.to_licenses = context.reach->licenses != nullptr;
  if (context.reach->where != nullptr) result.licenses_where = expression(reader, *context.reach->where);
  if (context.reach->rules != nullptr) result.targets = targets(reader, *context.reach->rules);
  for (Grammar::ExceptionClauseContext* clause : context.clauses) {
    if (clause->rest != nullptr) {
      if (result.leaves)
        report_twice(reader, *clause->head, result.leaves->span);
      else
        result.leaves = remainder(reader, *clause->rest);
    } else if (clause->given != nullptr) {
      add(reader, result.when, result.unless, *clause->given);
    } else if (clause->duty != nullptr) {
      result.obligations.push_back(obligation(reader, *clause->duty));
    } else if (clause->period != nullptr) {
      add(reader, result.common, *clause->period);
    } else if (clause->state != nullptr) {
      add(reader, result.common, *clause->state);
    } else {
      add(reader, result.common, *clause->note);
    }
  }
  return result;
}

}  // namespace sekisho::parsing
