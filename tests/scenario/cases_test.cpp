#include <set>

#include "engine/sekisho.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("case files of scenarios say what is wrong with them, and every code of scenarios is among them") {
  Diagnostics none;
  const Law law = load("tests/cases/cli/law", none);
  REQUIRE(law != nullptr);
  std::set<std::string> expected;
  for (const std::string& path : cases::files_in("tests/cases/scenario", {".yaml"})) {
    CAPTURE(path);
    const SourcePtr source = cases::read_source(path);
    Diagnostics diagnostics;
    read_scenarios(source, *law, diagnostics);
    diagnostics.sort();
    CHECK(cases::stands(*source, diagnostics));
    for (std::string& code : cases::codes_expected(source->text)) expected.insert(std::move(code));
  }
  for (const DiagnosticCode& code : diagnostic_codes()) {
    if (code.code.substr(0, 9) == "scenario-") CHECK(expected.count(std::string(code.code)) == 1);
  }
}
