#include <regex>
#include <set>

#include "engine/check/check.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/check/example.h"

using namespace sekisho;

namespace {

const std::string folder = "tests/cases/check";

/// Every quoted word in the sources of engine/check that is a code of the table.
std::set<std::string> codes_of_check() {
  std::set<std::string> codes;
  for (const std::string& path : cases::files_in("engine/check", {".cpp"})) {
    const std::string text = cases::read_source(path)->text;
    for (const DiagnosticCode& row : diagnostic_codes()) {
      if (text.find('"' + std::string(row.code) + '"') != std::string::npos) codes.insert(std::string(row.code));
    }
  }
  return codes;
}

/// What is written where a code stands in a call that raises it, whether or not the table has it.
std::set<std::string> codes_written() {
  static const std::regex call("(?:fault\\(state|\\.error\\(|\\.warning\\(|warn\\(state),?\\s*\"([a-z-]+)\"");
  std::set<std::string> codes;
  for (const std::string& path : cases::files_in("engine/check", {".cpp"})) {
    const std::string text = cases::read_source(path)->text;
    for (std::sregex_iterator match(text.begin(), text.end(), call); match != std::sregex_iterator(); ++match)
      codes.insert((*match)[1]);
  }
  return codes;
}

/// A folder with a bundle.yaml of its own is one case; `base` is what the single files stand on.
std::vector<std::string> bundle_folders() {
  auto folders = cases::folders_in(folder);
  std::erase_if(folders, [](const std::string& path) { return path.ends_with("/base"); });
  return folders;
}

std::vector<std::string> texts_of_bundle(const std::string& path) {
  auto texts = cases::files_in(path, {".policy", ".yaml"});
  for (const std::string& inner : cases::folders_in(path)) {
    for (std::string& text : cases::files_in(inner, {".policy", ".yaml"})) texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace

TEST_CASE("policies with faults are told what their case files say") {
  const auto files = cases::files_in(folder, {".policy"});
  REQUIRE(files.size() >= 30);
  for (const std::string& path : files) {
    INFO(path);
    const SourcePtr source = cases::read_source(path);
    Diagnostics diagnostics;
    const Bundle bundle = example::bundle_with(source, diagnostics);
    const bool read = !diagnostics.has_errors();
    const auto policy = check(bundle, diagnostics);
    INFO(cases::with_expectations(*source, diagnostics));
    CHECK(cases::stands(*source, diagnostics));
    CHECK((policy != nullptr && read) == !diagnostics.has_errors());
  }
}

TEST_CASE("bundles with faults are told what their files say") {
  for (const std::string& path : bundle_folders()) {
    Diagnostics diagnostics;
    const Bundle bundle = load_bundle(path, diagnostics);
    check(bundle, diagnostics);
    CHECK_FALSE(diagnostics.all().empty());
    for (const std::string& text : texts_of_bundle(path)) {
      INFO(text);
      const SourcePtr source = cases::read_source(text);
      INFO(cases::with_expectations(*source, diagnostics));
      CHECK(cases::stands(*source, diagnostics));
    }
  }
}

TEST_CASE("every code that checking raises has a case, and every code it writes is in the table") {
  std::set<std::string> expected;
  std::vector<std::string> texts = cases::files_in(folder, {".policy"});
  for (const std::string& path : bundle_folders()) {
    for (std::string& text : texts_of_bundle(path)) texts.push_back(std::move(text));
  }
  for (const std::string& path : texts) {
    for (std::string& code : cases::codes_expected(cases::read_source(path)->text)) expected.insert(std::move(code));
  }
  for (const std::string& code : codes_of_check()) {
    INFO(code);
    CHECK(expected.contains(code));
  }
  const std::set<std::string> raised = codes_of_check();
  REQUIRE(codes_written().size() > 30);
  for (const std::string& code : codes_written()) {
    INFO(code);
    CHECK(raised.contains(code));
  }
}
