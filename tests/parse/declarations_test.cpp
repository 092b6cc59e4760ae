#include "tests/catch.h"
#include "tests/parse/shape.h"

using namespace sekisho;

namespace {

ast::File read(const std::string& text) {
  Diagnostics diagnostics;
  ast::File file = shape::file(text, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) FAIL_CHECK(diagnostic.message);
  return file;
}

template <class Declaration>
Declaration only(const std::string& text) {
  const ast::File file = read(text);
  REQUIRE(file.declarations.size() == 1);
  return std::get<Declaration>(file.declarations.front());
}

}  // namespace

TEST_CASE("a regime with all its clauses") {
  const auto regime = only<ast::Regime>(
      "regime cn-1 title \"T\" authority \"A\" authority \"B\" jurisdiction CN timezone \"Asia/Shanghai\" announced 2026-01-05\n"
      "effective 2026-01-06 until 2026-12-31 source \"S\" status reported denied by \"D\" confidence unverified");
  CHECK(regime.name.text == "cn-1");
  CHECK(regime.title->text == "T");
  CHECK(regime.authorities.size() == 2);
  CHECK(regime.authority_name->text == "A");
  CHECK(regime.jurisdiction->text == "CN");
  CHECK(regime.source->text == "S");
  CHECK(to_string(regime.common.announced->branches.at(0).time) == "2026-01-05");
  CHECK(to_string(regime.common.period.from->branches.at(0).time) == "2026-01-06");
  CHECK(to_string(regime.common.period.until->branches.at(0).time) == "2026-12-31");
  CHECK(regime.common.status->status == ast::Status::reported);
  CHECK(regime.common.denied_by.at(0).text == "D");
  CHECK(regime.common.confidence_unverified);
}

TEST_CASE("a rule with its effect, conditions and obligations") {
  const auto rule = only<ast::Rule>(
      "rule cn-1.a \"Title\"\n requires license case by case\n requires document end-user-statement \"what\" within \"5 days\"\n"
      " when a is b\n unless c\n unless d\n cites \"x\" \"y\"\n because \"z\"");
  REQUIRE(rule.effects.size() == 1);
  CHECK(rule.effects.front().effect == Effect::license);
  CHECK(rule.effects.front().review == Review::case_by_case);
  REQUIRE(rule.obligations.size() == 1);
  CHECK(rule.obligations.front().act == ast::Act::document);
  CHECK(rule.obligations.front().within == "5 days");
  CHECK(shape::of(rule.when) == "(equal a b)");
  CHECK(rule.unless.size() == 2);
  CHECK(rule.common.cites.at(0).text == "x y");
}

TEST_CASE("every effect") {
  struct Row {
    const char* text;
    Effect effect;
    Review review;
  };
  const std::vector<Row> rows{
      {"prohibits", Effect::prohibit, Review::none},
      {"requires license", Effect::license, Review::none},
      {"requires license presumption of approval", Effect::license, Review::presumption_of_approval},
      {"requires license presumption of denial", Effect::deny, Review::presumption_of_denial},
      {"requires license policy of denial", Effect::deny, Review::presumption_of_denial},
      {"requires notice", Effect::notify, Review::none},
      {"refer to \"counsel\"", Effect::refer, Review::none},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto rule = only<ast::Rule>("rule a.b " + std::string(row.text));
    REQUIRE(rule.effects.size() == 1);
    CHECK(rule.effects.front().effect == row.effect);
    CHECK(rule.effects.front().review == row.review);
  }
}

TEST_CASE("exceptions, and exceptions to licences") {
  const auto exception =
      only<ast::Exception>("exception a.b \"t\" to cn-*.license, R.*, cn-2026-1.third-country leaves notify when c");
  REQUIRE(exception.targets.size() == 3);
  CHECK(exception.targets.at(0).pattern == "cn-*.license");
  CHECK(exception.targets.at(1).pattern == "R.*");
  CHECK(exception.targets.at(2).pattern == "cn-2026-1.third-country");
  CHECK(exception.leaves->effect == Effect::notify);
  const auto licenses = only<ast::Exception>("exception a.b to licenses where (license.type is \"x\") when c");
  CHECK(licenses.to_licenses);
  CHECK(shape::of(licenses.licenses_where) == "(group (equal license|type \"x\"))");
  CHECK(shape::of(licenses.when) == "c");
}

TEST_CASE("suspensions, with readings of their days and of themselves, and repeals") {
  const auto suspension = only<ast::Suspension>(
      "suspend cn-2025-57.*, cn-2025-61.*\n reading a \"x\" as holds\n reading b \"y\" as never\n from 2025-11-07\n"
      " until reading a \"x\" as 2026-11-10\n reading b \"y\" as 2026-11-09\n as no-70");
  CHECK(suspension.targets.size() == 2);
  REQUIRE(suspension.readings.size() == 2);
  CHECK(suspension.readings.at(0).holds);
  CHECK_FALSE(suspension.readings.at(1).holds);
  CHECK(suspension.common.period.until->branches.size() == 2);
  CHECK(suspension.common.period.until->branches.at(1).name->text == "b");
  CHECK(suspension.name->text == "no-70");
  const auto repeal = only<ast::Repeal>("repeal no-70 from 2026-01-06T00:00+08:00 cites \"x\"");
  CHECK(repeal.targets.at(0).pattern == "no-70");
  CHECK(to_string(repeal.common.period.from->branches.at(0).time) == "2026-01-06T00:00:00+08:00");
}

TEST_CASE("defines, open terms and invariants") {
  const auto define = only<ast::Define>("define d(p) as p.x is 1 and p.y effective 2024-12-01 until 2025-01-01");
  CHECK(define.parameter->text == "p");
  CHECK(shape::of(define.value) == "(and (equal p|x 1) p|y)");
  CHECK(define.common.period.until.has_value());
  const auto term =
      only<ast::OpenTerm>("open term t(p) asks \"q\" guidance \"g\" otherwise p.a is 1 presume false when p.b cites \"c\"");
  CHECK(term.asks->text == "q");
  CHECK(term.presume == false);
  CHECK(shape::of(term.presume_when) == "p|b");
  CHECK(shape::of(term.otherwise) == "(equal p|a 1)");
  const auto never = only<ast::Invariant>("invariant i never permit when a");
  CHECK(never.form == ast::InvariantForm::never);
  CHECK(never.effect == Effect::permit);
  const auto always = only<ast::Invariant>("invariant j always at least license when a");
  CHECK(always.comparison == "at least");
  CHECK(always.effect == Effect::license);
}

TEST_CASE("`continues regime` is one declaration, and words of the language are names where nothing else can stand") {
  const ast::File file = read("continues regime cn-1\nrule cn-1.license prohibits when license is known\ndefine document as true");
  REQUIRE(file.declarations.size() == 3);
  CHECK(std::get<ast::Continues>(file.declarations.at(0)).regime.text == "cn-1");
  CHECK(ast::name_of(file.declarations.at(2)) == "document");
}

TEST_CASE("a fault in one declaration leaves the others standing, and its other clauses") {
  Diagnostics diagnostics;
  const ast::File file = shape::file(
      "define a as true\nrule r.b \"t\"\n  prohibits\n  when x is is y\n  cites \"law\"\ndefine c as (true\ndefine d as false",
      diagnostics);
  REQUIRE(diagnostics.all().size() == 2);
  REQUIRE(file.declarations.size() == 3);
  const auto& rule = std::get<ast::Rule>(file.declarations.at(1));
  CHECK(rule.common.incomplete);
  CHECK(rule.effects.size() == 1);
  CHECK_FALSE(rule.when);
  CHECK(rule.common.cites.size() == 1);
  CHECK_FALSE(ast::common_of(file.declarations.at(2)).incomplete);
  CHECK(ast::name_of(file.declarations.at(2)) == "d");
}
