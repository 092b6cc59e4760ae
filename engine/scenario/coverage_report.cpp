#include "engine/scenario/coverage_report.h"

#include <algorithm>
#include <ostream>

#include "engine/explain/table.h"
#include "engine/text/source.h"

namespace sekisho {
namespace {

constexpr std::array<DeclarationKind, 6> kinds{DeclarationKind::rule,   DeclarationKind::exception,  DeclarationKind::suspension,
                                               DeclarationKind::repeal, DeclarationKind::definition, DeclarationKind::term};
constexpr std::array<Truth, 3> by_strength{Truth::True, Truth::False, Truth::Unknown};

/// The text at a place, on one line.
std::string quoted(const Span& span) {
  std::string text;
  for (const char letter : std::string_view(span.source->text).substr(span.begin, span.end - span.begin)) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
    if (!blank) text += letter;
    if (blank && !text.empty() && text.back() != ' ') text += ' ';
  }
  return "`" + text + "`";
}

// ---- the table

void write_table(std::ostream& out, const ScenarioCoverage& coverage, Paint paint) {
  std::vector<Row> table{{{""}, {"number"}, {"values seen"}}};
  for (const CountedKind& row : counted_kinds(coverage)) {
    const std::string seen = std::to_string(row.totals.reached) + " of " + std::to_string(row.totals.reachable);
    table.push_back({{std::string(row.what)}, {std::to_string(row.totals.things)}, {seen}, {percent(row.totals)}});
  }
  write_rows(out, std::move(table), {"  ", paint});
}

// ---- what was not seen

std::string never(const ValueCounts& counts) {
  std::string text;
  for (const Truth value : by_strength) {
    if (counts.missing(value)) text += (text.empty() ? "never " : ", ") + std::string(to_string(value));
  }
  return text;
}

std::string never(const ReadingCoverage& reading) {
  std::string text;
  for (const ReadingCoverage::Branch& branch : reading.branches) {
    if (branch.adopted == 0) text += (text.empty() ? "never adopted: " : ", ") + branch.name;
  }
  if (reading.open == 0) text = "never open" + (text.empty() ? "" : "; " + text);
  return text;
}

void write_gaps(std::ostream& out, const std::vector<CoverageGap>& gaps, Paint paint) {
  constexpr int widest = 64;
  std::vector<Row> table;
  std::size_t parts = 0;
  for (const CoverageGap& gap : gaps) {
    if (gap.part) ++parts;
    if (!gap.part) table.push_back({{shortened(gap.what, widest)}, {gap.never, "33"}, {place_of(gap.span)}});
  }
  if (!table.empty()) out << "\nnot seen\n";
  write_rows(out, std::move(table), {"  ", paint});
  if (parts > 0)
    out << "\n" << parts << " parts of conditions were not seen in every value: --coverage-html shows them in the text\n";
}

// ---- JSON

void write_counts(JsonWriter& json, const ValueCounts& counts) {
  for (const Truth value : by_strength) json.raw_member(to_string(value), std::to_string(counts.of(value)));
  std::vector<std::string> missing;
  for (const Truth value : by_strength) {
    if (counts.missing(value)) missing.emplace_back(to_string(value));
  }
  json.member("never", missing);
}

void write_totals(JsonWriter& json, const ScenarioCoverage& coverage) {
  json.key("totals").begin_array();
  for (const CountedKind& row : counted_kinds(coverage)) {
    json.begin_object().member("of", row.what).raw_member("number", std::to_string(row.totals.things));
    json.raw_member("seen", std::to_string(row.totals.reached)).raw_member("reachable", std::to_string(row.totals.reachable));
    json.end_object();
  }
  json.end_array();
}

void write_declaration(JsonWriter& json, const DeclarationCoverage& declaration) {
  json.begin_object().member("kind", to_string(declaration.kind)).member("name", declaration.name);
  json.member("place", place_of(declaration.span));
  write_counts(json, declaration.counts);
  if (!declaration.parts.empty()) {
    json.key("parts").begin_array();
    for (const PartCoverage& part : declaration.parts) {
      json.begin_object()
          .text_member("text", std::string_view(part.span.source->text).substr(part.span.begin, part.span.end - part.span.begin))
          .member("place", place_of(part.span));
      write_counts(json, part.counts);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void write_reading(JsonWriter& json, const ReadingCoverage& reading) {
  json.begin_object()
      .member("of", reading.of)
      .member("place", place_of(reading.span))
      .raw_member("open", std::to_string(reading.open));
  json.key("adopted").begin_object();
  for (const ReadingCoverage::Branch& branch : reading.branches) json.raw_member(branch.name, std::to_string(branch.adopted));
  json.end_object().end_object();
}

}  // namespace

std::string place_of(const Span& span) {
  if (!span.source) return "";
  return span.source->path + ":" + std::to_string(position_of(*span.source, span.begin).line);
}

std::vector<CountedKind> counted_kinds(const ScenarioCoverage& coverage) {
  std::vector<CountedKind> kinds_found;
  for (const DeclarationKind kind : kinds) kinds_found.push_back({to_string(kind), totals(coverage, kind)});
  kinds_found.push_back({"choice of readings", totals_of_readings(coverage)});
  kinds_found.push_back({"part of a condition", totals_of_parts(coverage)});
  std::erase_if(kinds_found, [](const CountedKind& row) { return row.totals.things == 0; });
  return kinds_found;
}

std::string percent(const CoverageTotals& totals) {
  if (totals.reachable == 0) return "";
  const std::size_t tenths = totals.reached * 1000 / totals.reachable;  // rounded down: 100 % means all
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::vector<CoverageGap> coverage_gaps(const ScenarioCoverage& coverage) {
  std::vector<CoverageGap> gaps;
  const auto add = [&](std::string what, std::string text, const Span& span, bool part = false) {
    if (!text.empty()) gaps.push_back({std::move(what), std::move(text), span, part});
  };
  for (const DeclarationCoverage& declaration : coverage.declarations) {
    add(std::string(to_string(declaration.kind)) + " " + declaration.name, never(declaration.counts), declaration.span);
    for (const PartCoverage& part : declaration.parts)
      add("part " + quoted(part.span) + " of " + declaration.name, never(part.counts), part.span, true);
  }
  for (const ReadingCoverage& reading : coverage.readings) add("readings of " + reading.of, never(reading), reading.span);
  return gaps;
}

void write_coverage_text(std::ostream& out, const ScenarioCoverage& coverage, bool colour) {
  const Paint paint{colour};
  out << '\n' << paint("1", "coverage") << " by " << coverage.scenarios << " scenarios, " << coverage.lines << " lines\n";
  write_table(out, coverage, paint);
  write_gaps(out, coverage_gaps(coverage), paint);
}

void write_coverage_json(JsonWriter& json, const ScenarioCoverage& coverage) {
  json.begin_object().raw_member("scenarios", std::to_string(coverage.scenarios));
  json.raw_member("lines", std::to_string(coverage.lines));
  write_totals(json, coverage);
  json.key("declarations").begin_array();
  for (const DeclarationCoverage& declaration : coverage.declarations) write_declaration(json, declaration);
  json.end_array().key("readings").begin_array();
  for (const ReadingCoverage& reading : coverage.readings) write_reading(json, reading);
  json.end_array().end_object();
}

}  // namespace sekisho
