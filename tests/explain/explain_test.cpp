#include "engine/explain/explain.h"

#include <sstream>

#include "engine/explain/law.h"
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

}  // namespace

TEST_CASE("a decision in words") {
  CHECK(told(undetermined()) ==
        R"(T-1   2026-02-01 · CN → JP                                         UNDETERMINED   license … prohibit

  line 1   CN:1C905.a.4  钕铁硼 magnet, 120 kg
    open      prohibit   cn-2026-1.enhancement   No. 1 of 2026, clause 1   `end_use` is missing (and 1 more)
    certain   license    cn-2025-18.license      No. 18 of 2025            CN:1C905.a.4 is on list `cn-2025-18-items`, entry 1C905.a.4
    lifted    cn-x.ban by cn-x.special, which leaves notify

  To settle it, answer
    ?   end_use   settles cn-2026-1.enhancement
    ?   which reading of no-70: inclusive “the last day counts”: license · exclusive: license … prohibit

  Have ready     document   ✓ the contract   Decree 792, Art. 16
  Perhaps too    report   report-to-mofcom, within 30 days
  Not checked    owners of `Takahashi Denshi KK`: not in list `ownership`
)");
}

TEST_CASE("with evidence every finding gives its law and its facts") {
  const std::string text = told(undetermined(), {false, true, {}});
  CHECK(text.find("    certain   license   cn-2025-18.license   No. 18 of 2025\n"
                  "        “Medium and heavy rare earths need a licence.”\n"
                  "        see also Decree 792, Art. 16\n"
                  "        ✓ CN:1C905.a.4 is on list `cn-2025-18-items`, entry 1C905.a.4\n") != std::string::npos);
  CHECK(text.find("        ? `end_use` is missing\n        ? `enhances-japans-military-strength` is not judged\n") !=
        std::string::npos);
}

TEST_CASE("a line without findings says so, and colour is only colour") {
  Decision decision = undetermined();
  decision.certain = decision.possible = Effect::permit;
  decision.lines[0].findings.clear();
  decision.questions.clear();
  CHECK(told(decision).find("PERMIT\n") != std::string::npos);
  CHECK(told(decision).find("    no rule applies\n") != std::string::npos);
  std::string coloured = told(undetermined(), {true, false, {}});
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

TEST_CASE("why not: which condition was false, and on which fact") {
  const auto said = [](const std::string& rule, const Valued& valued) {
    std::ostringstream out;
    explain_why_not(out, undetermined(), {rule, 1, valued, ""}, false);
    return out.str();
  };
  CHECK(said("cn-1.other", {Truth::False, {evidence("destination", "FR", Truth::True)}}) ==  // `destination is not FR`
        "  line 1: cn-1.other does not apply, because\n    ✗ `destination` is FR\n");
  CHECK(said("cn-x.define", {Truth::True, {evidence("destination", "JP", Truth::False)}}) ==
        "  line 1: cn-x.define holds\n    ✓ `destination` is JP\n");
  CHECK(said("cn-1.other", {Truth::False, {evidence("destination", "JP", Truth::False)}}) ==
        "  line 1: cn-1.other does not apply, because\n    ✗ `destination` is JP\n");
  CHECK(said("cn-2026-1.enhancement", {Truth::Unknown, {evidence("end_use", "", Truth::Unknown)}}) ==
        "  line 1: cn-2026-1.enhancement may apply; open is\n    ? `end_use` is missing\n");
  CHECK(said("cn-2025-18.license", {Truth::True, {}}) == "  line 1: cn-2025-18.license does apply: license\n");
  CHECK(said("cn-x.ban", {Truth::True, {}}) == "  line 1: cn-x.ban is lifted by cn-x.special, which leaves notify\n");
}
