#include <set>

#include "engine/lists/lists.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

const std::string folder = "tests/cases/lists";

/// Every quoted word in the sources of engine/lists that is a code of the table.
std::set<std::string> codes_raised() {
  std::set<std::string> codes;
  for (const std::string& path : cases::files_in("engine/lists", {".cpp"})) {
    const std::string text = cases::read_source(path)->text;
    for (const DiagnosticCode& row : diagnostic_codes()) {
      if (text.find('"' + std::string(row.code) + '"') != std::string::npos) codes.insert(std::string(row.code));
    }
  }
  return codes;
}

std::string canonical(const std::string& path) {
  Diagnostics diagnostics;
  const auto list = read_list(cases::read_source(path), diagnostics);
  REQUIRE(list);
  CHECK(diagnostics.all().empty());
  return canonical_json(*list);
}

}  // namespace

TEST_CASE("lists with faults are told what their case files say") {
  const auto files = cases::files_in(folder, {".yaml"});
  REQUIRE(files.size() > 25);
  for (const std::string& path : files) {
    INFO(path);
    const SourcePtr source = cases::read_source(path);
    Diagnostics diagnostics;
    read_list(source, diagnostics);
    CHECK_FALSE(diagnostics.all().empty());
    INFO(cases::with_expectations(*source, diagnostics));
    CHECK(cases::stands(*source, diagnostics));
  }
}

TEST_CASE("every code that reading a list raises has a case") {
  std::set<std::string> expected;
  for (const std::string& path : cases::files_in(folder, {".yaml"})) {
    for (std::string& code : cases::codes_expected(cases::read_source(path)->text)) expected.insert(std::move(code));
  }
  const std::set<std::string> raised = codes_raised();
  REQUIRE(raised.size() > 10);
  for (const std::string& code : raised) {
    INFO(code);
    CHECK(expected.contains(code));
  }
}

// docs/reference/language.md §8: rows in CSV, and entries in YAML in another order and layout, are one list.
TEST_CASE("one list is the same content however it is written") {
  const std::string written_out = canonical(folder + "/rows/written_out.yaml");
  CHECK(canonical(folder + "/rows/same.yaml") == written_out);
  CHECK(canonical(folder + "/rows/marked.yaml") == written_out);
  CHECK(written_out.find("\"removed\":{\"from\":\"2025-06-01\",\"announced\":\"2025-05-01\"}") != std::string::npos);
  CHECK(written_out.find("\"suspended\":[{\"from\":\"2025-02-01\",\"until\":\"2025-03-01\"},{\"from\":\"2025-04-01\"}]") !=
        std::string::npos);
}
