#include "tests/catch.h"
#include "tests/parse/shape.h"

using namespace sekisho;

TEST_CASE("words, numbers, units, codes, dates and texts") {
  struct Row {
    const char* text;
    const char* shape;
  };
  const std::vector<Row> rows{
      {"destination is NO", "(equal destination NO)"},
      {"destination in (IN, IS, AS, BY, AT, TO)", "(in destination [IN IS AS BY AT TO])"},
      {"item-value", "item-value"},
      {"item.value - 5 USD > 0", "(more (- item|value 5_USD) 0)"},
      {"cn-2026-1.third-country", "cn-2026-1|third-country"},
      {"a.in.when.rule is license.type", "(equal a|in|when|rule license|type)"},
      {"license is known", "(known license)"},
      {"item.hs_code within HS:2805.30", "(within item|hs_code <HS:2805.30>)"},
      {"(x within CN:1A003.b(2))", "(group (within x <CN:1A003.b(2)>))"},
      {"x is CN:none", "(equal x <CN:none>)"},
      {"x is HS-CN:85423190", "(equal x <HS-CN:85423190>)"},
      {"x > 1.73 g/cm3", "(more x 1.73_g/cm3)"},
      {"x > 50 /cm2", "(more x 50_/cm2)"},
      {"x > 5 inch", "(more x 5_inch)"},
      {"x > 3 µm", "(more x 3_µm)"},
      {"x > 99.99 %", "(more x 99.99_%)"},
      {"x > 3_000 USD", "(more x 3000_USD)"},
      {"x / 2 > 1", "(more (/ x 2) 1)"},
      {"x is 2026-01-06T09:00+08:00", "(equal x 2026-01-06T09:00:00+08:00)"},
      {"x is \"a \\\"b\\\" \\\\\"", "(equal x \"a \"b\" \\\")"},
      {"x is \"a\" # comment\n  \"b\"", "(equal x \"a b\")"},
      {"x is \"# no comment\"", "(equal x \"# no comment\")"},
      {"x is true", "(equal x TRUE)"},
      {"a/b > 1", "expected a condition or `reading`, found `a/b`"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shape::of_condition(row.text) == row.shape);
  }
}

TEST_CASE("every word with its place") {
  Diagnostics diagnostics;
  const std::string text = "# é\ndefine d as\n  item.value > 3 USD";
  const ast::File file = shape::file(text, diagnostics);
  const auto& define = std::get<ast::Define>(file.declarations.at(0));
  const auto& compare = std::get<ast::Compare>(define.value->node);
  const auto written = [&](const Span& span) { return text.substr(span.begin, span.end - span.begin); };
  CHECK(written(define.common.span) == text.substr(text.find("define")));
  CHECK(written(define.name.span) == "d");
  CHECK(written(compare.left->span) == "item.value");
  CHECK(written(std::get<ast::Path>(compare.left->node).steps.at(1).span) == "value");
  CHECK(written(compare.right->span) == "3 USD");
  REQUIRE(file.comments.size() == 1);
  CHECK(file.comments.front().text == " é");
}
