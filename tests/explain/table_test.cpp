#include "engine/explain/table.h"

#include <sstream>

#include "tests/catch.h"

using namespace sekisho;

namespace {

std::string written(const std::vector<Row>& rows, bool colour = false, int columns = 0) {
  std::ostringstream out;
  write_rows(out, rows, {"  ", Paint{colour}, columns});
  return out.str();
}

}  // namespace

TEST_CASE("columns line up by what they take on a terminal") {
  CHECK(written({{{"a"}, {"b"}}, {{"三菱"}, {"c"}}, {{"abcde"}, {"d"}}}) == "  a       b\n  三菱    c\n  abcde   d\n");
}

TEST_CASE("nothing stands behind the last cell that says something") {
  CHECK(written({{{"a"}, {"b"}, {"c"}}, {{"long"}, {""}, {""}}}) == "  a      b   c\n  long\n");
}

TEST_CASE("colour does not move columns") {
  CHECK(written({{{"a", "31"}, {"b"}}, {{"cc"}, {"d"}}}, true) == "  \x1b[31ma\x1b[0m    b\n  cc   d\n");
}

TEST_CASE("what is too wide is cut between characters") {
  CHECK(shortened("abcdef", 6) == "abcdef");
  CHECK(shortened("abcdefg", 6) == "abcde…");
  CHECK(shortened("三菱重工", 5) == "三菱…");
  CHECK(shortened("三菱重工", 6) == "三菱…");
}

TEST_CASE("a last cell that is too wide goes on under itself, or below where there is no room") {
  CHECK(written({{{"a"}, {"a sentence that is rather long, and longer still"}}}, false, 40) ==
        "  a   a sentence that is rather long,\n      and longer still\n");
  CHECK(written({{{"a column of some width"}, {"a sentence that is rather long"}}}, false, 40) ==
        "  a column of some width\n        a sentence that is rather long\n");
  CHECK(written({{{"a"}, {"short"}}}, false, 30) == "  a   short\n");
}

TEST_CASE("a text is broken at blanks, and anywhere between wide characters") {
  CHECK(broken("one two three", 7) == std::vector<std::string>{"one two", "three"});
  CHECK(broken("unbreakable", 4) == std::vector<std::string>{"unbreakable"});
  CHECK(broken("三菱重工業", 4) == std::vector<std::string>{"三菱", "重工", "業"});
  CHECK(broken("a 三菱重工", 6) == std::vector<std::string>{"a 三菱", "重工"});
  CHECK(broken("", 4) == std::vector<std::string>{""});
}
