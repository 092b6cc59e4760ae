#include "engine/explain/why_not.h"

#include <algorithm>

#include "engine/explain/explain.h"
#include "engine/explain/law.h"
#include "engine/explain/telling.h"
#include "engine/explain/words.h"
#include "engine/text/json.h"

namespace sekisho {
namespace {

constexpr std::size_t longest_list_of_facts = 12;

struct Asking {
  Document& document;
  const WhyNot& asked;
  const LineDecision& line;
  const checked::Policy& policy;

  const Finding* finding() const {
    const auto found =
        std::find_if(line.findings.begin(), line.findings.end(), [&](const Finding& each) { return each.rule == asked.name; });
    return found == line.findings.end() ? nullptr : &*found;
  }

  const Defeated* defeated() const {
    const auto found =
        std::find_if(line.defeated.begin(), line.defeated.end(), [&](const Defeated& each) { return each.rule == asked.name; });
    return found == line.defeated.end() ? nullptr : &*found;
  }
};

bool is_provision(const checked::Policy& policy, const std::string& name) { return declared_of(policy, name) != nullptr; }

Words answer(const Asking& asking) {
  Words words;
  words.name(asking.asked.name);
  const Finding* finding = asking.finding();
  const Truth value = asking.asked.valued.value;
  if (const Defeated* defeated = asking.defeated()) {
    words.say(" is lifted by ").name(defeated->by);
    return words.say(defeated->leaves == Effect::permit ? "." : ". What is left: " + demand(defeated->leaves) + ".");
  }
  if (finding != nullptr && finding->holds == Truth::True) return words.say(" does apply: " + demand(finding->effect) + ".");
  const bool provision = is_provision(asking.policy, asking.asked.name);
  if (value == Truth::False) return words.say(provision ? " does not apply:" : " does not hold:");
  if (value == Truth::Unknown) return words.say(provision ? " may apply:" : " may hold:");
  const bool may_be_lifted = provision && finding != nullptr;
  return words.say(may_be_lifted ? " may be lifted, though its condition is met:" : provision ? " applies:" : " holds:");
}

void tell_force(const Asking& asking) {
  if (!asking.asked.force.empty()) asking.document.item(0, Mark::against, said("it is " + asking.asked.force));
  if (!asking.asked.force_is_open) return;
  const std::string why = asking.asked.under.empty() ? ", for it turns on that day" : "";
  asking.document.item(0, Mark::open, said("it is open whether it is in force" + why));
  for (const StandingUnder& under : asking.asked.under) {
    Words reading = Words().name(under.of).say(" read as ").name(under.reading);
    if (!under.says.empty()) reading.say(", ").quote(under.says);
    asking.document.item(1, Mark::bullet, reading.say(": " + sekisho::words(under.standings)));
  }
}

void tell_facts(const Asking& asking, const std::vector<Evidence>& evidence, Mark mark, int depth) {
  const auto clauses = clauses_of(evidence);
  for (std::size_t i = 0; i < std::min(clauses.size(), longest_list_of_facts); ++i)
    asking.document.item(depth, clauses[i].first == Truth::Unknown && mark != Mark::bullet ? Mark::open : mark, clauses[i].second);
  if (clauses.size() > longest_list_of_facts)
    asking.document.item(depth, mark, said("and " + std::to_string(clauses.size() - longest_list_of_facts) + " more facts"));
}

/// The parts inside that make it what it is.
std::vector<const ConditionPart*> decisive(const ConditionPart& part) {
  std::vector<const ConditionPart*> inside;
  for (const ConditionPart& each : part.parts) {
    if (each.value == part.value) inside.push_back(&each);
  }
  return inside;
}

/// `(a and b)` as `a and b`.
std::string without_parentheses(const std::string& text) {
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return text;
  int open = 0;
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (open == 0) return text;
  }
  return text.substr(1, text.size() - 2);
}

void tell_part(const Asking& asking, const ConditionPart& part, Mark mark, int depth) {
  const auto clauses = clauses_of(part.evidence);
  const std::vector<const ConditionPart*> inside = mark == Mark::supports ? std::vector<const ConditionPart*>{} : decisive(part);
  Words words = said(part.excludes ? "unless " : "").name(without_parentheses(part.text));
  if (clauses.size() == 1 && inside.empty())
    words.say(mark == Mark::against && !part.excludes ? ", but " : ": ").add(clauses.front().second);
  asking.document.item(depth, mark, words);
  for (const ConditionPart* each : inside) tell_part(asking, *each, mark, depth + 1);
  if (clauses.size() > 1 && mark != Mark::supports && inside.empty()) tell_facts(asking, part.evidence, Mark::bullet, depth + 1);
}

Mark mark_of(const ConditionPart& part) {
  if (part.value == Truth::Unknown) return Mark::open;
  return part.stands_in_the_way() ? Mark::against : Mark::supports;
}

void tell_defeat(const Asking& asking, const Defeat& defeat) {
  if (defeat.value == Truth::False) return;
  const bool certain = defeat.value == Truth::True;
  Words words = said("the exception ").name(defeat.exception).say(certain ? " applies to it" : " may apply to it");
  if (defeat.leaves != Effect::permit) words.say(" and leaves this: " + demand(defeat.leaves));
  asking.document.item(0, certain ? Mark::against : Mark::open, words);
}

void tell(const Asking& asking) {
  asking.document.item(0, Mark::none, answer(asking));
  tell_force(asking);
  if (!asking.asked.anatomy) return tell_facts(asking, asking.asked.valued.evidence, Mark::bullet, 0);
  for (const ConditionPart& part : asking.asked.anatomy->parts) tell_part(asking, part, mark_of(part), 0);
  for (const Defeat& defeat : asking.asked.anatomy->defeats) tell_defeat(asking, defeat);
}

void write(JsonWriter& json, const std::vector<Evidence>& evidence) {
  json.key("evidence").begin_array();
  for (const Evidence& one : evidence) {
    json.begin_object().member("fact", one.fact).member("value", one.value).member("is", to_string(one.is));
    json.member("list", one.list).member("entry", one.entry).member("reading", one.reading).member("term", one.term);
    json.member("says", clause(one)).end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const std::vector<StandingUnder>& under) {
  json.key("force_is_open").begin_array();
  for (const StandingUnder& one : under) {
    json.begin_object().member("of", one.of).member("reading", one.reading).member("says", one.says);
    json.member("standing", words(one.standings)).end_object();
  }
  json.end_array();
}

void write(JsonWriter& json, const Anatomy& anatomy) {
  json.key("parts").begin_array();
  for (const ConditionPart& part : anatomy.parts) {
    json.begin_object().member("condition", part.text).raw_member("excludes", part.excludes ? "true" : "false");
    json.member("is", to_string(part.value));
    write(json, part.evidence);
    json.end_object();
  }
  json.end_array().key("exceptions").begin_array();
  for (const Defeat& defeat : anatomy.defeats) {
    json.begin_object().member("exception", defeat.exception).member("leaves", to_string(defeat.leaves));
    json.member("is", to_string(defeat.value)).end_object();
  }
  json.end_array();
}

}  // namespace

std::optional<WhyNot> why_not(Reference& reference, const checked::Policy& policy, const Transaction& transaction,
                              const std::string& name, std::size_t line) {
  const std::optional<Time> known = reference.known_at(transaction);
  const auto valued = reference.value_of(transaction, name, static_cast<int>(line));
  if (!valued) return std::nullopt;
  WhyNot asked{name, line, *valued, reference.anatomy(transaction, name, static_cast<int>(line)), "", false, {}};
  for (const Provision& provision : law_at(policy, transaction.date, known)) {
    if (provision.name != name) continue;
    asked.force = out_of_force(provision);
    asked.force_is_open = provision.standing == Standing::open;
    if (asked.force_is_open) asked.under = provision.under;
    return asked;
  }
  if (is_provision(policy, name) && known) asked.force = "not announced by " + to_string(*known);
  return asked;
}

Document explanation_of(const std::vector<WhyNot>& asked, const Decision& decision, const Transaction& transaction,
                        const checked::Policy& policy) {
  Document document;
  document.title = heading_of(decision, transaction);
  document.verdict = verdict_words(decision.certain, decision.possible, decision.review);
  if (!asked.empty()) {
    const checked::Declared* declared = declared_of(policy, asked.front().name);
    const std::string title = title_of(policy, asked.front().name);
    Words words = said("Why not ").name(asked.front().name).say("?");
    if (!title.empty()) words.say(" ").quote(title);
    if (declared != nullptr && !declared->cites.empty())
      words.say(title.empty() ? " " : ", ").add(citation(policy, asked.front().name, declared->cites));
    document.paragraph(words);
  }
  for (const WhyNot& one : asked) {
    const std::string what = heading_of(*transaction.items.at(one.line - 1), ", ");
    document.heading(1, said("Line " + decision.lines.at(one.line - 1).line_no + (what.empty() ? "" : ": " + what)));
    tell({document, one, decision.lines.at(one.line - 1), policy});
  }
  return document;
}

std::string to_json(const std::vector<WhyNot>& asked, const Decision& decision) {
  JsonWriter json;
  json.begin_array();
  for (const WhyNot& one : asked) {
    json.begin_object().member("line_no", decision.lines.at(one.line - 1).line_no).raw_member("line", std::to_string(one.line));
    json.member("rule", one.name).member("value", to_string(one.valued.value)).member("force", one.force);
    if (one.force_is_open) write(json, one.under);
    write(json, one.valued.evidence);
    if (one.anatomy) write(json, *one.anatomy);
    json.end_object();
  }
  return json.end_array().take();
}

}  // namespace sekisho
