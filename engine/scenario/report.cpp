#include "engine/scenario/report.h"

#include <iomanip>
#include <ostream>

#include "engine/text/json.h"

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

std::string described(const Difference& difference) {
  std::string text = difference.what + ": expected " + difference.expected + ", got " + difference.got + "\n";
  for (const Evidence& evidence : difference.evidence) text += "    " + describe(evidence) + "\n";
  return text;
}

struct Paint {
  bool on = false;
  std::string operator()(std::string_view code, std::string_view text) const {
    return on ? "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m" : std::string(text);
  }
};

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
  for (const Difference& difference : result.differences) {
    out << "        " << difference.what << ": expected " << paint("32", difference.expected) << ", got "
        << paint("31", difference.got) << '\n';
    for (const Evidence& evidence : difference.evidence) out << "          " << describe(evidence) << '\n';
  }
}

std::string_view result_word(const CaseResult& result) {
  return result.passed() ? "passed" : result.decision ? "failed" : "faulty";
}

/// Text in XML: marked up characters escaped, characters that XML 1.0 cannot hold replaced.
std::string xml(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        out += static_cast<unsigned char>(letter) < 0x20 ? '?' : letter;
    }
  }
  return out;
}

void write_junit_case(std::ostream& out, const CaseResult& result, const std::string& suite) {
  out << "    <testcase classname=\"" << xml(suite) << "\" name=\"" << xml(result.scenario->title()) << "\" time=\""
      << result.seconds << '"';
  if (result.passed()) {
    out << "/>\n";
    return;
  }
  out << ">\n";
  if (!result.decision) {
    out << "      <error message=\"the scenario has errors and was not judged\">" << xml(place(*result.scenario)) << "</error>\n";
  } else {
    const Difference& first = result.differences.front();
    std::string body = place(*result.scenario) + "\n";
    for (const Difference& difference : result.differences) body += described(difference);
    out << "      <failure message=\"" << xml(first.what + ": expected " + first.expected + ", got " + first.got) << "\">"
        << xml(body) << "</failure>\n";
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

void write_json(std::ostream& out, const std::vector<CaseResult>& results) {
  const ScenarioTotals counted = totals(results);
  JsonWriter json;
  json.begin_object().raw_member("passed", std::to_string(counted.passed)).raw_member("failed", std::to_string(counted.failed));
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
      for (const Evidence& evidence : difference.evidence) why.push_back(describe(evidence));
      json.member("evidence", why).end_object();
    }
    if (!result.differences.empty()) json.end_array();
    json.end_object();
  }
  out << json.end_array().end_object().result() << '\n';
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
  out << "  <testsuite name=\"" << xml(suite) << "\" tests=\"" << results.size() << "\" failures=\"" << counted.failed
      << "\" errors=\"" << counted.faulty << "\" skipped=\"0\" time=\"" << seconds << "\">\n";
  for (const CaseResult& result : results) write_junit_case(out, result, suite);
  out << "  </testsuite>\n</testsuites>\n";
  out.flags(flags);
}

}  // namespace sekisho
