#include "engine/explain/explain.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "engine/explain/table.h"
#include "engine/explain/tone.h"
#include "engine/explain/words.h"
#include "engine/text/source.h"

namespace sekisho {
namespace {

constexpr int widest_citation = 44;  // whole in an explanation
constexpr int widest_question = 72;  // a longer one would push what it settles out of every other row's sight
constexpr int label_width = 12;      // "Have ready", "Not checked"

struct Showing {
  std::ostream& out;
  const Decision& decision;
  const Transaction& transaction;
  const ExplainOptions& options;
  Paint paint{options.colour};

  TableForm form(std::string indent) const { return {std::move(indent), paint, options.columns}; }
  bool shows(const std::vector<int>& lines) const {
    if (!options.line || lines.empty()) return true;
    return std::find(lines.begin(), lines.end(), static_cast<int>(*options.line)) != lines.end();
  }
};

void write_heading(const Showing& showing) {
  const Decision& decision = showing.decision;
  const Words words = verdict_words(decision.certain, decision.possible, decision.review);
  std::string verdict;
  for (const Piece& piece : words.pieces)
    verdict += piece.tone.empty() ? piece.text : showing.paint(colour_of_tone(piece.tone), piece.text);
  write_title(showing.out, heading_of(decision, showing.transaction), verdict, display_width(plain(words)),
              showing.options.columns);
}

/// The first thing a finding rests on, or what keeps it open, in few words.
std::string reason_in_short(const Finding& finding) {
  const std::vector<Evidence>& evidence = finding.holds == Truth::True || finding.open.empty() ? finding.evidence : finding.open;
  if (evidence.empty()) return "";
  const auto listed = std::find_if(evidence.begin(), evidence.end(),
                                   [](const Evidence& part) { return !part.list.empty() && part.fact != "rate"; });
  Evidence shown = listed == evidence.end() ? evidence.front() : *listed;
  if (!shown.list.empty() && !shown.value.empty()) shown.fact.clear();  // who or what is enough here
  std::string text = clause(shown);
  if (evidence.size() > 1 && finding.holds != Truth::True) text += " (and " + std::to_string(evidence.size() - 1) + " more)";
  return text;
}

Row row_of(const Finding& finding) {
  const bool certain = finding.holds == Truth::True;
  std::string remark = finding.status == "in force" ? "" : finding.status;
  if (!finding.confidence.empty()) remark += (remark.empty() ? "" : ", ") + ("wording " + finding.confidence);
  std::string effect(to_string(finding.effect));
  if (finding.certain != Effect::permit && finding.certain != finding.possible)
    effect = std::string(to_string(finding.certain)) + " … " + effect;
  std::string cites = finding.cites.empty() ? "" : finding.cites.front();
  if (!remark.empty()) cites += " [" + remark + "]";
  return {{certain ? "certain" : "open", certain ? nullptr : "35"},
          {effect, colour_of(finding.effect)},
          {finding.rule, "1"},
          {shortened(cites, widest_citation)},
          {reason_in_short(finding)}};
}

void write_line(const Showing& showing, std::size_t at) {
  const LineDecision& line = showing.decision.lines[at];
  const std::string what = at < showing.transaction.items.size() ? heading_of(*showing.transaction.items[at]) : "";
  std::ostream& out = showing.out;
  out << '\n';
  write_rows(out, {{{"line " + line.line_no + (what.empty() ? "" : "   " + what)}}}, showing.form("  "));
  if (line.findings.empty()) out << "    no rule applies\n";
  std::vector<Row> rows;
  for (const Finding& finding : line.findings) rows.push_back(row_of(finding));
  write_rows(out, rows, showing.form("    "));
  for (const Defeated& defeated : line.defeated) {
    out << "    lifted    " << defeated.rule << " by " << defeated.by;
    if (defeated.leaves != Effect::permit) out << ", which leaves " << to_string(defeated.leaves);
    out << '\n';
  }
  if (!line.exact) out << "    more cases than can be tried one by one: the interval may be wider than it need be\n";
}

/// With what each reading gives, for here is no room for more lines.
std::string question_in_a_line(const Question& question) {
  if (question.kind == "fact") return question.fact;
  if (question.kind == "open-term") return question.asks + (question.about.empty() ? "" : " (" + question.about + ")");
  std::string text = plain(question_of(question, nullptr));
  std::vector<std::string> readings;
  for (const ReadingOutcome& reading : question.readings) {
    const bool open = reading.certain != reading.possible;
    readings.push_back(reading.name + (reading.says.empty() ? "" : " “" + reading.says + "”") + ": " +
                       (open ? std::string(to_string(reading.certain)) + " … " : "") + std::string(to_string(reading.possible)));
  }
  return readings.empty() ? text : text + " " + joined(readings, " · ");
}

void write_questions(const Showing& showing) {
  std::vector<Row> run;
  bool begun = false;
  const auto write_run = [&] {
    write_rows(showing.out, run, showing.form("    "));
    run.clear();
  };
  for (const Question& question : showing.decision.questions) {
    if (!showing.shows(question.lines)) continue;
    if (!begun) showing.out << "\n  To settle it, answer\n";
    begun = true;
    const std::string text = question_in_a_line(question);
    const Cell settles{question.settles.empty() ? "" : "settles " + joined(question.settles, ", "), "2"};
    const bool is_long = display_width(text) > widest_question;
    if (is_long) write_run();
    run.push_back({{"?", "1;35"}, {text}});
    if (!is_long) run.back().push_back(settles);
    if (is_long && !settles.text.empty()) run.push_back({{" "}, settles});
    if (is_long) write_run();
  }
  write_run();
}

std::string mark(const ObligationDue& obligation) {
  return std::string(obligation.met ? "✓ " : "") + (obligation.what.empty() ? obligation.name : obligation.what);
}

std::vector<Row> obligation_rows(const Showing& showing, bool certain) {
  std::vector<Row> rows;
  std::set<std::string> named;
  for (const ObligationDue& obligation : showing.decision.obligations) {
    if (obligation.certain != certain || !showing.shows(obligation.lines) || !named.insert(obligation.name).second) continue;
    const std::string what = mark(obligation) + (obligation.within.empty() ? "" : ", within " + obligation.within);
    rows.push_back({{padded(!rows.empty() ? ""
                            : certain     ? "Have ready"
                                          : "Perhaps too",
                            label_width)},
                    {obligation.requires_},
                    {what},
                    {joined(obligation.cites, "; "), "2"}});
  }
  return rows;
}

std::vector<Row> remark_rows(const Showing& showing) {
  std::vector<Row> rows;
  std::string last;
  const auto add = [&](const std::string& label, const std::vector<int>& lines, std::string text) {
    if (!showing.shows(lines)) return;
    rows.push_back({{padded(label == last ? "" : label, label_width)}, {std::move(text)}});
    last = label;
  };
  for (const LicenseUse& license : showing.decision.licenses) {
    std::string text =
        license.number + (license.authority.empty() ? "" : " of " + license.authority) + " covers " + listed(license.covers);
    if (!license.drawn.empty()) text += ", " + license.drawn + " drawn";
    if (!license.left.empty()) text += ", " + license.left + " left";
    add("Licence", license.lines, text);
  }
  for (const Presumed& presumed : showing.decision.presumed) {
    add("Presumed", presumed.lines,
        presumed.term + (presumed.about.empty() ? "" : " of " + presumed.about) + ": " + (presumed.value ? "yes" : "no") +
            (presumed.cites.empty() ? "" : " (" + joined(presumed.cites, "; ") + ")") + ". To rebut it, answer: " + presumed.asks);
  }
  for (const Adopted& adopted : showing.decision.adopted) {
    add("Adopted", {},
        adopted.of + " is read as " + adopted.reading + (adopted.by.empty() ? "" : ", by " + adopted.by) +
            (adopted.on.empty() ? "" : " on " + adopted.on) + (adopted.because.empty() ? "" : ": " + adopted.because));
  }
  for (const NotChecked& unchecked : showing.decision.not_checked) {
    add("Not checked", unchecked.lines,
        unchecked.what + (unchecked.why.empty() ? "" : ": " + unchecked.why) +
            (unchecked.assumed.empty() ? "" : " (assumed " + unchecked.assumed + ")"));
  }
  return rows;
}

}  // namespace

void explain(std::ostream& out, const Decision& decision, const Transaction& transaction, const ExplainOptions& options) {
  const Showing showing{out, decision, transaction, options};
  write_heading(showing);
  for (std::size_t at = 0; at < decision.lines.size(); ++at) {
    if (!options.line || *options.line == at + 1) write_line(showing, at);
  }
  write_questions(showing);
  const std::vector<Row> certain = obligation_rows(showing, true), possible = obligation_rows(showing, false);
  const std::vector<Row> remarks = remark_rows(showing);
  if (!certain.empty() || !possible.empty() || !remarks.empty()) out << '\n';
  for (const std::vector<Row>& rows : {certain, possible, remarks}) write_rows(out, rows, showing.form("  "));
}

}  // namespace sekisho
