#include "tests/cases/case_file.h"

#include <regex>
#include <set>

#include "engine/parse/parse.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

const std::string folder = "tests/cases/parse";

/// The codes that the sources of engine/parse raise.
std::set<std::string> codes_of_parsing() {
  static const std::regex call("\\.error\\(\\s*\"([a-z0-9-]+)\"");
  std::set<std::string> codes;
  for (const std::string& path : cases::files_in("engine/parse", {".cpp"})) {
    const std::string text = cases::read_source(path)->text;
    for (std::sregex_iterator match(text.begin(), text.end(), call); match != std::sregex_iterator(); ++match)
      codes.insert((*match)[1]);
  }
  return codes;
}

}  // namespace

TEST_CASE("texts with faults are told what their case files say") {
  const auto files = cases::files_in(folder, {".policy", ".md"});
  REQUIRE(files.size() >= 10);
  for (const std::string& path : files) {
    INFO(path);
    const SourcePtr source = cases::read_source(path);
    Diagnostics diagnostics;
    parse(source, diagnostics);
    INFO(cases::with_expectations(*source, diagnostics));
    CHECK(cases::stands(*source, diagnostics));
    CHECK(diagnostics.has_errors());
  }
}

TEST_CASE("every code of parsing is in the table and has a case") {
  std::set<std::string> expected{"file-too-large", "invalid-utf8"};  // limits_test.cpp: no text can hold its own case
  for (const std::string& path : cases::files_in(folder, {".policy", ".md"})) {
    for (std::string& code : cases::codes_expected(cases::read_source(path)->text)) expected.insert(std::move(code));
  }
  std::set<std::string> known;
  for (const DiagnosticCode& row : diagnostic_codes()) known.emplace(row.code);
  for (const std::string& code : codes_of_parsing()) {
    CAPTURE(code);
    CHECK(known.contains(code));
    CHECK(expected.contains(code));
  }
}
