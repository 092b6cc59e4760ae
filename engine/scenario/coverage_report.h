#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/coverage.h"
#include "engine/text/json.h"

namespace sekisho {

/// One line of the table of totals: "rule", "choice of readings", …; kinds of which there are none are left out.
struct CountedKind {
  std::string_view what;
  CoverageTotals totals;
};
std::vector<CountedKind> counted_kinds(const ScenarioCoverage& coverage);
/// "98.3 %", rounded down, so that 100 % means all; empty where nothing can be reached.
std::string percent(const CoverageTotals& totals);

/// Something of which a value that can be reached was never seen.
struct CoverageGap {
  std::string what;   // "rule cn-2025-18.license", "part `overseas` of cn-2025-18.license"
  std::string never;  // "never false, unknown"
  Span span;
  bool part = false;
};
std::vector<CoverageGap> coverage_gaps(const ScenarioCoverage& coverage);

/// "path:line", or empty for a span without a source.
std::string place_of(const Span& span);

/// For people: how many of the values that can be reached were, and which were not, each with its place.
void write_coverage_text(std::ostream& out, const ScenarioCoverage& coverage, bool colour);
/// The same with every count, as an object.
void write_coverage_json(JsonWriter& json, const ScenarioCoverage& coverage);

}  // namespace sekisho
