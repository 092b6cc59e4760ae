#include "engine/parse/transform.h"

namespace sekisho::parsing {
namespace {

void set_quote(const Reader& reader, std::optional<ast::Quote>& place, const Token& head, Grammar::TextContext& value) {
  if (place) return report_twice(reader, head, place->span);
  place = quote(reader, value);
}

void add(const Reader& reader, ast::Regime& regime, Grammar::RegimeClauseContext& clause) {
  switch (clause.head->getType()) {
    case Grammar::TITLE:
      return set_quote(reader, regime.title, *clause.head, *clause.value);
    case Grammar::TIMEZONE:
      return set_quote(reader, regime.timezone, *clause.head, *clause.value);
    case Grammar::SOURCE:
      return set_quote(reader, regime.source, *clause.head, *clause.value);
    case Grammar::AUTHORITY:
      regime.authorities.push_back(quote(reader, *clause.value));
      if (!regime.authority_name) regime.authority_name = regime.authorities.back();
      return;
    default:
      if (regime.jurisdiction) return report_twice(reader, *clause.head, regime.jurisdiction->span);
      regime.jurisdiction = word(reader, *clause.place);
  }
}

}  // namespace

ast::Regime regime(const Reader& reader, Grammar::RegimeContext& context) {
  ast::Regime result;
  result.name = declared_name(reader, *context.name, false);
  for (Grammar::RegimeClauseContext* clause : context.clauses) {
    if (clause->period != nullptr)
      parsing::add(reader, result.common, *clause->period);
    else if (clause->state != nullptr)
      parsing::add(reader, result.common, *clause->state);
    else if (clause->note != nullptr)
      parsing::add(reader, result.common, *clause->note);
    else
      add(reader, result, *clause);
  }
  return result;
}

ast::Continues continues(const Reader& reader, Grammar::ContinuesContext& context) {
  ast::Continues result;
  result.regime = declared_name(reader, *context.name, false);
  return result;
}

}  // namespace sekisho::parsing
