#include "engine/explain/explain.h"

#include <sstream>

#include "engine/bundle/bundle.h"
#include "engine/explain/law.h"
#include "engine/explain/words.h"
#include "engine/text/source.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

const Schema& schema() {
  static const Schema schema = trade_schema();
  return schema;
}

Object object(const char* type) {
  Object made;
  made.type = schema().object(type);
  made.slots.resize(made.type->fields.size());
  return made;
}

void set(Object& made, const char* field, decltype(Value::data) data) {
  made.slots[*made.type->find(field)] = Value{Value::State::given, std::move(data)};
}

Transaction magnets() {
  Transaction transaction;
  transaction.record = object("transaction");
  set(transaction.record, "country_of_export", std::string("CN"));
  set(transaction.record, "destination", std::string("JP"));
  auto item = std::make_shared<Object>(object("item"));
  set(*item, "control_codes", std::vector<Value>{{Value::State::given, Code{"CN", "1C905.a.4"}}});
  set(*item, "description", std::string("钕铁硼 magnet"));
  set(*item, "net_mass", Quantity{120, "kg"});
  transaction.items = {item};
  return transaction;
}

Evidence evidence(const char* fact, const char* value, Truth is) {
  Evidence made;
  made.fact = fact;
  made.value = value;
  made.is = is;
  return made;
}

Decision undetermined() {
  Decision decision;
  decision.transaction_id = "T-1";
  decision.bundle = "9f0c";
  decision.engine = "0.1.0";
  decision.date = "2026-02-01";
  decision.certain = Effect::license;
  decision.possible = Effect::prohibit;
  LineDecision& line = decision.lines.emplace_back();
  line.line_no = "1";
  Finding license;
  license.rule = "cn-2025-18.license";
  license.effect = license.certain = license.possible = Effect::license;
  license.holds = Truth::True;
  license.cites = {"No. 18 of 2025", "Decree 792, Art. 16"};
  license.because = "Medium and heavy rare earths need a licence.";
  license.evidence = {evidence("items[1].control_codes[1]", "CN:1C905.a.4", Truth::True)};
  license.evidence[0].list = "cn-2025-18-items";
  license.evidence[0].entry = "1C905.a.4";
  Finding enhancement;
  enhancement.rule = "cn-2026-1.enhancement";
  enhancement.effect = enhancement.possible = Effect::prohibit;
  enhancement.cites = {"No. 1 of 2026, clause 1"};
  enhancement.open = {evidence("end_use", "", Truth::Unknown), evidence("", "", Truth::Unknown)};
  enhancement.open[1].term = "enhances-japans-military-strength";
  line.findings = {enhancement, license};
  line.defeated = {{"cn-x.ban", "cn-x.special", Effect::notify}};
  Question question;
  question.kind = "fact";
  question.fact = "end_use";
  question.settles = {"cn-2026-1.enhancement"};
  Question reading;
  reading.kind = "reading";
  reading.of = "no-70";
  reading.readings = {{"inclusive", "the last day counts", Effect::license, Effect::license},
                      {"exclusive", "", Effect::license, Effect::prohibit}};
  decision.questions = {question, reading};
  decision.obligations = {
      {"document", "contract", "the contract", "", true, true, {"Decree 792, Art. 16"}, "cn-2025-18.license", {1}},
      {"report", "report-to-mofcom", "", "30 days", false, false, {}, "cn-x.special", {1}}};
  decision.not_checked = {{"owners of `Takahashi Denshi KK`", "not in list `ownership`", "", {1}}};
  return decision;
}

std::string told(const Decision& decision, const ExplainOptions& options = {}) {
  std::ostringstream out;
  explain(out, decision, magnets(), options);
  return out.str();
}

std::string told_in_prose(const Decision& decision) {
  Bundle bundle;
  bundle.name = "house";
  checked::Policy policy;
  policy.bundle = &bundle;
  std::ostringstream out;
  write_text(out, explanation(decision, magnets(), policy), {});
  return out.str();
}

}  // namespace

TEST_CASE("a decision at a glance") {
  CHECK(told(undetermined()) ==
        R"(T-1   2026-02-01 · CN → JP                                         UNDETERMINED   license … prohibit

  line 1   CN:1C905.a.4  钕铁硼 magnet, 120 kg
    open      prohibit   cn-2026-1.enhancement   No. 1 of 2026, clause 1   `end_use` is missing (and 1 more)
    certain   license    cn-2025-18.license      No. 18 of 2025            CN:1C905.a.4 is on list `cn-2025-18-items`, entry 1C905.a.4
    lifted    cn-x.ban by cn-x.special, which leaves notify

  To settle it, answer
    ?   end_use   settles cn-2026-1.enhancement
    ?   How is `no-70` to be read? inclusive “the last day counts”: license · exclusive: license … prohibit

  Have ready     document   ✓ the contract   Decree 792, Art. 16
  Perhaps too    report   report-to-mofcom, within 30 days
  Not checked    owners of `Takahashi Denshi KK`: not in list `ownership`
)");
}

TEST_CASE("a narrow terminal breaks the last column and nothing else") {
  for (const int columns : {60, 80, 100}) {
    std::istringstream lines(told(undetermined(), {.colour = false, .line = {}, .columns = columns}));
    for (std::string line; std::getline(lines, line);) {
      const bool fixed =
          line.find("cn-2026-1.enhancement   ") != std::string::npos || line.find("cn-2025-18.license   ") != std::string::npos;
      CAPTURE(line);
      if (!fixed) CHECK(display_width(line) <= columns);
    }
  }
}

TEST_CASE("the same in prose") {
  CHECK(told_in_prose(undetermined()) ==
        R"(T-1   2026-02-01 · CN → JP                                         UNDETERMINED   license … prohibit

A licence is required, and it may be prohibited. It turns on the answers to two questions. One thing
was not checked.

Line 1: CN:1C905.a.4, 钕铁硼 magnet, 120 kg
  It may be prohibited under No. 1 of 2026, clause 1 (`cn-2026-1.enhancement`).
      ? `end_use` is missing
      ? nobody has judged `enhances-japans-military-strength`

  A licence is required under No. 18 of 2025; Decree 792, Art. 16 (`cn-2025-18.license`).
      “Medium and heavy rare earths need a licence.”
      ✓ CN:1C905.a.4 (`items[1].control_codes[1]`) is on list `cn-2025-18-items`, entry 1C905.a.4

  An exception applies: `cn-x.special` lifts `cn-x.ban`; what is left: papers or reports are
  required.

To settle it, answer
  ? What is `end_use`?
      It decides `cn-2026-1.enhancement`.
  ? How is `no-70` to be read?
      • `inclusive`, “the last day counts”: license
      • `exclusive`: still open, license … prohibit

Have ready
  ✓ the contract (document, `contract`): Decree 792, Art. 16. On file.

Perhaps too
  ☐ report-to-mofcom, within 30 days (report, `report-to-mofcom`)

Not checked
  • owners of `Takahashi Denshi KK`: not in list `ownership`

Decided by
  • Law and lists: bundle `house`, SHA-256 `9f0c`.
  • Engine: sekisho 0.1.0. Everything announced in the bundle counts, whenever it was announced.
)");
}

TEST_CASE("questions of every kind are sentences") {
  const auto asked = [](Question question) { return plain(question_of(question, nullptr)); };
  Question share;
  share.kind = "share";
  share.owner = "Beta KK";
  share.owned = "Alpha KK";
  share.known = "20-60";
  CHECK(asked(share) == "What share of Alpha KK does Beta KK hold? Known is 20-60 %.");
  share.owner = "";
  CHECK(asked(share) == "Who owns Alpha KK?");
  Question rate;
  rate.kind = "rate";
  rate.currency = "KRW";
  rate.date = "2026-02-01";
  CHECK(asked(rate) == "What was a unit of KRW worth on 2026-02-01?");
  Question history;
  history.kind = "history";
  history.per = "exporter.name";
  history.within = "calendar year";
  CHECK(asked(history) ==
        "Which transactions came before it, per `exporter.name`, within calendar year? A replay of the whole log answers this.");
  Question time;
  time.kind = "time";
  time.instrument = "no-70";
  time.at = "2026-02-01T12:00+08:00";
  CHECK(asked(time) == "At what time of day was it? `no-70` turns at 2026-02-01T12:00+08:00.");
  Question code;
  code.kind = "code";
  code.fact = "items[1].control_codes";
  code.scheme = "CN";
  CHECK(asked(code) == "Which CN code belongs under `items[1].control_codes`?");
  code.candidates = {"CN:1C905.a", "CN:1C905.b"};
  CHECK(asked(code) == "Which finer code has `items[1].control_codes`: is it at or below CN:1C905.a or CN:1C905.b?");
  Question unheard_of;
  unheard_of.kind = "weather";
  CHECK(asked(unheard_of) == "What is weather?");
}

TEST_CASE("a licence drawn is told in both") {
  Decision decision = undetermined();
  decision.licenses = {{"LC-7", "MOFCOM", {"cn-2025-18.license"}, "120 kg", "80 kg", {1}}};
  CHECK(told(decision).find("  Licence        LC-7 of MOFCOM covers cn-2025-18.license, 120 kg drawn, 80 kg left\n") !=
        std::string::npos);
  CHECK(told_in_prose(decision).find(
            "Licences\n  • Licence `LC-7` of MOFCOM covers `cn-2025-18.license`. Drawn: 120 kg. Left on it: 80 kg.\n") !=
        std::string::npos);
}

TEST_CASE("one and many are said as they should") {
  CHECK(counted(1, "question") == "one question");
  CHECK(counted(2, "question") == "two questions");
  CHECK(counted(13, "question") == "13 questions");
  CHECK(listed({}) == "");
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b"}) == "a and b");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
  Decision decision;
  decision.lines.resize(3);
  CHECK(on_lines({1}, decision) == " on line 1");
  CHECK(on_lines({1, 3}, decision) == " on lines 1 and 3");
  CHECK(on_lines({1, 2, 3}, decision) == "");
}

TEST_CASE("a line without findings says so, and colour is only colour") {
  Decision decision = undetermined();
  decision.certain = decision.possible = Effect::permit;
  decision.lines[0].findings.clear();
  decision.questions.clear();
  CHECK(told(decision).find("PERMIT\n") != std::string::npos);
  CHECK(told(decision).find("    no rule applies\n") != std::string::npos);
  CHECK(told_in_prose(decision).find("Nothing in the law encoded here stands in the way. One thing was not checked.") !=
        std::string::npos);
  std::string coloured = told(undetermined(), {.colour = true, .line = {}});
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == told(undetermined()));
}

TEST_CASE("what keeps a provision out of force") {
  const auto said = [](Standing standing, std::vector<StandingBy> by) {
    Provision provision;
    provision.standing = standing;
    provision.from = "2026-01-06";
    provision.until = "2026-03-31";
    provision.by = std::move(by);
    return out_of_force(provision);
  };
  CHECK(said(Standing::in_force, {}).empty());
  CHECK(said(Standing::open, {}).empty());
  CHECK(said(Standing::not_yet, {}) == "not in force before 2026-01-06");
  CHECK(said(Standing::ended, {}) == "not in force after 2026-03-31");
  CHECK(said(Standing::ended, {{"repeal of cn-1.*", "2026-02-01", ""}}) == "repealed from 2026-02-01");
  CHECK(said(Standing::suspended, {{"no-70", "2026-02-01", "2026-02-28"}, {"no-71", "2026-02-15", ""}}) ==
        "suspended by no-70 from 2026-02-01 until 2026-02-28, by no-71 from 2026-02-15");
}
