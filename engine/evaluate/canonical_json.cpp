#include "engine/evaluate/decision.h"
#include "engine/text/json.h"

/// The canonical form of docs/reference/language.md §10, one function an object, keys in the order of its table.
/// Empty texts and arrays are left out; `known_at` is printed as null where none was given, `exact` only where it is false, a score
/// only where there is one; `met` and a presumed `value` are printed, false or true. `holds` and `is` are words.
namespace sekisho {
namespace {

/// Four places, rounded down when the score was made; here only padded.
std::string four_places(const Number& score) {
  std::string text = score.to_string();
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
    text += '.';
  }
  text.resize(point + 5, '0');
  return text;
}

std::string_view truth_word(bool value) { return value ? "true" : "false"; }

void write_score(JsonWriter& json, const std::optional<Number>& score) {
  if (score) json.raw_member("score", four_places(*score));
}

void write_lines(JsonWriter& json, const std::vector<int>& lines) {
  if (lines.empty()) return;
  json.key("lines").begin_array();
  for (const int line : lines) json.raw(std::to_string(line));
  json.end_array();
}

void write_interval(JsonWriter& json, Effect certain, Effect possible) {
  json.member("certain", to_string(certain)).member("possible", to_string(possible));
}

void write(JsonWriter& json, const Evidence& evidence) {
  json.begin_object();
  json.member("fact", evidence.fact).member("value", evidence.value).member("is", to_string(evidence.is));
  json.member("list", evidence.list).member("entry", evidence.entry).member("alias", evidence.alias);
  write_score(json, evidence.score);
  json.member("reading", evidence.reading).member("term", evidence.term);
  json.end_object();
}

void write(JsonWriter& json, const Finding& finding);
void write(JsonWriter& json, const Defeated& defeated);
void write(JsonWriter& json, const LineDecision& line);
void write(JsonWriter& json, const ObligationDue& obligation);
void write(JsonWriter& json, const ReadingOutcome& outcome);
void write(JsonWriter& json, const Question& question);
void write(JsonWriter& json, const Presumed& presumed);
void write(JsonWriter& json, const Adopted& adopted);
void write(JsonWriter& json, const LicenseUse& license);
void write(JsonWriter& json, const NotChecked& not_checked);

template <class Element>
void write_all(JsonWriter& json, std::string_view name, const std::vector<Element>& elements) {
  if (elements.empty()) return;
  json.key(name).begin_array();
  for (const Element& element : elements) write(json, element);
  json.end_array();
}

void write(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.member("rule", finding.rule).member("effect", to_string(finding.effect)).member("holds", to_string(finding.holds));
  write_interval(json, finding.certain, finding.possible);
  json.member("review", to_string(finding.review)).member("status", finding.status).member("confidence", finding.confidence);
  json.member("refer", finding.refer).member("cites", finding.cites).member("because", finding.because);
  write_all(json, "evidence", finding.evidence);
  write_all(json, "open", finding.open);
  json.end_object();
}

void write(JsonWriter& json, const Defeated& defeated) {
  json.begin_object();
  json.member("rule", defeated.rule).member("by", defeated.by).member("leaves", to_string(defeated.leaves));
  json.end_object();
}

void write(JsonWriter& json, const LineDecision& line) {
  json.begin_object();
  json.member("line_no", line.line_no).member("verdict", verdict(line.certain, line.possible));
  write_interval(json, line.certain, line.possible);
  json.member("review", to_string(line.review));
  if (!line.exact) json.raw_member("exact", "false");
  write_all(json, "findings", line.findings);
  write_all(json, "defeated", line.defeated);
  json.end_object();
}

void write(JsonWriter& json, const ObligationDue& obligation) {
  json.begin_object();
  json.member("requires", obligation.requires_).member("name", obligation.name).member("what", obligation.what);
  json.member("within", obligation.within).member("holds", obligation.certain ? "certain" : "possible");
  json.raw_member("met", truth_word(obligation.met));
  json.member("cites", obligation.cites).member("rule", obligation.rule);
  write_lines(json, obligation.lines);
  json.end_object();
}

void write(JsonWriter& json, const ReadingOutcome& outcome) {
  json.begin_object();
  json.member("name", outcome.name).member("says", outcome.says);
  write_interval(json, outcome.certain, outcome.possible);
  json.end_object();
}

// Every kind fills its own members and leaves the others empty, so one order serves all of them; `list`, `entry` and `name` are of
// `match`, `scheme` comes before `fact` for `code`.
void write(JsonWriter& json, const Question& question) {
  json.begin_object();
  json.member("kind", question.kind).member("scheme", question.scheme).member("fact", question.fact);
  json.member("candidates", question.candidates);
  json.member("term", question.term).member("about", question.about).member("asks", question.asks);
  json.member("guidance", question.guidance).member("of", question.of);
  write_all(json, "readings", question.readings);
  json.member("party", question.party).member("list", question.list).member("entry", question.entry);
  json.member("name", question.name);
  write_score(json, question.score);
  json.member("for", question.for_).member("against", question.against);
  json.member("owner", question.owner).member("owned", question.owned).member("known", question.known);
  json.member("currency", question.currency).member("date", question.date);
  json.member("instrument", question.instrument).member("at", question.at);
  json.member("per", question.per).member("within", question.within).member("settles", question.settles);
  write_lines(json, question.lines);
  json.end_object();
}

void write(JsonWriter& json, const Presumed& presumed) {
  json.begin_object();
  json.member("term", presumed.term).member("about", presumed.about).raw_member("value", truth_word(presumed.value));
  json.member("cites", presumed.cites).member("asks", presumed.asks);
  write_lines(json, presumed.lines);
  json.end_object();
}

void write(JsonWriter& json, const Adopted& adopted) {
  json.begin_object();
  json.member("of", adopted.of).member("reading", adopted.reading).member("by", adopted.by).member("on", adopted.on);
  json.member("because", adopted.because);
  json.end_object();
}

void write(JsonWriter& json, const LicenseUse& license) {
  json.begin_object();
  json.member("number", license.number).member("authority", license.authority).member("covers", license.covers);
  json.member("drawn", license.drawn).member("left", license.left);
  write_lines(json, license.lines);
  json.end_object();
}

void write(JsonWriter& json, const NotChecked& not_checked) {
  json.begin_object();
  json.member("what", not_checked.what).member("why", not_checked.why).member("assumed", not_checked.assumed);
  write_lines(json, not_checked.lines);
  json.end_object();
}

bool is_bare_permit(const Decision& decision) {
  for (const LineDecision& line : decision.lines) {
    if (!line.findings.empty() || !line.defeated.empty()) return false;
  }
  return decision.certain == Effect::permit && decision.possible == Effect::permit && decision.obligations.empty() &&
         decision.questions.empty() && decision.presumed.empty() && decision.adopted.empty() && decision.licenses.empty() &&
         decision.not_checked.empty();
}

}  // namespace

std::string verdict(Effect certain, Effect possible) {
  return certain == possible ? std::string(to_string(certain)) : "undetermined";
}

std::string canonical_json(const Decision& decision, bool in_log) {
  JsonWriter json;
  json.begin_object();
  json.member("transaction_id", decision.transaction_id).member("date", decision.date);
  if (in_log && is_bare_permit(decision)) return json.member("verdict", "permit").end_object().take();
  if (decision.known_at) {
    json.member("known_at", *decision.known_at);
  } else {
    json.raw_member("known_at", "null");
  }
  json.member("verdict", verdict(decision.certain, decision.possible));
  write_interval(json, decision.certain, decision.possible);
  json.member("review", to_string(decision.review));
  write_all(json, "lines", decision.lines);
  write_all(json, "obligations", decision.obligations);
  write_all(json, "questions", decision.questions);
  write_all(json, "presumed", decision.presumed);
  write_all(json, "adopted", decision.adopted);
  write_all(json, "licenses", decision.licenses);
  write_all(json, "not_checked", decision.not_checked);
  json.member("bundle", decision.bundle).member("engine", decision.engine);
  return json.end_object().take();
}

}  // namespace sekisho
