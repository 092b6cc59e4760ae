#include <set>

#include "engine/bundle/bundle.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

const std::string folder = "tests/cases/bundle";

std::vector<std::string> texts_below(const std::string& path) {
  std::vector<std::string> texts = cases::files_in(path, {".policy", ".yaml"});
  for (const std::string& inner : cases::folders_in(path)) {
    for (std::string& text : texts_below(inner)) texts.push_back(std::move(text));
  }
  return texts;
}

/// Every quoted word in the sources of engine/bundle that is a code of the table.
std::set<std::string> codes_raised() {
  std::set<std::string> codes;
  for (const std::string& path : cases::files_in("engine/bundle", {".cpp"})) {
    const std::string text = cases::read_source(path)->text;
    for (const DiagnosticCode& row : diagnostic_codes()) {
      if (text.find('"' + std::string(row.code) + '"') != std::string::npos) codes.insert(std::string(row.code));
    }
  }
  return codes;
}

}  // namespace

TEST_CASE("bundles with faults are told what their case files say") {
  const auto bundles = cases::folders_in(folder);
  REQUIRE(bundles.size() > 8);
  for (const std::string& path : bundles) {
    Diagnostics diagnostics;
    load_bundle(path, diagnostics);
    CHECK_FALSE(diagnostics.all().empty());
    for (const std::string& text : texts_below(path)) {
      INFO(text);
      const SourcePtr source = cases::read_source(text);
      INFO(cases::with_expectations(*source, diagnostics));
      CHECK(cases::stands(*source, diagnostics));
    }
  }
}

TEST_CASE("every code that loading a bundle raises has a case") {
  std::set<std::string> expected;
  for (const std::string& path : texts_below(folder)) {
    for (std::string& code : cases::codes_expected(cases::read_source(path)->text)) expected.insert(std::move(code));
  }
  const std::set<std::string> raised = codes_raised();
  REQUIRE(raised.size() > 8);
  for (const std::string& code : raised) {
    INFO(code);
    CHECK(expected.contains(code));
  }
}
