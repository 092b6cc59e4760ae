#include "engine/explain/what_if.h"

#include "engine/explain/telling.h"
#include "engine/explain/words.h"
#include "engine/text/json.h"

namespace sekisho {
namespace {

Words changes_in_words(const std::vector<FactChange>& changes) {
  Words words = said("What if ");
  for (std::size_t i = 0; i < changes.size(); ++i) {
    words.say(i == 0 ? "" : i + 1 == changes.size() ? " and " : ", ").name(changes[i].field);
    const bool missing = changes[i].value.empty() || changes[i].value == "missing";
    words.say(missing ? " were not known" : " were ");
    if (!missing) words.name(changes[i].value);
  }
  return words.say("?");
}

Words summary(const WhatIf& asked) {
  Words words;
  const bool same = asked.before.certain == asked.after.certain && asked.before.possible == asked.after.possible;
  if (same) return words.say("The verdict stays the same: " + demand(asked.after.certain, asked.after.possible) + ".");
  words.say("The verdict would change. Now: " + demand(asked.before.certain, asked.before.possible) + ". ");
  return words.say("Then: " + demand(asked.after.certain, asked.after.possible) + ".");
}

Words about(const checked::Policy& policy, const std::string& rule, const std::vector<std::string>& cites) {
  Words words;
  words.name(rule);
  return cites.empty() ? words : words.say(" (").add(citation(policy, rule, cites)).say(")");
}

Words found(const checked::Policy& policy, const Finding& finding) {
  return about(policy, finding.rule, finding.cites).say(": " + demand(finding));
}

Words changed(const checked::Policy& policy, const Finding& before, const Finding& after) {
  return about(policy, after.rule, after.cites)
      .say(": " + ends(before.certain, before.possible) + " before, " + ends(after.certain, after.possible) + " then");
}

struct Differences {
  Document& document;
  const WhatIf& asked;
  const checked::Policy& policy;

  void line(const LineDifference& line) const {
    if (line.none()) return;
    const LineDecision& any = line.after != nullptr ? *line.after : *line.before;
    Words heading = said("Line " + any.line_no);
    if (line.before == nullptr) heading.say(" is new: ");
    if (line.after == nullptr) heading.say(" is gone: ");
    if (line.before != nullptr && line.after != nullptr)
      heading.say(": " + ends(line.before->certain, line.before->possible) + " → ");
    heading.say(ends(any.certain, any.possible));
    document.heading(1, heading);
    for (const Finding& finding : line.findings.went) document.item(0, Mark::went, found(policy, finding));
    for (const Finding& finding : line.findings.came) document.item(0, Mark::came, found(policy, finding));
    for (const auto& [before, after] : line.findings.changed) document.item(0, Mark::bullet, changed(policy, before, after));
    for (const Defeated& one : line.defeated.went)
      document.item(0, Mark::went, said("the exception ").name(one.by).say(" no longer lifts ").name(one.rule));
    for (const Defeated& one : line.defeated.came)
      document.item(0, Mark::came, said("the exception ").name(one.by).say(" lifts ").name(one.rule));
  }

  template <class Entry, class Say>
  void section(std::string_view heading, const Came<Entry>& came, Say&& say) const {
    if (came.none()) return;
    document.heading(1, said(heading));
    for (const Entry& entry : came.went) document.item(0, Mark::went, say(entry));
    for (const Entry& entry : came.came) document.item(0, Mark::came, say(entry));
    for (const auto& [before, after] : came.changed) document.item(0, Mark::bullet, say(after));
  }
};

Words due(const ObligationDue& obligation) {
  return due_words(obligation).say(obligation.certain ? "" : ", perhaps").say(obligation.met ? ", on file" : "");
}

Words presumption(const Presumed& presumed) {
  Words words = said("presumed ").strong(presumed.value ? "yes" : "no").say(": ").quote(presumed.asks);
  return presumed.about.empty() ? words : words.say(" (" + presumed.about + ")");
}

// ---- JSON ----------------------------------------------------------------------------------------------------------------------

template <class Entry, class Name>
void write(JsonWriter& json, std::string_view key, const std::vector<Entry>& entries, Name&& name) {
  std::vector<std::string> texts;
  for (const Entry& entry : entries) texts.push_back(name(entry));
  json.member(key, texts);
}

template <class Entry, class Name>
void write(JsonWriter& json, std::string_view key, const Came<Entry>& came, Name&& name) {
  if (came.none()) return;
  json.key(key).begin_object();
  write(json, "came", came.came, name);
  write(json, "went", came.went, name);
  std::vector<Entry> changed;
  for (const auto& [before, after] : came.changed) changed.push_back(after);
  write(json, "changed", changed, name);
  json.end_object();
}

void write(JsonWriter& json, const LineDifference& line) {
  json.begin_object().raw_member("line", std::to_string(line.line));
  if (line.before != nullptr) json.member("before", ends(line.before->certain, line.before->possible));
  if (line.after != nullptr) json.member("after", ends(line.after->certain, line.after->possible));
  write(json, "findings", line.findings, [](const Finding& finding) { return finding.rule; });
  write(json, "defeated", line.defeated, [](const Defeated& one) { return one.rule + " by " + one.by; });
  json.end_object();
}

void write(JsonWriter& json, const DecisionDifference& all) {
  json.key("difference").begin_object().key("lines").begin_array();
  for (const LineDifference& line : all.lines) {
    if (!line.none()) write(json, line);
  }
  json.end_array();
  write(json, "obligations", all.obligations, [](const ObligationDue& one) { return one.name; });
  write(json, "questions", all.questions, [](const Question& one) { return plain(question_of(one, nullptr)); });
  write(json, "presumed", all.presumed,
        [](const Presumed& one) { return one.term + (one.about.empty() ? "" : " of " + one.about); });
  write(json, "not_checked", all.not_checked, [](const NotChecked& one) { return one.what; });
  json.end_object();
}

}  // namespace

Document explanation_of(const WhatIf& asked, const checked::Policy& policy) {
  Document document;
  document.title = heading_of(asked.before, asked.transaction);
  document.verdict = verdict_words(asked.before.certain, asked.before.possible, asked.before.review);
  document.verdict.say("   →   ").add(verdict_words(asked.after.certain, asked.after.possible, asked.after.review));
  document.paragraph(changes_in_words(asked.changes));
  document.paragraph(summary(asked));
  const std::size_t told_already = document.blocks.size();
  const DecisionDifference all = difference(asked.before, asked.after);
  const Differences telling{document, asked, policy};
  for (const LineDifference& line : all.lines) {
    if (!asked.line || *asked.line == line.line) telling.line(line);
  }
  telling.section("Questions", all.questions, [&](const Question& question) { return question_of(question, &policy); });
  telling.section("Have ready", all.obligations, due);
  telling.section("Presumed", all.presumed, presumption);
  telling.section("Assumed or not checked", all.not_checked, not_checked_words);
  if (document.blocks.size() == told_already) document.paragraph(said("Nothing else would change either."));
  return document;
}

std::string to_json(const WhatIf& asked) {
  JsonWriter json;
  json.begin_object().key("changes").begin_array();
  for (const FactChange& change : asked.changes)
    json.begin_object().member("field", change.field).text_member("value", change.value).end_object();
  json.end_array();
  json.raw_member("before", canonical_json(asked.before)).raw_member("after", canonical_json(asked.after));
  write(json, difference(asked.before, asked.after));
  return json.end_object().take();
}

}  // namespace sekisho
