#include "engine/ast/print.h"

#include "engine/parse/format.h"
#include "tests/catch.h"
#include "tests/parse/shape.h"

using namespace sekisho;

namespace {

std::string formatted(const std::string& text, const std::string& path = "test.policy") {
  Diagnostics diagnostics;
  const std::optional<std::string> result = format(std::make_shared<const Source>(Source{path, text}), diagnostics);
  return result ? *result : "wrong: " + diagnostics.all().front().message;
}

}  // namespace

TEST_CASE("expressions print in words, with the parentheses they need") {
  struct Row {
    const char* text;
    const char* printed;
  };
  const std::vector<Row> rows{
      {"a=b and c!=d", "a is b and c is not d"},
      {"a <= 3  and b>=4", "a at most 3 and b at least 4"},
      {"((a))", "((a))"},
      {"x > 99.99 % and y < 50 /cm2", "x more than 99.99% and y less than 50 /cm2"},
      {"v is (reading a \"x\" as 1 reading b \"y\" as 2)", "v is (reading a \"x\" as 1 reading b \"y\" as 2)"},
      {"total of c.v over c in all i where c.s is 1 > 2", "total of c.v over c in all i where c.s is 1 more than 2"},
      {"x is \"a\"\n \"b\"", "x is \"a b\""},
      {"x is not known", "x is missing"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    Diagnostics diagnostics;
    const ast::File file = shape::file("define d as " + std::string(row.text), diagnostics);
    REQUIRE(diagnostics.all().empty());
    CHECK(ast::print(std::get<ast::Define>(file.declarations.at(0)).value) == row.printed);
  }
}

TEST_CASE("a policy in canonical layout, with every comment") {
  const std::string text =
      "# head\n\n# of r\nrule r.a \"t\" # beside r\n when a and # one\n # two\n b\n prohibits # three\n cites \"x\"\n\n\n# last of "
      "all\n";
  const std::string once = formatted(text);
  CHECK(once ==
        "# head\n\n# of r\nrule r.a \"t\"  # beside r\n  # two\n  prohibits  # three\n  when a and b  # one\n  cites \"x\"\n\n# "
        "last of all\n");
  CHECK(formatted(once) == once);
}

TEST_CASE("comments inside a last clause stay with it, however often it is printed") {
  const std::string once = formatted("define d as a # one\n and # two\n # three\n b\ndefine e as true");
  for (const char* comment : {"# one", "# two", "# three"}) CHECK(once.find(comment) != std::string::npos);
  CHECK(once.find("# three") < once.find("define e"));
  CHECK(formatted(once) == once);
}

TEST_CASE("of Markdown only the policy is formatted") {
  const std::string text = "# Law\n\n  ```sekisho\n  define   a as true # why\n  ```\n\ntext   with blanks\n";
  CHECK(formatted(text, "law.policy.md") == "# Law\n\n  ```sekisho\n  define a as\n    true  # why\n  ```\n\ntext   with blanks\n");
}

TEST_CASE("what has errors is not formatted") { CHECK(formatted("define a as is").rfind("wrong: ", 0) == 0); }

TEST_CASE("what differs only in layout and comments is the same, and nothing else is") {
  Diagnostics diagnostics;
  const auto file = [&](const char* text) { return shape::file(text, diagnostics); };
  CHECK(ast::same(file("define a as b is c # x"), file("define a\n as b = c")));
  CHECK_FALSE(ast::same(file("define a as b is c"), file("define a as b is d")));
  CHECK_FALSE(ast::same(file("define a as b"), file("define a as b define c as d")));
}
