#include "engine/report/coverage_html.h"

#include <algorithm>
#include <ostream>

#include "engine/scenario/coverage_report.h"
#include "engine/text/xml.h"

namespace sekisho {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --faint: #667; --line: #dde; --good: #1a7f37; --gap: #b35900;
  --gap-ground: #fff1dc; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171b; --text: #e4e7eb; --faint: #98a2ad; --line: #333a43; --good: #4cc46a;
  --gap: #f0a848; --gap-ground: #3a2a12; } }
body { background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; }
table { border-collapse: collapse; } th, td { text-align: left; padding: .15rem .8rem .15rem 0; vertical-align: top; }
th { color: var(--faint); font-weight: 600; } td.number { text-align: right; font-variant-numeric: tabular-nums; }
.source { width: 100%; font: 13px/1.5 ui-monospace, monospace; } .source td { padding: 0 .8rem 0 0; }
.source .no, .source .marks { color: var(--faint); text-align: right; white-space: nowrap; }
.source .marks { border-right: 1px solid var(--line); } .source pre { margin: 0; padding-left: .8rem; white-space: pre-wrap; font: inherit; }
.seen { color: var(--good); } .gap { color: var(--gap); } mark { background: var(--gap-ground); color: inherit; border-bottom: 2px solid var(--gap); }
.part { border-bottom: 1px solid var(--good); } a { color: inherit; }
)";

constexpr std::array<Truth, 3> by_strength{Truth::True, Truth::False, Truth::Unknown};

bool has_gap(const ValueCounts& counts) {
  return std::any_of(by_strength.begin(), by_strength.end(), [&](Truth value) { return counts.missing(value); });
}

std::string in_words(const ValueCounts& counts) {
  std::string text;
  for (const Truth value : by_strength)
    text += (text.empty() ? "" : ", ") + std::string(to_string(value)) + " " + std::to_string(counts.of(value));
  return text;
}

/// `12·340·5`: true, false, unknown; a dash where a value cannot be reached.
std::string in_margin(const ValueCounts& counts) {
  std::string text;
  for (const Truth value : by_strength) {
    const bool dash = counts.of(value) == 0 && !counts.reachable[value];
    const std::string number = dash ? "–" : std::to_string(counts.of(value));
    const std::string_view look = counts.missing(value) ? "gap" : "seen";
    text += (text.empty() ? "" : "·") + ("<span class=\"" + std::string(look) + "\">" + number + "</span>");
  }
  return "<span title=\"" + in_words(counts) + "\">" + text + "</span>";
}

/// What stands at a place of a file: a declaration's beginning, or a part with its extent.
struct Mark {
  std::uint32_t begin = 0, end = 0;
  const ValueCounts* counts = nullptr;
  bool part = false;
};

std::vector<Mark> marks_in(const ScenarioCoverage& coverage, const Source& source) {
  std::vector<Mark> marks;
  for (const DeclarationCoverage& declaration : coverage.declarations) {
    if (declaration.span.source.get() != &source) continue;
    marks.push_back({declaration.span.begin, declaration.span.begin, &declaration.counts, false});
    for (const PartCoverage& part : declaration.parts) marks.push_back({part.span.begin, part.span.end, &part.counts, true});
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
  return marks;
}

/// The text from `begin` to `end` with its parts marked; a part over several lines is marked on each.
std::string marked(const Source& source, std::uint32_t begin, std::uint32_t end, const std::vector<Mark>& marks) {
  const std::string_view text = source.text;
  std::string out;
  std::uint32_t at = begin;
  for (const Mark& mark : marks) {
    const std::uint32_t from = std::max(mark.begin, at), to = std::min(mark.end, end);
    if (!mark.part || from >= to) continue;
    out += xml_text(text.substr(at, from - at));
    const std::string open = has_gap(*mark.counts) ? "<mark" : "<span class=\"part\"";
    out += open + " title=\"" + in_words(*mark.counts) + "\">" + xml_text(text.substr(from, to - from));
    out += has_gap(*mark.counts) ? "</mark>" : "</span>";
    at = to;
  }
  return out + xml_text(text.substr(at, end - at));
}

std::string margin(std::uint32_t begin, std::uint32_t end, const std::vector<Mark>& marks) {
  std::string out;
  for (const Mark& mark : marks) {
    if (mark.begin < begin || mark.begin > end || (mark.begin == end && mark.part)) continue;
    out += (out.empty() ? "" : "&#160; ") + in_margin(*mark.counts);
  }
  return out;
}

void write_source(std::ostream& out, const ScenarioCoverage& coverage, const Source& source, std::size_t number) {
  const std::vector<Mark> marks = marks_in(coverage, source);
  out << "<h2 id=\"f" << number << "\">" << xml_text(source.path) << "</h2>\n<table class=\"source\">\n";
  std::uint32_t begin = 0;
  for (std::uint32_t line = 1; begin < source.text.size(); ++line) {
    const std::size_t found = source.text.find('\n', begin);
    const auto end = static_cast<std::uint32_t>(found == std::string::npos ? source.text.size() : found);
    out << "<tr id=\"f" << number << "l" << line << "\"><td class=\"no\">" << line << "</td><td class=\"marks\">"
        << margin(begin, end, marks) << "</td><td><pre>" << marked(source, begin, end, marks) << "</pre></td></tr>\n";
    begin = end + 1;
  }
  out << "</table>\n";
}

void write_totals(std::ostream& out, const ScenarioCoverage& coverage) {
  out << "<table>\n<tr><th></th><th>number</th><th>values seen</th><th></th></tr>\n";
  for (const CountedKind& kind : counted_kinds(coverage)) {
    out << "<tr><td>" << kind.what << "</td><td class=\"number\">" << kind.totals.things << "</td><td class=\"number\">"
        << kind.totals.reached << " of " << kind.totals.reachable << "</td><td class=\"number\">" << percent(kind.totals)
        << "</td></tr>\n";
  }
  out << "</table>\n";
}

void write_gaps(std::ostream& out, const ScenarioCoverage& coverage, const Bundle& bundle) {
  const std::vector<CoverageGap> gaps = coverage_gaps(coverage);
  out << "<h2>Not seen</h2>\n";
  if (gaps.empty()) out << "<p>Every value that can be reached was seen.</p>\n";
  if (gaps.empty()) return;
  out << "<table>\n";
  for (const CoverageGap& gap : gaps) {
    const auto& files = bundle.policy.files;
    const auto file = std::find_if(files.begin(), files.end(), [&](const ast::File& one) { return one.source == gap.span.source; });
    out << "<tr><td>" << xml_text(gap.what) << "</td><td class=\"gap\">" << xml_text(gap.never) << "</td><td>";
    if (file != files.end())
      out << "<a href=\"#f" << file - files.begin() << "l" << position_of(*gap.span.source, gap.span.begin).line << "\">"
          << xml_text(place_of(gap.span)) << "</a>";
    out << "</td></tr>\n";
  }
  out << "</table>\n";
}

}  // namespace

void write_coverage_html(std::ostream& out, const ScenarioCoverage& coverage, const Bundle& bundle) {
  const std::string title = "Coverage of " + xml_text(bundle.name);
  out << "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width\">\n<title>"
      << title << "</title>\n<style>" << style << "</style>\n<h1>" << title << "</h1>\n<p>" << coverage.scenarios << " scenarios, "
      << coverage.lines << " lines. In the margin: on how many lines a declaration, and after it each part of its "
      << "condition that decided it, was true, false and unknown; a dash where it cannot be.</p>\n";
  write_totals(out, coverage);
  write_gaps(out, coverage, bundle);
  for (std::size_t file = 0; file < bundle.policy.files.size(); ++file)
    write_source(out, coverage, *bundle.policy.files[file].source, file);
  out << "</html>\n";
}

}  // namespace sekisho
