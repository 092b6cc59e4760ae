#include "engine/scenario/report.h"

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "engine/explain/table.h"
#include "engine/text/json.h"
#include "engine/text/source.h"
#include "engine/text/xml.h"

namespace sekisho {
namespace {

std::string describe(const Evidence& evidence) {
  std::string text = evidence.fact;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (value.empty()) return;
    if (!text.empty()) text += ' ';
    text += std::string(label) + value;
  };
  add("= ", evidence.value);
  add("on list ", evidence.list);
  add("entry ", evidence.entry);
  add("reading ", evidence.reading);
  add("term ", evidence.term);
  return text + " → " + std::string(to_string(evidence.is));
}

/// Columns as wide as the widest cell of a case needs, so that its differences line up.
struct Widths {
  int what = 0, expected = 0;
};

Widths widths_of(const std::vector<Difference>& differences) {
  Widths widths;
  for (const Difference& difference : differences) {
    widths.what = std::max(widths.what, display_width(difference.what));
    widths.expected = std::max(widths.expected, display_width(difference.expected));
  }
  return widths;
}

void write_difference(std::ostream& out, const Difference& difference, const Widths& widths, const std::string& indent,
                      Paint paint) {
  const std::string blanks(static_cast<std::size_t>(widths.expected - display_width(difference.expected)), ' ');
  out << indent << padded(difference.what, widths.what) << "  expected " << paint("32", difference.expected) << blanks << "  got "
      << paint("31", difference.got) << '\n';
  for (const Reason& reason : difference.reasons) {
    if (!reason.about.empty()) out << indent << "  " << reason.about << '\n';
    const std::string deeper = indent + (reason.about.empty() ? "  " : "    ");
    for (const Evidence& evidence : reason.evidence) out << deeper << describe(evidence) << '\n';
  }
}

std::string place(const Scenario& scenario) {
  if (!scenario.span.source) return "";
  return scenario.span.source->path + ":" + std::to_string(position_of(*scenario.span.source, scenario.span.begin).line);
}

void write_case(std::ostream& out, const CaseResult& result, bool all, Paint paint) {
  if (result.passed()) {
    if (all) out << paint("32", "passed") << "  " << result.scenario->title() << '\n';
    return;
  }
  out << paint("31", result.decision ? "FAILED" : "FAULTY") << "  " << result.scenario->title() << '\n';
  out << "        " << place(*result.scenario) << '\n';
  if (!result.decision) out << "        the scenario has errors and was not judged\n";
  const Widths widths = widths_of(result.differences);
  for (const Difference& difference : result.differences) write_difference(out, difference, widths, "        ", paint);
}

std::string_view result_word(const CaseResult& result) {
  return result.passed() ? "passed" : result.decision ? "failed" : "faulty";
}

void write_junit_case(std::ostream& out, const CaseResult& result, const std::string& suite) {
  out << "    <testcase classname=\"" << xml_text(suite) << "\" name=\"" << xml_text(result.scenario->title()) << "\" time=\""
      << result.seconds << '"';
  if (result.passed()) {
    out << "/>\n";
    return;
  }
  out << ">\n";
  if (!result.decision) {
    out << "      <error message=\"the scenario has errors and was not judged\">" << xml_text(place(*result.scenario))
        << "</error>\n";
  } else {
    const Difference& first = result.differences.front();
    std::ostringstream body;
    body << place(*result.scenario) << '\n';
    const Widths widths = widths_of(result.differences);
    for (const Difference& difference : result.differences) write_difference(body, difference, widths, "", Paint{});
    out << "      <failure message=\"" << xml_text(first.what + ": expected " + first.expected + ", got " + first.got) << "\">"
        << xml_text(body.str()) << "</failure>\n";
  }
  out << "    </testcase>\n";
}

}  // namespace

ScenarioTotals totals(const std::vector<CaseResult>& results) {
  ScenarioTotals totals;
  for (const CaseResult& result : results) {
    ++(result.passed() ? totals.passed : result.decision ? totals.failed : totals.faulty);
  }
  return totals;
}

void write_text(std::ostream& out, const std::vector<CaseResult>& results, bool all, bool colour) {
  const Paint paint{colour};
  for (const CaseResult& result : results) write_case(out, result, all, paint);
  const ScenarioTotals counted = totals(results);
  out << results.size() << (results.size() == 1 ? " scenario: " : " scenarios: ") << counted.passed << " passed";
  if (counted.failed > 0) out << " · " << paint("31", std::to_string(counted.failed) + " failed");
  if (counted.faulty > 0) out << " · " << paint("31", std::to_string(counted.faulty) + " with errors");
  out << '\n';
}

void write_results(JsonWriter& json, const std::vector<CaseResult>& results) {
  const ScenarioTotals counted = totals(results);
  json.raw_member("passed", std::to_string(counted.passed)).raw_member("failed", std::to_string(counted.failed));
  json.raw_member("faulty", std::to_string(counted.faulty)).key("scenarios").begin_array();
  for (const CaseResult& result : results) {
    json.begin_object()
        .member("id", result.scenario->id)
        .member("name", result.scenario->name)
        .member("place", place(*result.scenario));
    json.member("result", result_word(result));
    if (result.decision) json.member("verdict", verdict(result.decision->certain, result.decision->possible));
    if (!result.differences.empty()) json.key("differences").begin_array();
    for (const Difference& difference : result.differences) {
      json.begin_object().member("what", difference.what).member("expected", difference.expected).member("got", difference.got);
      std::vector<std::string> why;
      for (const Reason& reason : difference.reasons) {
        if (!reason.about.empty()) why.push_back(reason.about);
        for (const Evidence& evidence : reason.evidence) why.push_back(describe(evidence));
      }
      json.member("because", why).end_object();
    }
    if (!result.differences.empty()) json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_junit(std::ostream& out, const std::vector<CaseResult>& results, const std::string& suite) {
  const ScenarioTotals counted = totals(results);
  double seconds = 0;
  for (const CaseResult& result : results) seconds += result.seconds;
  const auto flags = out.flags();
  out << std::fixed << std::setprecision(6);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  out << "<testsuites tests=\"" << results.size() << "\" failures=\"" << counted.failed << "\" errors=\"" << counted.faulty
      << "\" time=\"" << seconds << "\">\n";
  out << "  <testsuite name=\"" << xml_text(suite) << "\" tests=\"" << results.size() << "\" failures=\"" << counted.failed
      << "\" errors=\"" << counted.faulty << "\" skipped=\"0\" time=\"" << seconds << "\">\n";
  for (const CaseResult& result : results) write_junit_case(out, result, suite);
  out << "  </testsuite>\n</testsuites>\n";
  out.flags(flags);
}

}  // namespace sekisho
