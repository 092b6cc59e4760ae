#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/text/json.h"

namespace sekisho {

struct ScenarioTotals {
  std::size_t passed = 0, failed = 0, faulty = 0;
};
ScenarioTotals totals(const std::vector<CaseResult>& results);

/// For people: every failure with what was expected, what came out and why; then one line of totals. `all`: passed cases too.
void write_text(std::ostream& out, const std::vector<CaseResult>& results, bool all, bool colour);
/// Members of an open object: "passed":…,"failed":…,"faulty":…,
/// "scenarios":[{"id","name","result","differences":[{"what","expected","got"}],"verdict"}]
void write_results(JsonWriter& json, const std::vector<CaseResult>& results);
/// JUnit XML, one test case a scenario, named `id name`; a failure holds the differences, a faulty scenario is an error.
void write_junit(std::ostream& out, const std::vector<CaseResult>& results, const std::string& suite);

}  // namespace sekisho
