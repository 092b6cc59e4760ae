#include <filesystem>

#include "engine/ast/print.h"
#include "engine/parse/parse.h"
#include "tests/ast/generate.h"
#include "tests/ast/outline.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/parse/shape.h"

using namespace sekisho;

namespace {

/// A shape without the parentheses that an author or the printer wrote only to group.
std::string ungrouped(const std::string& shape) {
  static const std::string group = "(group ";
  std::string result;
  std::vector<bool> written;  // of each open parenthesis
  bool quoted = false;
  for (std::size_t at = 0; at < shape.size(); ++at) {
    if (shape[at] == '"') quoted = !quoted;
    if (!quoted && shape[at] == '(') {
      written.push_back(shape.compare(at, group.size(), group) != 0);
      if (!written.back()) {
        at += group.size() - 1;
        continue;
      }
    } else if (!quoted && shape[at] == ')') {
      const bool keep = written.back();
      written.pop_back();
      if (!keep) continue;
    }
    result += shape[at];
  }
  return result;
}

ast::File read_again(const std::string& text) {
  Diagnostics diagnostics;
  ast::File file = shape::file(text, diagnostics);
  for (const Diagnostic& diagnostic : diagnostics.all()) FAIL_CHECK(diagnostic.message << "\n" << text);
  return file;
}

}  // namespace

TEST_CASE("a generated condition is read as it was before it was printed") {
  generate::Random random(20260106);
  for (int count = 0; count < 4'000; ++count) {
    const ast::Expr expression = generate::condition(random, 1 + count % 5);
    const std::string printed = ast::print(expression);
    CAPTURE(printed);
    CHECK(ungrouped(shape::of_condition(printed)) == ungrouped(shape::of(expression)));
  }
}

TEST_CASE("a generated declaration is read as it was before it was printed") {
  generate::Random random(20251107);
  for (int count = 0; count < 2'000; ++count) {
    const ast::Declaration declaration = generate::declaration(random);
    const std::string printed = ast::print(declaration);
    const ast::File file = read_again(printed);
    REQUIRE(file.declarations.size() == 1);
    INFO(printed << "\n---\n" << ast::print(file.declarations.front()));
    CHECK(ast::same(file.declarations.front(), declaration));
    CHECK(outline::of(file.declarations.front()) == outline::of(declaration));
  }
}

TEST_CASE("every policy of the repository prints as what it says, and printing it again changes nothing") {
  std::size_t read = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("policies")) {
    if (entry.path().extension() != ".policy") continue;
    INFO(entry.path().string());
    Diagnostics diagnostics;
    const ast::File file = parse(cases::read_source(entry.path().string()), diagnostics);
    REQUIRE(diagnostics.all().empty());
    const std::string printed = ast::print(file);
    const ast::File again = read_again(printed);
    CHECK(ast::same(file, again));
    CHECK(again.comments.size() == file.comments.size());
    CHECK(ast::print(again) == printed);
    ++read;
  }
  CHECK(read >= 5);
}
