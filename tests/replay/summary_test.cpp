#include "engine/replay/summary.h"

#include "engine/replay/replay.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

const Schema& schema() {
  static const Schema schema = trade_schema();
  return schema;
}

Transaction record(const std::string& date, const std::string& destination) {
  Transaction transaction;
  transaction.date = *parse_time(date);
  transaction.record.type = &schema().objects.front();
  transaction.record.slots.resize(transaction.record.type->fields.size());
  if (!destination.empty()) {
    transaction.record.slots[*transaction.record.type->find("destination")] = Value{Value::State::given, destination};
  }
  return transaction;
}

Decision decided(Effect certain, Effect possible) {
  Decision decision;
  decision.certain = certain;
  decision.possible = possible;
  decision.lines.resize(2);
  return decision;
}

Finding found(const std::string& rule, Truth holds) {
  Finding finding;
  finding.rule = rule;
  finding.holds = holds;
  return finding;
}

}  // namespace

TEST_CASE("everything is counted in records, however many lines name it") {
  ReplaySummary summary;
  Decision open = decided(Effect::license, Effect::prohibit);
  open.lines[0].findings = {found("r-1", Truth::Unknown), found("r-2", Truth::True)};
  open.lines[1].findings = {found("r-1", Truth::True)};
  open.lines[1].exact = false;
  Question fact;
  fact.kind = "fact";
  fact.fact = "items[1].form";
  Question again = fact;
  again.fact = "items[2].form";
  Question match;
  match.kind = "match";
  match.party = "parties[1]";
  match.list = "cn-control-list";
  open.questions = {fact, again, match};
  open.not_checked = {{"items[1].form", "not given", "", {1}},
                      {"items[2].form", "not given", "", {2}},
                      {"owners of `A`", "not in list `ownership`", "", {1}},
                      {"owners of `B`", "not in list `ownership`", "", {1}},
                      {"law not encoded for 2026-02-01", "bundle `cn` covers to 2026-01-31", "", {1, 2}}};
  summary.add(record("2026-02-01", "JP"), open);
  summary.add(record("2026-01-31", "JP"), decided(Effect::permit, Effect::permit));
  summary.add(record("2026-02-02T08:00:00+09:00", ""), decided(Effect::prohibit, Effect::prohibit));
  Rejection rejection;
  rejection.field = "items[3].quantity";
  rejection.reason = "is negative";
  summary.add(rejection);
  rejection.field = "items[1].quantity";
  summary.add(rejection);

  CHECK(summary.records == 5);
  CHECK(summary.decided == 3);
  CHECK(summary.rejected == 2);
  CHECK(summary.verdicts.records() == summary.decided);
  CHECK(summary.rules.at("r-1").certain == 1);
  CHECK(summary.rules.at("r-1").possible == 0);
  CHECK(summary.rules.at("r-2").certain == 1);
  CHECK(summary.destinations.at("JP").records() == 2);
  CHECK(summary.destinations.at("missing").records() == 1);
  CHECK(summary.months.at("2026-01").records() == 1);
  CHECK(summary.months.at("2026-02").records() == 2);
  CHECK(summary.questions.at({"fact", "items[].form"}) == 1);
  CHECK(summary.questions.at({"match", "cn-control-list"}) == 1);
  CHECK(summary.rejections.at({"items[].quantity", "is negative"}) == 2);
  CHECK(summary.not_checked.size() == 3);
  CHECK(summary.not_checked.at({"owners", "not in list `ownership`"}) == 1);
  CHECK(summary.not_checked.at({"items[].form", "not given"}) == 1);
  CHECK(summary.not_checked.at({"law not encoded", "bundle `cn` covers to 2026-01-31"}) == 1);
  CHECK(summary.out_of_order == 1);
  CHECK(summary.inexact == 1);
}

TEST_CASE("rejections of ever new reasons do not fill memory") {
  ReplaySummary summary;
  Rejection rejection;
  for (int i = 0; i < 3000; ++i) {
    rejection.reason = "reason " + std::to_string(i);
    summary.add(rejection);
  }
  CHECK(summary.rejections.size() == 1001);
  CHECK(summary.rejections.at({"", "another reason"}) == 2000);
}

TEST_CASE("summary.json has its keys in a fixed order") {
  ReplaySummary summary;
  summary.add(record("2026-02-01", "JP"), decided(Effect::license, Effect::prohibit));
  Rejection rejection;
  rejection.field = "date";
  rejection.reason = "is no date";
  summary.add(rejection);
  summary.logs = {{"log.jsonl", "aa", 2, {}}};
  summary.warnings = {{"end_usr", "nothing reads it"}};
  summary.options = {{"known_at", "each"}};
  summary.bundle_name = "cn";
  summary.bundle_digest = "bb";
  summary.engine = "0.1.0";
  CHECK(summary_json(summary) == R"({
  "records": 2,
  "decided": 1,
  "rejected": 1,
  "complete": true,
  "verdicts": {
    "permit": 0,
    "notify": 0,
    "refer": 0,
    "license": 0,
    "deny": 0,
    "prohibit": 0,
    "undetermined": 1
  },
  "rules": {},
  "destinations": {
    "JP": {"records":1,"undetermined":1}
  },
  "months": {
    "2026-02": {"records":1,"undetermined":1}
  },
  "questions": [],
  "not_checked": [],
  "rejections": [
    {"field":"date","reason":"is no date","records":1}
  ],
  "out_of_order": 0,
  "keys_missing": 0,
  "inexact": 0,
  "logs": [
    {"path":"log.jsonl","records":2,"sha256":"aa"}
  ],
  "warnings": [
    {"field":"end_usr","message":"nothing reads it"}
  ],
  "options": {
    "known_at": "each"
  },
  "bundle": {
    "name": "cn",
    "version": ""
  },
  "digests": {
    "input": "aa",
    "bundle": "bb",
    "output": "",
    "rejected": ""
  },
  "engine": "0.1.0"
}
)");
}

TEST_CASE("a rejection names its place, its field and its reason") {
  Rejection rejection{7, 1234, "T-7", "items[1].value", "12,5", "is no number"};
  CHECK(rejection_json(rejection) ==
        R"({"line":7,"offset":1234,"transaction_id":"T-7","field":"items[1].value","value":"12,5","reason":"is no number"})");
  rejection.transaction_id.clear();
  CHECK(rejection_json(rejection, "b.csv") ==
        R"({"log":"b.csv","line":7,"offset":1234,"field":"items[1].value","value":"12,5","reason":"is no number"})");
}
