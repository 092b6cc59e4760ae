#include "engine/scenario/coverage.h"

#include <sstream>

#include "engine/report/coverage_html.h"
#include "engine/scenario/coverage_report.h"
#include "engine/sekisho.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

struct Covered {
  Law law;
  std::vector<Scenario> scenarios;
  ScenarioCoverage coverage;

  explicit Covered(const std::string& folder) {
    Diagnostics diagnostics;
    law = load(folder, diagnostics);
    REQUIRE(law != nullptr);
    scenarios = load_scenarios(law, {}, diagnostics);
    REQUIRE_FALSE(diagnostics.has_errors());
    const std::vector<CaseResult> results = run_scenarios(scenarios, law);
    for (const CaseResult& result : results) REQUIRE(result.passed());
    coverage = measure_coverage(results, law);
  }
};

const Covered& small() {
  static const Covered covered("tests/cases/scenario/small_law");
  return covered;
}

/// "true 1, false 0, unknown 2"; a dash where a value cannot be reached.
std::string told(const ValueCounts& counts) {
  std::string text;
  for (const Truth value : {Truth::True, Truth::False, Truth::Unknown}) {
    text += (text.empty() ? "" : ", ") + std::string(to_string(value)) + " ";
    text += counts.reachable[value] ? std::to_string(counts.of(value)) : "–";
  }
  return text;
}

const DeclarationCoverage& declaration(const std::string& name) {
  for (const DeclarationCoverage& one : small().coverage.declarations) {
    if (one.name == name) return one;
  }
  throw std::runtime_error("no declaration " + name);
}

std::string part(const std::string& name, const std::string& text) {
  for (const PartCoverage& one : declaration(name).parts) {
    if (one.span.source->text.substr(one.span.begin, one.span.end - one.span.begin) == text) return told(one.counts);
  }
  throw std::runtime_error("no part " + text);
}

}  // namespace

TEST_CASE("rules and exceptions count while they are in force, suspensions once they are known") {
  CHECK(small().coverage.scenarios == 4);
  CHECK(small().coverage.lines == 5);
  CHECK(told(declaration("small-1.heavy").counts) == "true 2, false 1, unknown 1");  // suspended on the fifth line
  CHECK(told(declaration("small-1.army").counts) == "true 0, false 4, unknown 1");
  CHECK(told(declaration("small-1.samples").counts) == "true 0, false 4, unknown 1");
  CHECK(told(declaration("spring").counts) == "true 1, false 4, unknown –");
  CHECK(told(declaration("dubious").counts) == "true 0, false 0, unknown 5");
  CHECK(told(declaration("overseas").counts) == "true 5, false 0, unknown 0");
}

TEST_CASE("a part counts where it decides what its condition comes to") {
  CHECK(part("small-1.heavy", "item.net_mass at least 100 kg") == "true 2, false 1, unknown 1");
  CHECK(part("small-1.heavy", "overseas") == "true 3, false 0, unknown 0");  // where the mass is too small it decides nothing
  CHECK(part("small-1.samples", "dubious") == "true 0, false 0, unknown 1");
  CHECK(part("small-1.samples", "purpose is sample") == "true 1, false 4, unknown 0");
  CHECK(declaration("small-1.army").parts.empty());  // one part is the whole
}

TEST_CASE("under an adopted reading its branch decides, and under an open one those beside which the others agree") {
  CHECK(part("near-the-army", "end_user.name is \"Army\"") == "true 0, false 5, unknown 0");
  CHECK(part("near-the-army", "destination is JP") == "true 1, false 1, unknown 0");
}

TEST_CASE("readings count where they were asked about or adopted and mattered") {
  REQUIRE(small().coverage.readings.size() == 1);
  const ReadingCoverage& reading = small().coverage.readings.front();
  CHECK(reading.of == "near-the-army");
  CHECK(reading.open == 1);
  REQUIRE(reading.branches.size() == 2);
  CHECK(reading.branches[0].name == "narrow");
  CHECK(reading.branches[0].adopted == 1);
  CHECK(reading.branches[1].adopted == 0);
}

TEST_CASE("totals count the values that can be reached") {
  const CoverageTotals rules = totals(small().coverage, DeclarationKind::rule);
  CHECK(rules.things == 2);
  CHECK(rules.reached == 5);
  CHECK(rules.reachable == 6);
  CHECK(percent(rules) == "83.3 %");
  CHECK(percent({1, 3, 3}) == "100.0 %");
  CHECK(percent({1, 0, 0}).empty());
}

TEST_CASE("people read what was never seen and where it stands") {
  std::ostringstream out;
  write_coverage_text(out, small().coverage, false);
  CHECK(out.str().find("coverage by 4 scenarios, 5 lines\n") != std::string::npos);
  CHECK(out.str().find("rule small-1.army") != std::string::npos);
  CHECK(out.str().find("never adopted: broad") != std::string::npos);
  CHECK(out.str().find("tests/cases/scenario/small_law/small.policy:24\n") != std::string::npos);
  CHECK(out.str().find("spring") == std::string::npos);  // true and false were seen, and it cannot be unknown
}

TEST_CASE("programs get every count") {
  JsonWriter json;
  write_coverage_json(json, small().coverage);
  CHECK(json.result().find(R"({"kind":"rule","name":"small-1.heavy","place":"tests/cases/scenario/small_law/small.policy:19",)"
                           R"("true":2,"false":1,"unknown":1,"parts":[{"text":"overseas",)") != std::string::npos);
  CHECK(json.result().find(R"({"of":"near-the-army","place":"tests/cases/scenario/small_law/small.policy:15","open":1,)"
                           R"("adopted":{"narrow":1,"broad":0}})") != std::string::npos);
}

TEST_CASE("the page shows the law with its counts and needs nothing from elsewhere") {
  std::ostringstream out;
  write_coverage_html(out, small().coverage, *small().law->bundle);
  const std::string page = out.str();
  CHECK(page.find("<title>Coverage of small</title>") != std::string::npos);
  CHECK(page.find("http") == std::string::npos);
  CHECK(page.find("<mark title=\"true 3, false 0, unknown 0\">overseas</mark>") != std::string::npos);
  CHECK(page.find("<span class=\"part\" title=\"true 2, false 1, unknown 1\">item.net_mass at least 100 kg</span>") !=
        std::string::npos);
  CHECK(page.find("<mark title=\"true 0, false 5, unknown 0\">end_user.name is &quot;Army&quot;</mark>") != std::string::npos);
  CHECK(page.find("prefers-color-scheme: dark") != std::string::npos);
}
