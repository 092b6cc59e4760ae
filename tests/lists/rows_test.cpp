#include "engine/lists/rows.h"

#include <memory>

#include "tests/catch.h"

using namespace sekisho;

namespace {

/// What a CSV is read as: `column: message` for each fault, then `key=value,…` for each row; maps and several values in brackets.
std::string shown(const yaml::Node& node) {
  if (node.is_scalar()) return node.scalar;
  std::string text;
  for (const yaml::Node& item : node.items) text += (text.empty() ? "" : ";") + shown(item);
  for (const auto& [key, value] : node.pairs) text += (text.empty() ? "" : ",") + key.scalar + "=" + shown(value);
  return "(" + text + ")";
}

std::string read(const std::string& csv) {
  Diagnostics diagnostics;
  Rows rows(
      std::make_shared<const Source>(Source{"rows.csv", csv}), [](const std::string& column) { return column == "names"; },
      diagnostics);
  std::string text;
  while (const auto row = rows.next()) text += shown(*row) + "\n";
  std::string faults;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    CHECK(diagnostic.code == "list-rows");
    faults += std::to_string(diagnostic.span.begin) + ": " + diagnostic.message + "\n";
  }
  return faults + text;
}

}  // namespace

// docs/reference/language.md §8: "A long list keeps its rows in CSV, whose columns are the entry's keys (several values separated
// by `;`)".
TEST_CASE("rows are the maps of YAML that they stand for") {
  struct Row {
    const char* csv;
    const char* read;
  };
  const Row rows[] = {
      {"", ""},
      {"name,country\n", ""},
      {"name,country\nA,JP\nB,KR", "(name=A,country=JP)\n(name=B,country=KR)\n"},
      {"\xEF\xBB\xBFname\r\nA\r\n\r\nB\r\n", "(name=A)\n(name=B)\n"},
      {"name,note\n\"A, \"\"B\"\"\",\"two\nlines\"\n", "(name=A, \"B\",note=two\nlines)\n"},
      {" name , note \n A ,\n", "(name=A)\n"},
      {"name,names\nA,B; C;;\n", "(name=A,names=(B;C))\n"},
      {"name,removed.from,removed.announced\nA,2026-01-01,2025-12-01\nB,,\n",
       "(name=A,removed=(from=2026-01-01,announced=2025-12-01))\n(name=B)\n"},
  };
  for (const Row& row : rows) {
    INFO(row.csv);
    CHECK(read(row.csv) == row.read);
  }
}

TEST_CASE("rows that do not fit are told, and the others are read") {
  struct Row {
    const char* csv;
    const char* read;
  };
  const Row rows[] = {
      {"name,,note\nA,B,C\n", "5: a column has no name\n"},
      {"name,note,name\nA,B,C\n", "10: two columns are called `name`\n"},
      {"name,note, name \nA,B,C\n", "10: two columns are called `name`\n"},
      // One key given twice: a cell of the one would silently hide the other.
      {"name,removed,removed.from\nA,2026-01-01,2026-02-01\n",
       "13: the columns `removed` and `removed.from` are two ways to give `removed`\n"},
      {"name,suspended.from,suspended\nA,2026-01-01,\n",
       "5: the columns `suspended` and `suspended.from` are two ways to give `suspended`\n"},
      {"name,parameters,parameters.purity\nA,,\n",
       "16: the columns `parameters` and `parameters.purity` are two ways to give `parameters`\n"},
      {"name,removed.\nA,2026-01-01\n", "5: `removed.` is no name for a column\n"},
      {"name,.from\nA,2026-01-01\n", "5: `.from` is no name for a column\n"},
      {"name,note\nA\nB,C\nD,E,F\n",
       "10: this row has 1 cells where the first row names 2\n16: this row has 3 cells where the first row names "
       "2\n(name=B,note=C)\n"},
      {"name\n\"A\"B\n", "8: text stands after the closing quote of a cell\n(name=A)\n"},
      {"name\n\"A\n", "5: a quoted cell does not end\n"},
      {"name\nA\xFF\n", "6: the rows are not UTF-8 here\n"},
  };
  for (const Row& row : rows) {
    INFO(row.csv);
    CHECK(read(row.csv) == row.read);
  }
}
