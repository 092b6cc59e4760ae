#include "engine/parse/transform.h"

namespace sekisho::parsing {
namespace {

ast::Fold fold_of(std::size_t type) {
  switch (type) {
    case Grammar::TOTAL:
      return ast::Fold::total;
    case Grammar::COUNT:
      return ast::Fold::count;
    case Grammar::LARGEST:
      return ast::Fold::largest;
    default:
      return ast::Fold::smallest;
  }
}

ast::Expr filter(const Reader& reader, Grammar::FilterContext& context) {
  if (context.bare != nullptr) return comparison(reader, *context.bare);
  return ast::make(ast::Parenthesised{expression(reader, *context.inside)}, span_of(reader, context));
}

void check_calendar(const Reader& reader, const ast::Word& period) {
  if (period.text == "year" || period.text == "quarter" || period.text == "month") return;
  reader.diagnostics.error("syntax", period.span, "there is no calendar `" + period.text + "`",
                           "write `calendar year`, `calendar quarter` or `calendar month`");
}

ast::Window window(const Reader& reader, Grammar::WindowContext& context) {
  ast::Window result;
  for (Grammar::WordContext* key : context.keys) result.keys.push_back(path(reader, *key));
  if (context.calendar != nullptr) {
    const ast::Word period = word(reader, *context.calendar);
    check_calendar(reader, period);
    result.calendar = period.text;
    return result;
  }
  const Span span{reader.source, begin_of(*context.amount), end_of(*context.unit)};
  result.duration = ast::make(number(reader, *context.amount, context.unit), span);
  return result;
}

}  // namespace

ast::Expr aggregate(const Reader& reader, Grammar::AggregateContext& context) {
  ast::Aggregate node;
  node.fold = fold_of(context.fold->getType());
  if (context.value != nullptr) node.value = value(reader, *context.value);
  if (context.name != nullptr) node.variable = declared_name(reader, *context.name, false);
  node.all_levels = context.all != nullptr;
  if (context.collection != nullptr) node.collection = path(reader, *context.collection);
  if (context.where != nullptr) node.condition = filter(reader, *context.where);
  if (context.log != nullptr) node.window = window(reader, *context.log);
  return ast::make(std::move(node), span_of(reader, context));
}

}  // namespace sekisho::parsing
