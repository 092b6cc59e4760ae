#include "tests/ast/generate.h"

namespace sekisho::generate {
namespace {

using ast::Expr;

int below(Random& random, int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); }
bool chance(Random& random, int of = 2) { return below(random, of) == 0; }

template <class Node>
Expr made(Node node) {
  return ast::make(std::move(node), Span{});
}

template <class Choice, std::size_t count>
Choice one(Random& random, const Choice (&choices)[count]) {
  return choices[random() % count];
}

ast::Word word(Random& random) {
  const char* const words[] = {"a", "item-value", "cn-2026-1", "e1", "license", "document", "third-country", "x_y"};
  return {one(random, words), {}};
}

ast::Word name(Random& random) {
  const char* const names[] = {"p", "entry", "cn-2026-1", "license", "third-country"};
  return {one(random, names), {}};
}

std::string text(Random& random) {
  const char* const texts[] = {"", "text", "with \"quotes\"", "back\\slash", "# no comment", "日本"};
  return one(random, texts);
}

ast::Quote quote(Random& random) { return {text(random), {}}; }

Time time(Random& random) {
  const char* const times[] = {"2026-01-06", "0001-01-01", "2025-12-31T23:59:00+08:00", "2024-02-29T00:00:00.5Z"};
  return *parse_time(one(random, times));
}

Expr path(Random& random) {
  ast::Path node;
  node.steps.push_back(chance(random, 4) ? ast::Word{"NO", {}} : word(random));
  const char* const later[] = {"in", "when", "CN", "4", "purity", "rule"};
  for (int count = below(random, 3); count > 0; --count) node.steps.push_back({one(random, later), {}});
  return made(std::move(node));
}

Expr number(Random& random) {
  const char* const digits[] = {"0", "3_000", "12.50", "99.99"};
  const char* const units[] = {"", "", "%", "USD", "g/cm3", "/cm2", "days", "inch", "µm"};
  ast::NumberLiteral node;
  node.digits = one(random, digits);
  node.value = parse_number(node.digits, true).value;
  node.unit = one(random, units);
  return made(std::move(node));
}

std::vector<Expr> several(Random& random, Expr (*part)(Random&)) {
  std::vector<Expr> parts;
  for (int count = 2 + below(random, 2); count > 0; --count) parts.push_back(part(random));
  return parts;
}

std::vector<Expr> conditions(Random& random, int depth) {
  std::vector<Expr> parts;
  for (int count = 2 + below(random, 2); count > 0; --count) parts.push_back(condition(random, depth));
  return parts;
}

Expr readings(Random& random, int depth) {
  ast::Readings node;
  for (int count = 2; count > 0; --count) node.branches.push_back({name(random), text(random), condition(random, depth), {}});
  return made(std::move(node));
}

Expr leaf(Random& random) {
  switch (below(random, 7)) {
    case 0:
      return number(random);
    case 1:
      return made(ast::TextLiteral{text(random)});
    case 2:
      return made(ast::DateLiteral{time(random)});
    case 3:
      return made(ast::CodeLiteral{parse_code(chance(random) ? "CN:1E902.a" : "HS-CN:85423190")});
    case 4:
      return made(ast::TruthLiteral{chance(random)});
    default:
      return path(random);
  }
}

std::optional<ast::Where> where(Random& random, int depth) {
  if (chance(random)) return std::nullopt;
  ast::Where result;
  result.name = name(random);
  if (chance(random)) result.condition = condition(random, depth);
  return result;
}

Expr related(Random& random, int depth) {
  ast::Related node;
  node.relation = static_cast<ast::Relation>(below(random, 11));
  node.left = value(random, depth);
  node.right = chance(random) ? path(random) : made(ast::Tuple{several(random, path)});
  const bool bound = node.relation == ast::Relation::in || node.relation == ast::Relation::classified_in ||
                     node.relation == ast::Relation::matches || node.relation == ast::Relation::under_control_of;
  if (bound) node.where = where(random, depth);
  if (node.relation == ast::Relation::matches && chance(random)) {
    node.review = made(ast::NumberLiteral{parse_number("0.80").value, "0.80", {}, {}});
    if (chance(random)) node.certain = made(ast::NumberLiteral{parse_number("0.95").value, "0.95", {}, {}});
  }
  if (node.relation == ast::Relation::owned_by) {
    if (chance(random)) node.where = ast::Where{name(random), made(ast::Parenthesised{condition(random, depth)})};
    node.one_of = chance(random);
    node.threshold_comparator = chance(random) ? ast::Comparator::at_least : ast::Comparator::more;
    node.threshold = made(ast::NumberLiteral{Number(50), "50", "%", {}});
    if (chance(random)) node.owners = ast::Where{name(random), made(ast::Parenthesised{condition(random, depth)})};
    node.unlisted_unknown = chance(random);
  }
  return made(std::move(node));
}

Expr aggregate(Random& random, int depth) {
  ast::Aggregate node;
  node.fold = static_cast<ast::Fold>(below(random, 4));
  if (node.fold != ast::Fold::count) node.value = value(random, depth);
  if (chance(random)) node.condition = made(ast::Parenthesised{condition(random, depth)});
  if (chance(random, 3)) {
    ast::Window window;
    window.keys = several(random, path);
    if (chance(random))
      window.calendar = "quarter";
    else
      window.duration = made(ast::NumberLiteral{Number(90), "90", "days", {}});
    node.window = std::move(window);
  } else {
    node.variable = name(random);
    node.all_levels = chance(random);
    node.collection = path(random);
  }
  return made(std::move(node));
}

Expr compare(Random& random, int depth) {
  const auto comparator = static_cast<ast::Comparator>(below(random, 8));
  return made(ast::Compare{comparator, {}, value(random, depth), value(random, depth)});
}

Expr quantified(Random& random, int depth) {
  ast::Quantified node{static_cast<ast::Quantifier>(below(random, 3)), name(random), chance(random), path(random), nullptr};
  if (chance(random)) node.condition = condition(random, depth);
  return made(std::move(node));
}

ast::ReadableDate date(Random& random) {
  ast::ReadableDate result;
  if (chance(random)) {
    result.branches.push_back({std::nullopt, {}, time(random), {}});
  } else {
    for (int count = 2; count > 0; --count) result.branches.push_back({name(random), text(random), time(random), {}});
  }
  return result;
}

Expr body(Random& random) { return chance(random, 5) ? readings(random, 2) : condition(random, 4); }

ast::Common common(Random& random) {
  ast::Common result;
  if (chance(random)) result.announced = date(random);
  if (chance(random)) result.period.from = date(random);
  if (chance(random)) result.period.until = date(random);
  if (chance(random)) result.status = ast::StatusClause{static_cast<ast::Status>(below(random, 4)), {}};
  if (chance(random)) result.denied_by.push_back(quote(random));
  result.confidence_unverified = chance(random);
  for (int count = below(random, 3); count > 0; --count) result.cites.push_back(quote(random));
  if (chance(random)) result.because.push_back(quote(random));
  return result;
}

/// Of declarations that have neither status nor dates of their own.
ast::Common remarks(Random& random) {
  ast::Common result = common(random);
  result.period = {};
  result.status.reset();
  result.denied_by.clear();
  return result;
}

ast::EffectClause effect(Random& random) {
  ast::EffectClause clause;
  const Effect effects[] = {Effect::notify, Effect::refer, Effect::license, Effect::deny, Effect::prohibit};
  clause.effect = one(random, effects);
  if (clause.effect == Effect::refer) clause.refer = text(random);
  if (clause.effect == Effect::license) clause.review = static_cast<Review>(below(random, 3));
  if (clause.effect == Effect::deny) {
    clause.review = Review::presumption_of_denial;
    clause.deny_by_policy = chance(random);
  }
  return clause;
}

std::vector<ast::Obligation> obligations(Random& random) {
  std::vector<ast::Obligation> result;
  for (int count = below(random, 3); count > 0; --count)
    result.push_back({static_cast<ast::Act>(below(random, 7)), name(random), text(random), chance(random) ? "30 days" : "", {}});
  return result;
}

std::vector<ast::Target> targets(Random& random) {
  const char* const patterns[] = {"cn-2025-57.*", "cn-*.license", "no-70", "*", "cn-2026-1.third-country"};
  std::vector<ast::Target> result;
  for (int count = 1 + below(random, 3); count > 0; --count) result.push_back({one(random, patterns), {}});
  return result;
}

ast::Rule rule(Random& random) {
  ast::Rule result{common(random), name(random), std::nullopt, {}, nullptr, {}, obligations(random)};
  if (chance(random)) result.title = quote(random);
  if (chance(random)) result.effects.push_back(effect(random));
  if (chance(random)) result.when = body(random);
  for (int count = below(random, 3); count > 0; --count) result.unless.push_back(body(random));
  return result;
}

ast::Exception exception(Random& random) {
  ast::Exception result;
  result.common = common(random);
  result.name = name(random);
  if (chance(random)) result.title = quote(random);
  result.to_licenses = chance(random, 3);
  if (!result.to_licenses)
    result.targets = targets(random);
  else if (chance(random))
    result.licenses_where = condition(random, 2);
  if (chance(random)) result.leaves = effect(random);
  result.when = body(random);
  result.obligations = obligations(random);
  return result;
}

ast::Suspension suspension(Random& random) {
  ast::Suspension result;
  result.common = common(random);
  result.targets = targets(random);
  if (chance(random)) {
    for (const bool holds : {true, false}) result.readings.push_back({name(random), text(random), holds, {}});
  }
  if (chance(random)) result.name = name(random);
  return result;
}

ast::Repeal repeal(Random& random) {
  ast::Repeal result{remarks(random), targets(random)};
  result.common.period.from = date(random);
  return result;
}

ast::Define define(Random& random) {
  ast::Define result{common(random), name(random), std::nullopt, body(random)};
  result.common.status.reset();
  result.common.denied_by.clear();
  if (chance(random)) result.parameter = name(random);
  return result;
}

ast::OpenTerm open_term(Random& random) {
  ast::OpenTerm result;
  result.common = remarks(random);
  result.name = name(random);
  if (chance(random)) result.parameter = name(random);
  if (chance(random)) result.asks = quote(random);
  if (chance(random)) result.guidance = quote(random);
  if (chance(random)) result.presume = chance(random);
  if (result.presume && chance(random)) result.presume_when = body(random);
  if (chance(random)) result.otherwise = body(random);
  return result;
}

ast::Regime regime(Random& random) {
  ast::Regime result;
  result.common = common(random);
  result.name = name(random);
  if (chance(random)) result.title = quote(random);
  for (int count = below(random, 3); count > 0; --count) result.authorities.push_back(quote(random));
  if (chance(random)) result.jurisdiction = ast::Word{"NO", {}};
  if (chance(random)) result.timezone = quote(random);
  if (chance(random)) result.source = quote(random);
  return result;
}

}  // namespace

Expr value(Random& random, int depth) {
  if (depth <= 0) return leaf(random);
  switch (below(random, 9)) {
    case 0:
      return made(ast::Binary{static_cast<ast::Arithmetic>(below(random, 4)), value(random, depth - 1), value(random, depth - 1)});
    case 1:
      return made(ast::Negative{value(random, depth - 1)});
    case 2:
      return made(ast::PercentOf{value(random, depth - 1), value(random, depth - 1)});
    case 3:
      return aggregate(random, depth - 1);
    case 4:
      return readings(random, depth - 1);
    case 5:
      return made(ast::Call{name(random), value(random, depth - 1)});
    case 6:
      return made(ast::Parenthesised{value(random, depth - 1)});
    case 7:
      return made(ast::AnyOf{several(random, path)});
    default:
      return leaf(random);
  }
}

Expr condition(Random& random, int depth) {
  if (depth <= 0) return path(random);
  switch (below(random, 12)) {
    case 0:
      return made(ast::And{conditions(random, depth - 1)});
    case 1:
      return made(ast::Or{conditions(random, depth - 1)});
    case 2:
      return made(ast::Not{condition(random, depth - 1)});
    case 3:
      return made(ast::Possibly{condition(random, depth - 1)});
    case 4:
      return quantified(random, depth - 1);
    case 5:
      return made(ast::Known{path(random), chance(random)});
    case 6:
      return made(ast::WithinDays{value(random, depth - 1), number(random), value(random, depth - 1), chance(random)});
    case 7:
      return made(ast::AsOf{condition(random, depth - 1), time(random)});
    case 8:
      return made(ast::Parenthesised{condition(random, depth - 1)});
    case 9:
    case 10:
      return related(random, depth - 1);
    default:
      return compare(random, depth - 1);
  }
}

ast::Declaration declaration(Random& random) {
  switch (below(random, 9)) {
    case 0:
      return regime(random);
    case 1:
      return ast::Continues{{}, name(random)};
    case 2:
      return exception(random);
    case 3:
      return suspension(random);
    case 4:
      return repeal(random);
    case 5:
      return define(random);
    case 6:
      return open_term(random);
    case 7:
      return ast::Invariant{remarks(random),
                            name(random),
                            static_cast<ast::InvariantForm>(below(random, 2)),
                            chance(random) ? "at least" : "",
                            static_cast<Effect>(below(random, 6)),
                            body(random)};
    default:
      return rule(random);
  }
}

}  // namespace sekisho::generate
