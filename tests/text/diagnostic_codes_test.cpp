#include <fstream>
#include <map>
#include <utility>

#include "engine/text/diagnostic.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

/// What docs/diagnostics.md says of each code: the heading of its section and the line below it.
std::map<std::string, std::string> documented_codes() {
  std::ifstream page("docs/diagnostics.md");
  REQUIRE(page);
  std::map<std::string, std::string> codes;
  std::string heading;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("## ")) heading = line.substr(3);
    if (!heading.empty() && line.starts_with('*')) codes.emplace(std::exchange(heading, {}), line);
  }
  return codes;
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

TEST_CASE("docs/diagnostics.md has a section for every code, with its severity and meaning, and no other") {
  std::map<std::string, std::string> documented = documented_codes();
  for (const DiagnosticCode& row : diagnostic_codes()) {
    CAPTURE(row.code);
    const std::string severity = row.severity == Severity::error ? "*Error" : "*Warning", meaning(row.meaning);
    const std::string said = documented[std::string(row.code)];
    CHECK((said == severity + ":* " + meaning + "." || said == severity + " (`--lint`):* " + meaning + "."));
    documented.erase(std::string(row.code));
  }
  for (const auto& [code, said] : documented) {
    CAPTURE(code);
    CHECK(said.empty());
  }
}
