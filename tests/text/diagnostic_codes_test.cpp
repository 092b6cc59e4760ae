#include <fstream>
#include <set>
#include <sstream>

#include "engine/text/diagnostic.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

/// The rows of docs/diagnostics.md, up to the last column: `| `code` | severity | meaning | `.
std::set<std::string> documented_rows() {
  std::ifstream page("docs/diagnostics.md");
  REQUIRE(page);
  std::set<std::string> rows;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("| `") || !line.ends_with(" |")) continue;
    const std::size_t last_column = line.rfind(" | ");
    CAPTURE(line);
    CHECK(line.size() - last_column > std::string_view(" |  |").size());  // what to do is said
    rows.insert(line.substr(0, last_column));
  }
  return rows;
}

}  // namespace

TEST_CASE("the table of codes is alphabetical, without doubles, and every code is lower-case words joined by hyphens") {
  const auto& codes = diagnostic_codes();
  REQUIRE_FALSE(codes.empty());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    CAPTURE(codes[i].code);
    CHECK(codes[i].code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK_FALSE(codes[i].meaning.empty());
    if (i > 0) CHECK(codes[i - 1].code < codes[i].code);
  }
}

TEST_CASE("docs/diagnostics.md has a row for every code, with its severity and meaning, and no other") {
  std::set<std::string> declared;
  for (const DiagnosticCode& row : diagnostic_codes()) {
    std::ostringstream out;
    out << "| `" << row.code << "` | " << (row.severity == Severity::error ? "error" : "warning") << " | " << row.meaning;
    declared.insert(out.str());
  }
  const std::set<std::string> documented = documented_rows();
  for (const std::string& row : declared) {
    CAPTURE(row);
    CHECK(documented.count(row) == 1);
  }
  for (const std::string& row : documented) {
    CAPTURE(row);
    CHECK(declared.count(row) == 1);
  }
}
