#include "tests/catch.h"
#include "tests/parse/shape.h"

using namespace sekisho;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

/// The codes of what is found, in order.
std::vector<std::string> codes(const std::string& text, std::size_t declarations) {
  Diagnostics diagnostics;
  const ast::File file = shape::file(text, diagnostics);
  CHECK(file.declarations.size() == declarations);
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diagnostics.all()) result.push_back(diagnostic.code);
  return result;
}

using Codes = std::vector<std::string>;

std::string nested(const std::string& open, std::size_t depth, const std::string& close) {
  return "define d as " + repeated(open, depth) + "a" + repeated(close, depth);
}

}  // namespace

TEST_CASE("an expression nests to the limit and no deeper, however it nests") {
  struct Row {
    const char* open;
    const char* close;
  };
  for (const Row& row :
       std::vector<Row>{{"(", ")"}, {"not ", ""}, {"- ", ""}, {"f(", ")"}, {"any x in y where ", ""}, {"possibly ", ""}}) {
    CAPTURE(row.open);
    CHECK(codes(nested(row.open, max_nesting, row.close), 1) == Codes{});
    CHECK(codes(nested(row.open, max_nesting + 1, row.close), 0) == Codes{"nesting"});
    CHECK(codes(nested(row.open, 100'000, row.close) + "\ndefine e as true", 1) == Codes{"nesting"});
  }
}

TEST_CASE("a chain of conditions is no nesting") {
  CHECK(codes("define d as a" + repeated(" and a is b", 5'000), 1) == Codes{});
  CHECK(codes("define d as a" + repeated(" or not a", 5'000), 1) == Codes{});
}

TEST_CASE("names, files and bytes have limits") {
  CHECK(codes("define " + repeated("a", max_name_bytes) + " as true", 1) == Codes{});
  CHECK(codes("define " + repeated("a", max_name_bytes + 1) + " as true", 1) == Codes{"name-too-long"});
  CHECK(codes(std::string(max_policy_bytes, '\n'), 0) == Codes{});
  CHECK(codes(std::string(max_policy_bytes + 1, '\n'), 0) == Codes{"file-too-large"});
  CHECK(codes("define a as true # \xC3(", 0) == Codes{"invalid-utf8"});
  CHECK(codes(std::string("define a as true\0", 17), 0) == Codes{"invalid-utf8"});
  CHECK(codes("\xEF\xBB\xBF"
              "define a as true",
              1) == Codes{});
  CHECK(codes("", 0) == Codes{});
  CHECK(codes("define a as true\r\ndefine b as false\r\n", 2) == Codes{});
}

TEST_CASE("a declaration with many faults is given up") {
  CHECK(codes("rule a.b\n" + repeated("  cites cites\n", 10'000) + "define c as true", 1).size() <= 40);
}

TEST_CASE("no text stops the reader: every prefix of a policy, and every policy without one of its bytes") {
  const std::string text =
      "regime a title \"T\" jurisdiction CN\nrule a.b \"t\" requires license case by case when (x in l as e where e.y > 3 USD) "
      "unless not z\n"
      "suspend a.* from reading p \"s\" as 2025-01-01 reading q \"t\" as 2025-01-02\ndefine d as total of c.v over c in i where "
      "c.s is 1 > 0.1% of v";
  for (std::size_t at = 0; at < text.size(); ++at) {
    Diagnostics diagnostics;
    const ast::File prefix = shape::file(text.substr(0, at), diagnostics);
    const ast::File without = shape::file(text.substr(0, at) + text.substr(at + 1), diagnostics);
    CHECK(prefix.declarations.size() <= 4);
    CHECK(without.declarations.size() <= 5);
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      CHECK_FALSE(diagnostic.message.empty());
      CHECK(diagnostic.span.begin <= diagnostic.span.end);
      CHECK(diagnostic.span.end <= text.size());
    }
  }
}
