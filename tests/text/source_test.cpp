#include "engine/text/source.h"

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("a position counts lines by line feeds and columns by code points") {
  const Source source{"a.policy", "one\n二三x\r\n\nlast"};
  struct Row {
    std::uint32_t offset, line, column;
  };
  const auto row = GENERATE(Row{0, 1, 1}, Row{3, 1, 4}, Row{4, 2, 1}, Row{7, 2, 2}, Row{10, 2, 3}, Row{11, 2, 4}, Row{13, 3, 1},
                            Row{14, 4, 1}, Row{18, 4, 5}, Row{99, 4, 5});
  CAPTURE(row.offset);
  const Position position = position_of(source, row.offset);
  CHECK(position.line == row.line);
  CHECK(position.column == row.column);
}

TEST_CASE("a line comes without its line end") {
  const Source source{"a.policy", "one\n二三x\r\n\nlast"};
  CHECK(line_of(source, 1) == "one");
  CHECK(line_of(source, 2) == "二三x");
  CHECK(line_of(source, 3).empty());
  CHECK(line_of(source, 4) == "last");
  CHECK(line_of(source, 5).empty());
  CHECK(line_of(Source{"empty", ""}, 1).empty());
}
