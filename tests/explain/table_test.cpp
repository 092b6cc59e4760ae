#include "engine/explain/table.h"

#include <sstream>

#include "tests/catch.h"

using namespace sekisho;

namespace {

std::string written(const std::vector<Row>& rows, bool colour = false) {
  std::ostringstream out;
  write_rows(out, rows, "  ", Paint{colour});
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
