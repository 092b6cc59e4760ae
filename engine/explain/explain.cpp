#include "engine/explain/explain.h"

#include <algorithm>
#include <ostream>
#include <set>

#include "engine/explain/table.h"
#include "engine/text/source.h"
#include "engine/text/utf8.h"

namespace sekisho {
namespace {

constexpr int verdict_column = 64;   // where the record's verdict stands, if there is room
constexpr int widest_citation = 44;  // in the short table; whole with evidence

const char* colour_of(Effect effect) {
  switch (effect) {
    case Effect::permit:
      return "32";
    case Effect::notify:
      return "36";
    case Effect::refer:
      return "36";
    case Effect::license:
      return "33";
    case Effect::deny:
      return "31";
    case Effect::prohibit:
      return "1;31";
  }
  return "0";
}

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter; });
  return text;
}

std::string joined(const std::vector<std::string>& texts, const std::string& separator) {
  std::string text;
  for (const std::string& part : texts) text += (text.empty() ? "" : separator) + part;
  return text;
}

// ---- facts of the record that name what is decided
// ---------------------------------------------------------------------------------

const Value* fact(const Object& object, std::string_view field) {
  const std::optional<std::size_t> slot = object.type->find(field);
  if (!slot || *slot >= object.slots.size() || object.slots[*slot].missing()) return nullptr;
  return &object.slots[*slot];
}

std::string text_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  if (const auto* code = std::get_if<Code>(&value.data)) return to_string(*code);
  if (const auto* quantity = std::get_if<Quantity>(&value.data))
    return quantity->amount.to_string() + (quantity->unit.empty() ? "" : " " + quantity->unit);
  if (const auto* money = std::get_if<Money>(&value.data)) return money->amount.to_string() + " " + money->currency;
  if (const auto* values = std::get_if<std::vector<Value>>(&value.data)) {
    std::vector<std::string> texts;
    for (const Value& element : *values) texts.push_back(text_of(element));
    return joined(texts, ", ");
  }
  return "";
}

std::string text_of(const Object& object, std::string_view field) {
  const Value* value = fact(object, field);
  return value == nullptr ? "" : text_of(*value);
}

std::string heading_of(const Object& item) {
  std::vector<std::string> parts;
  std::string codes = text_of(item, "control_codes");
  if (codes.empty() && !text_of(item, "hs_code").empty()) codes = text_of(item, "hs_code");
  const std::string description = text_of(item, "description");
  std::string amount = text_of(item, "net_mass");
  if (amount.empty()) amount = text_of(item, "quantity");
  std::string what = joined({codes, description}, codes.empty() || description.empty() ? "" : "  ");
  if (!amount.empty()) what += (what.empty() ? "" : ", ") + amount;
  return what;
}

// ---- the parts
// --------------------------------------------------------------------------------------------------------------------------

void write_heading(std::ostream& out, const Decision& decision, const Transaction& transaction, Paint paint) {
  std::string heading = decision.transaction_id + "   " + decision.date;
  const std::string from = text_of(transaction.record, "country_of_export");
  const std::string to = text_of(transaction.record, "destination");
  if (!from.empty() || !to.empty()) heading += " · " + (from.empty() ? "?" : from) + " → " + (to.empty() ? "?" : to);
  if (decision.known_at) heading += " · as known at " + *decision.known_at;
  const std::string word = upper(verdict(decision.certain, decision.possible));
  const bool open = decision.certain != decision.possible;
  out << padded(printable(heading), verdict_column) << "   " << paint(open ? "1;35" : colour_of(decision.possible), word);
  if (open) out << "   " << to_string(decision.certain) << " … " << to_string(decision.possible);
  const std::string_view review = to_string(decision.review);
  if (!review.empty()) out << "   " << review;
  out << '\n';
}

/// The first thing a finding rests on, or what keeps it open, in few words.
std::string reason_in_short(const Finding& finding) {
  const std::vector<Evidence>& evidence = finding.holds == Truth::True || finding.open.empty() ? finding.evidence : finding.open;
  if (evidence.empty()) return "";
  const auto listed = std::find_if(evidence.begin(), evidence.end(),
                                   [](const Evidence& part) { return !part.list.empty() && part.fact != "rate"; });
  std::string text = clause(listed == evidence.end() ? evidence.front() : *listed);
  if (evidence.size() > 1 && finding.holds != Truth::True) text += " (and " + std::to_string(evidence.size() - 1) + " more)";
  return text;
}

Row row_of(const Finding& finding, bool short_reason) {
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
          {short_reason ? shortened(cites, widest_citation) : cites},
          {short_reason ? reason_in_short(finding) : ""}};
}

enum class Showing { support, obstacles };

/// Evidence for what holds supports it, an exclusion that does not apply too; evidence for what does not hold stands in its way.
void write_evidence(std::ostream& out, const std::vector<Evidence>& evidence, Showing showing, const std::string& indent,
                    Paint paint) {
  std::set<std::string> told;
  for (const Evidence& part : evidence) {
    const bool against = showing == Showing::obstacles;
    const char* mark = part.is == Truth::Unknown ? "?" : against ? "✗" : "✓";
    const char* colour = part.is == Truth::Unknown ? "35" : against ? "31" : "32";
    const std::string text = printable(clause(part));
    if (told.insert(mark + text).second) out << indent << paint(colour, mark) << ' ' << text << '\n';
  }
}

void write_reasons(std::ostream& out, const Finding& finding, Paint paint) {
  const std::string indent(8, ' ');
  if (!finding.because.empty()) out << indent << "“" << finding.because << "”\n";
  for (std::size_t i = 1; i < finding.cites.size(); ++i) out << indent << "see also " << finding.cites[i] << '\n';
  if (!finding.refer.empty()) out << indent << "refer to " << finding.refer << '\n';
  if (finding.review != Review::none) out << indent << "licensing policy: " << to_string(finding.review) << '\n';
  std::vector<Evidence> all = finding.evidence;
  all.insert(all.end(), finding.open.begin(), finding.open.end());
  write_evidence(out, all, Showing::support, indent, paint);
}

void write_line(std::ostream& out, const LineDecision& line, const Object* item, const ExplainOptions& options) {
  const Paint paint{options.colour};
  const std::string heading = item == nullptr ? "" : heading_of(*item);
  out << "\n  line " << printable(line.line_no + (heading.empty() ? "" : "   ") + heading) << '\n';
  if (line.findings.empty()) out << "    no rule applies\n";
  if (!options.evidence) {
    std::vector<Row> rows;
    for (const Finding& finding : line.findings) rows.push_back(row_of(finding, true));
    write_rows(out, rows, "    ", paint);
  } else {
    for (const Finding& finding : line.findings) {
      write_rows(out, {row_of(finding, false)}, "    ", paint);
      write_reasons(out, finding, paint);
    }
  }
  for (const Defeated& defeated : line.defeated) {
    out << "    lifted    " << defeated.rule << " by " << defeated.by;
    if (defeated.leaves != Effect::permit) out << ", which leaves " << to_string(defeated.leaves);
    out << '\n';
  }
  if (!line.exact) out << "    more cases than can be tried one by one: the interval may be wider than it need be\n";
}

std::string ask_code(const Question& question) {
  if (!question.list.empty())
    return "is " + question.fact + " named in the original of list " + question.list + ", which has more entries than are encoded?";
  if (!question.candidates.empty())
    return "is " + question.fact + " at or below " + joined(question.candidates, ", ") + "? (a finer " + question.scheme + " code)";
  return "the code of " + question.fact + " in the scheme " + question.scheme;
}

std::string ask(const Question& question) {
  if (question.kind == "open-term") return question.asks + (question.about.empty() ? "" : " (" + question.about + ")");
  if (question.kind == "reading") {
    std::vector<std::string> readings;
    for (const ReadingOutcome& outcome : question.readings) {
      const std::string result = verdict(outcome.certain, outcome.possible);
      readings.push_back(outcome.name + (outcome.says.empty() ? "" : " “" + outcome.says + "”") + ": " +
                         (result == "undetermined"
                              ? std::string(to_string(outcome.certain)) + " … " + std::string(to_string(outcome.possible))
                              : result));
    }
    return "which reading of " + question.of + ": " + joined(readings, " · ");
  }
  if (question.kind == "match") {
    const std::string who = question.name.empty() ? question.party : question.name + " (" + question.party + ")";
    return question.entry.empty()
               ? "is " + who + " named in the original of list " + question.list + ", which has more entries than are encoded?"
               : "is " + who + " the party of list " + question.list + ", entry " + question.entry + "?";
  }
  if (question.kind == "code") return ask_code(question);
  if (question.kind == "share") {
    if (question.owner.empty()) return "who owns " + question.owned;
    return "the share of " + question.owner + " in " + question.owned + " (known: " + question.known + " %)";
  }
  if (question.kind == "rate") return "a rate for " + question.currency + " on " + question.date;
  if (question.kind == "time") return "the time of day on which " + question.instrument + " turns: " + question.at;
  if (question.kind == "history") return "the earlier records per " + question.per + " within " + question.within;
  return question.fact.empty() ? question.kind : question.fact;
}

void write_questions(std::ostream& out, const Decision& decision, Paint paint) {
  if (decision.questions.empty()) return;
  out << "\n  To settle it, answer\n";
  std::vector<Row> rows;
  for (const Question& question : decision.questions) {
    rows.push_back({{"?", "1;35"},
                    {printable(ask(question))},
                    {question.settles.empty() ? "" : "settles " + joined(question.settles, ", "), "2"}});
  }
  // A long question would push the last column out of every other row's sight.
  for (Row& row : rows) {
    if (display_width(row[1].text) <= 72) continue;
    row[1].text += row[2].text.empty() ? "" : "\n           " + row[2].text;
    row.pop_back();
  }
  std::vector<Row> run;
  for (Row& row : rows) {
    if (row.size() == 3) {
      run.push_back(std::move(row));
      continue;
    }
    write_rows(out, run, "    ", paint);
    run.clear();
    out << "    " << paint("1;35", "?") << "   " << row[1].text << '\n';
  }
  write_rows(out, run, "    ", paint);
}

std::string mark(const ObligationDue& obligation) {
  return std::string(obligation.met ? "✓ " : "") + (obligation.what.empty() ? obligation.name : obligation.what);
}

void write_obligations(std::ostream& out, const Decision& decision) {
  for (const bool certain : {true, false}) {
    std::vector<Row> rows;
    std::set<std::string> named;
    for (const ObligationDue& obligation : decision.obligations) {
      if (obligation.certain != certain || !named.insert(obligation.name).second) continue;
      const std::string what = mark(obligation) + (obligation.within.empty() ? "" : ", within " + obligation.within);
      rows.push_back({{rows.empty() ? certain ? "Have ready" : "Perhaps too" : ""},
                      {obligation.requires_},
                      {what},
                      {joined(obligation.cites, "; "), "2"}});
    }
    for (Row& row : rows) row[0].text = padded(row[0].text, 12);
    write_rows(out, rows, "  ", {});
  }
}

void write_remarks(std::ostream& out, const Decision& decision) {
  std::vector<Row> rows;
  std::string_view last;
  const auto add = [&](std::string_view head, std::string text) {
    rows.push_back({{padded(head == last ? "" : std::string(head), 12)}, {std::move(text)}});
    last = head;
  };
  for (const Presumed& presumed : decision.presumed) {
    add("Presumed",
        presumed.term + (presumed.about.empty() ? "" : " of " + presumed.about) + ": " + (presumed.value ? "yes" : "no") +
            (presumed.cites.empty() ? "" : " (" + joined(presumed.cites, "; ") + ")") + ". To rebut it, answer: " + presumed.asks);
  }
  for (const Adopted& adopted : decision.adopted) {
    add("Adopted", adopted.of + " is read as " + adopted.reading + (adopted.by.empty() ? "" : ", by " + adopted.by) +
                       (adopted.on.empty() ? "" : " on " + adopted.on) + (adopted.because.empty() ? "" : ": " + adopted.because));
  }
  for (const LicenseUse& license : decision.licenses) {
    add("Licence", license.number + " of " + license.authority + " covers " + joined(license.covers, ", "));
  }
  for (const NotChecked& unchecked : decision.not_checked) {
    add("Not checked", unchecked.what + (unchecked.why.empty() ? "" : ": " + unchecked.why) +
                           (unchecked.assumed.empty() ? "" : " (assumed " + unchecked.assumed + ")"));
  }
  write_rows(out, rows, "  ", {});
}

}  // namespace

void explain(std::ostream& out, const Decision& decision, const Transaction& transaction, const ExplainOptions& options) {
  const Paint paint{options.colour};
  write_heading(out, decision, transaction, paint);
  for (std::size_t i = 0; i < decision.lines.size(); ++i) {
    if (options.line && *options.line != i + 1) continue;
    write_line(out, decision.lines[i], i < transaction.items.size() ? transaction.items[i].get() : nullptr, options);
  }
  write_questions(out, decision, paint);
  if (!decision.obligations.empty() || !decision.not_checked.empty() || !decision.presumed.empty() || !decision.adopted.empty())
    out << '\n';
  write_obligations(out, decision);
  write_remarks(out, decision);
}

void explain_why_not(std::ostream& out, const Decision& decision, const WhyNot& asked, bool colour) {
  const Paint paint{colour};
  const LineDecision& decided = decision.lines.at(asked.line - 1);
  const Truth value = asked.valued.value;
  const auto finding = std::find_if(decided.findings.begin(), decided.findings.end(),
                                    [&](const Finding& found) { return found.rule == asked.rule; });
  const auto defeated = std::find_if(decided.defeated.begin(), decided.defeated.end(),
                                     [&](const Defeated& lifted) { return lifted.rule == asked.rule; });
  out << "  line " << printable(decided.line_no) << ": " << asked.rule;
  if (finding != decided.findings.end() && finding->holds == Truth::True) {
    out << " does apply: " << to_string(finding->effect) << '\n';
  } else if (defeated != decided.defeated.end()) {
    out << " is lifted by " << defeated->by;
    if (defeated->leaves != Effect::permit) out << ", which leaves " << to_string(defeated->leaves);
    out << '\n';
  } else if (value == Truth::False) {
    out << " does not apply, because\n";
    if (!asked.force.empty()) out << "    " << paint("31", "✗") << " it is " << asked.force << '\n';
  } else if (value == Truth::Unknown) {
    out << " may apply; open is\n";
  } else {
    out << " holds\n";
  }
  write_evidence(out, asked.valued.evidence, value == Truth::False ? Showing::obstacles : Showing::support, "    ", paint);
}

}  // namespace sekisho
