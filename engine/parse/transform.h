#pragma once

#include <string_view>

#include "engine/ast/ast.h"
#include "engine/parse/tokens.h"
#include "engine/text/diagnostic.h"

/// From the generated parser's contexts to the ast, by one function a construct. Contexts are complete: a declaration that did not
/// parse never comes here. What the grammar cannot say (a clause written twice, a day that does not exist) is reported here.
namespace sekisho::parsing {

struct Reader {
  SourcePtr source;
  std::string_view text;  // what the tokens' places refer to
  Diagnostics& diagnostics;
};

// ---- words (words.cpp) ---------------------------------------------------------------------------------------------------------
std::string_view text_of(const Reader& reader, const Token& token);
Span span_of(const Reader& reader, const Token& token);
Span span_of(const Reader& reader, const antlr4::ParserRuleContext& context);
ast::Word word(const Reader& reader, Grammar::WordContext& context);
/// The name a declaration, reading or variable gets: lower-case words joined by hyphens; `dots` where a regime's name may stand
/// before it.
ast::Word declared_name(const Reader& reader, Grammar::WordContext& context, bool dots);
/// Neighbouring strings joined by a blank, escapes resolved.
std::string text(const Reader& reader, Grammar::TextContext& context);
ast::Quote quote(const Reader& reader, Grammar::TextContext& context);
Time time(const Reader& reader, const Token& date);
ast::NumberLiteral number(const Reader& reader, const Token& digits, const Token* unit);

// ---- clauses (clauses.cpp) -----------------------------------------------------------------------------------------------------
ast::ReadableDate readable_date(const Reader& reader, Grammar::ReadableDateContext& context);
void add(const Reader& reader, ast::Common& common, Grammar::ValidityContext& context);
void add(const Reader& reader, ast::Common& common, Grammar::StandingContext& context);
void add(const Reader& reader, ast::Common& common, Grammar::RemarkContext& context);
/// Takes a date once.
void set_date(const Reader& reader, std::optional<ast::ReadableDate>& place, const Token& head, Grammar::ReadableDateContext& date);
void report_twice(const Reader& reader, const Token& head, const Span& first);
ast::EffectClause effect(const Reader& reader, Grammar::EffectContext& context);
ast::EffectClause remainder(const Reader& reader, Grammar::RemainderContext& context);
Effect effect_word(Grammar::EffectWordContext& context);
ast::Obligation obligation(const Reader& reader, Grammar::ObligationContext& context);
std::vector<ast::Target> targets(const Reader& reader, Grammar::TargetsContext& context);
void add(const Reader& reader, ast::Expr& when, std::vector<ast::Expr>& unless, Grammar::ConditionContext& context);

// ---- declarations --------------------------------------------------------------------------------------------------------------
ast::Regime regime(const Reader& reader, Grammar::RegimeContext& context);
ast::Continues continues(const Reader& reader, Grammar::ContinuesContext& context);
ast::Rule rule(const Reader& reader, Grammar::Rule_Context& context);
ast::Exception exception(const Reader& reader, Grammar::Exception_Context& context);
ast::Suspension suspension(const Reader& reader, Grammar::SuspensionContext& context);
ast::Repeal repeal(const Reader& reader, Grammar::RepealContext& context);
ast::Define define(const Reader& reader, Grammar::DefineContext& context);
ast::OpenTerm open_term(const Reader& reader, Grammar::OpenTermContext& context);
ast::Invariant invariant(const Reader& reader, Grammar::InvariantContext& context);
ast::Declaration declaration(const Reader& reader, Grammar::DeclarationContext& context);

// ---- conditions ----------------------------------------------------------------------------------------------------------------
ast::Expr body(const Reader& reader, Grammar::BodyContext& context);  // conditions.cpp
ast::Expr readings(const Reader& reader, const std::vector<Grammar::ReadingContext*>& branches);
ast::Expr expression(const Reader& reader, Grammar::ExprContext& context);
ast::Expr comparison(const Reader& reader, Grammar::ComparisonContext& context);  // comparisons.cpp
ast::Expr value(const Reader& reader, Grammar::TermContext& context);             // values.cpp
ast::Expr aggregate(const Reader& reader, Grammar::AggregateContext& context);    // aggregates.cpp
ast::Expr path(const Reader& reader, Grammar::WordContext& context);

}  // namespace sekisho::parsing
