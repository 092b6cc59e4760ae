#include <regex>
#include <set>

#include "engine/check/check.h"
#include "engine/lint/lint.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/check/example.h"

using namespace sekisho;

namespace {

const std::string folder = "tests/cases/lint";

/// `# as of DATE` on the first line of a case gives the day that is asked about.
LintOptions options_of(const std::string& text) {
  static const std::regex as_of("^# as of (\\d{4}-\\d{2}-\\d{2})\n");
  std::smatch match;
  LintOptions options;
  if (std::regex_search(text, match, as_of, std::regex_constants::match_continuous)) options.as_of = parse_date(match[1].str());
  return options;
}

void look_at(const Bundle& bundle, const LintOptions& options, Diagnostics& diagnostics) {
  const auto policy = check(bundle, diagnostics);
  REQUIRE(policy != nullptr);
  lint(*policy, options, diagnostics);
}

std::vector<std::string> texts_of_bundle(const std::string& path) {
  auto texts = cases::files_in(path, {".policy", ".md", ".yaml"});
  for (const std::string& inner : cases::folders_in(path)) {
    for (std::string& text : cases::files_in(inner, {".yaml"})) texts.push_back(std::move(text));
  }
  return texts;
}

/// The codes that the sources of engine/lint raise.
std::set<std::string> codes_of_lint() {
  std::set<std::string> codes;
  for (const std::string& path : cases::files_in("engine/lint", {".cpp"})) {
    const std::string text = cases::read_source(path)->text;
    for (const DiagnosticCode& row : diagnostic_codes()) {
      if (text.find('"' + std::string(row.code) + '"') != std::string::npos) codes.insert(std::string(row.code));
    }
  }
  return codes;
}

}  // namespace

TEST_CASE("policies are told what their case files say, and nothing else") {
  const auto files = cases::files_in(folder, {".policy"});
  REQUIRE(files.size() >= 9);
  for (const std::string& path : files) {
    INFO(path);
    const SourcePtr source = cases::read_source(path);
    Diagnostics diagnostics;
    const Bundle bundle = example::bundle_with(source, diagnostics);
    look_at(bundle, options_of(source->text), diagnostics);
    INFO(cases::with_expectations(*source, diagnostics));
    CHECK(cases::stands(*source, diagnostics));
  }
}

TEST_CASE("bundles are told what their files say, and nothing else") {
  for (const std::string& path : cases::folders_in(folder)) {
    Diagnostics diagnostics;
    const Bundle bundle = load_bundle(path, diagnostics);
    look_at(bundle, options_of(cases::read_source(path + "/bundle.yaml")->text), diagnostics);
    for (const std::string& text : texts_of_bundle(path)) {
      INFO(text);
      const SourcePtr source = cases::read_source(text);
      INFO(cases::with_expectations(*source, diagnostics));
      CHECK(cases::stands(*source, diagnostics));
    }
  }
}

TEST_CASE("every finding has a case") {
  std::set<std::string> expected;
  std::vector<std::string> texts = cases::files_in(folder, {".policy"});
  for (const std::string& path : cases::folders_in(folder)) {
    for (std::string& text : texts_of_bundle(path)) texts.push_back(std::move(text));
  }
  for (const std::string& path : texts) {
    for (std::string& code : cases::codes_expected(cases::read_source(path)->text)) expected.insert(std::move(code));
  }
  const std::set<std::string> raised = codes_of_lint();
  CHECK(raised.size() >= 16);
  for (const std::string& code : raised) {
    INFO(code);
    CHECK(expected.contains(code));
  }
}

TEST_CASE("without a day nothing is said of what comes soon") {
  Diagnostics diagnostics;
  const Bundle bundle = example::bundle_with(cases::read_source(folder + "/suspension_that_lapses_soon.policy"), diagnostics);
  look_at(bundle, {}, diagnostics);
  CHECK(diagnostics.all().empty());
}

TEST_CASE("findings are the same however often they are made") {
  Diagnostics first, second;
  const Bundle bundle = example::bundle_with(cases::read_source(folder + "/condition_that_contradicts_itself.policy"), first);
  look_at(bundle, {}, first);
  look_at(bundle, {}, second);
  REQUIRE(first.all().size() == second.all().size());
  for (std::size_t i = 0; i < first.all().size(); ++i) CHECK(first.all()[i].message == second.all()[i].message);
}
