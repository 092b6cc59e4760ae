#include "engine/scenario/report.h"

#include <sstream>

#include "tests/catch.h"

using namespace sekisho;

namespace {

struct Results {
  std::vector<Scenario> scenarios;
  std::vector<CaseResult> results;

  Results() {
    scenarios.resize(3);
    scenarios[0].id = "A-1";
    scenarios[0].name = "passes";
    scenarios[1].id = "A-2";
    scenarios[1].name = "fails <on> \"purpose\" & loudly";
    scenarios[2].name = "has errors";
    for (Scenario& scenario : scenarios) scenario.span = {std::make_shared<const Source>(Source{"cases.yaml", "a\nb\n"}), 2, 3};
    results.resize(3);
    for (std::size_t i = 0; i < 3; ++i) results[i].scenario = &scenarios[i];
    results[0].decision.emplace();
    results[1].decision.emplace();
    Evidence evidence;
    evidence.fact = "end_use";
    evidence.value = "civil";
    evidence.is = Truth::False;
    results[1].differences = {{"verdict", "license", "permit", {{"rule `r` may hold", {evidence}}}},
                              {"rule `r`", "holds", "unknown", {}}};
  }
};

}  // namespace

TEST_CASE("people see failures with their reasons, and the totals") {
  const Results given;
  std::ostringstream out;
  write_text(out, given.results, false, false);
  CHECK(out.str() ==
        "FAILED  A-2 fails <on> \"purpose\" & loudly\n"
        "        cases.yaml:2\n"
        "        verdict   expected license  got permit\n"
        "          rule `r` may hold\n"
        "            end_use = civil → false\n"
        "        rule `r`  expected holds    got unknown\n"
        "FAULTY  has errors\n"
        "        cases.yaml:2\n"
        "        the scenario has errors and was not judged\n"
        "3 scenarios: 1 passed · 1 failed · 1 with errors\n");
}

TEST_CASE("JUnit has one test case a scenario, named by id and name") {
  const Results given;
  std::ostringstream out;
  write_junit(out, given.results, "cn");
  CHECK(out.str() ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites tests=\"3\" failures=\"1\" errors=\"1\" time=\"0.000000\">\n"
        "  <testsuite name=\"cn\" tests=\"3\" failures=\"1\" errors=\"1\" skipped=\"0\" time=\"0.000000\">\n"
        "    <testcase classname=\"cn\" name=\"A-1 passes\" time=\"0.000000\"/>\n"
        "    <testcase classname=\"cn\" name=\"A-2 fails &lt;on&gt; &quot;purpose&quot; &amp; loudly\" time=\"0.000000\">\n"
        "      <failure message=\"verdict: expected license, got permit\">cases.yaml:2&#10;verdict   expected license  got "
        "permit&#10;"
        "  rule `r` may hold&#10;    end_use = civil → false&#10;rule `r`  expected holds    got unknown&#10;</failure>\n"
        "    </testcase>\n"
        "    <testcase classname=\"cn\" name=\"has errors\" time=\"0.000000\">\n"
        "      <error message=\"the scenario has errors and was not judged\">cases.yaml:2</error>\n"
        "    </testcase>\n"
        "  </testsuite>\n</testsuites>\n");
}

TEST_CASE("programs get JSON") {
  const Results given;
  std::ostringstream out;
  JsonWriter json;
  json.begin_object();
  write_results(json, given.results);
  out << json.end_object().result() << '\n';
  CHECK(
      out.str() ==
      R"({"passed":1,"failed":1,"faulty":1,"scenarios":[{"id":"A-1","name":"passes","place":"cases.yaml:2","result":"passed","verdict":"permit"},)"
      R"({"id":"A-2","name":"fails <on> \"purpose\" & loudly","place":"cases.yaml:2","result":"failed","verdict":"permit","differences":)"
      R"([{"what":"verdict","expected":"license","got":"permit","because":["rule `r` may hold","end_use = civil → false"]},{"what":"rule `r`","expected":"holds","got":"unknown"}]},)"
      R"({"name":"has errors","place":"cases.yaml:2","result":"faulty"}]})"
      "\n");
}
