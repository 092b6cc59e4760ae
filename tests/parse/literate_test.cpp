#include "tests/catch.h"
#include "tests/parse/shape.h"

using namespace sekisho;

TEST_CASE("in Markdown the blocks marked `sekisho` are the policy, and places are those of the Markdown") {
  const std::string text =
      "# Law é\n\nText with `define x as true`.\n\n```sekisho\ndefine a as true\n```\n\n```\ndefine b as true\n```\n\n"
      "~~~~ sekisho\ndefine c as\n```\n~~~~\n\n   ```sekisho title\n   define d as false # comment\n   ```\n";
  Diagnostics diagnostics;
  const ast::File file = shape::file(text, diagnostics, "law.policy.md");
  REQUIRE(file.declarations.size() == 2);
  CHECK(ast::name_of(file.declarations.at(0)) == "a");
  CHECK(ast::name_of(file.declarations.at(1)) == "d");
  const Span span = ast::common_of(file.declarations.at(1)).span;
  CHECK(text.substr(span.begin, span.end - span.begin) == "define d as false");
  REQUIRE(file.comments.size() == 1);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(position_of(*file.source, diagnostics.all().front().span.begin).line == 15);
}

TEST_CASE("a block that is never closed is reported and read") {
  Diagnostics diagnostics;
  const ast::File file = shape::file("```sekisho\ndefine a as true\n", diagnostics, "law.md");
  CHECK(file.declarations.size() == 1);
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all().front().code == "unclosed-fence");
}

TEST_CASE("Markdown without a policy is an empty policy, and another file is no Markdown") {
  Diagnostics diagnostics;
  CHECK(shape::file("# Only text\n", diagnostics, "law.md").declarations.empty());
  CHECK(diagnostics.all().empty());
  shape::file("```sekisho\ndefine a as true\n```\n", diagnostics, "law.policy");
  CHECK(diagnostics.has_errors());
}
