#include "engine/parse/transform.h"

namespace sekisho::parsing {

ast::Suspension suspension(const Reader& reader, Grammar::SuspensionContext& context) {
  ast::Suspension result;
  result.targets = targets(reader, *context.rules);
  for (Grammar::SuspensionReadingContext* branch : context.branches) {
    result.readings.push_back({declared_name(reader, *branch->name, false), text(reader, *branch->says),
                               branch->outcome->getType() == Grammar::HOLDS, span_of(reader, *branch)});
  }
  if (result.readings.size() == 1) {
    reader.diagnostics.error("single-reading", result.readings.front().span, "a single reading is no choice",
                             "add the other reading: one `as holds`, one `as never`");
  }
  for (Grammar::SuspensionClauseContext* clause : context.clauses) {
    if (clause->state != nullptr) {
      add(reader, result.common, *clause->state);
    } else if (clause->note != nullptr) {
      add(reader, result.common, *clause->note);
    } else if (clause->name == nullptr) {
      auto& place = clause->head->getType() == Grammar::FROM ? result.common.period.from : result.common.period.until;
      set_date(reader, place, *clause->head, *clause->date);
    } else if (result.name) {
      report_twice(reader, *clause->head, result.name->span);
    } else {
      result.name = declared_name(reader, *clause->name, false);
    }
  }
  return result;
}

ast::Repeal repeal(const Reader& reader, Grammar::RepealContext& context) {
  ast::Repeal result;
  result.targets = targets(reader, *context.rules);
  for (Grammar::RepealClauseContext* clause : context.clauses) {
    if (clause->note != nullptr)
      add(reader, result.common, *clause->note);
    else
      set_date(reader, result.common.period.from, *clause->head, *clause->date);
  }
  return result;
}

}  // namespace sekisho::parsing
