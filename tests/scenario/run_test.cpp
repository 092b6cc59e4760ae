#include "engine/sekisho.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

const Law& law() {
  static const Law law = [] {
    Diagnostics diagnostics;
    Law loaded = load("tests/cases/cli/law", diagnostics);
    REQUIRE(loaded != nullptr);
    return loaded;
  }();
  return law;
}

/// What is found wrong with one scenario over a record, as "what: expected E, got G" lines.
std::string judged(const std::string& given, const std::string& keys) {
  Diagnostics diagnostics;
  const std::string text = "scenarios:\n- id: S\n  given: " + given + "\n" + keys;
  const std::vector<Scenario> scenarios =
      read_scenarios(std::make_shared<const Source>(Source{"s.yaml", text}), *law(), diagnostics);
  REQUIRE(diagnostics.all().empty());
  const std::vector<CaseResult> results = run_scenarios(scenarios, law());
  REQUIRE(results.size() == 1);
  std::string found;
  for (const Difference& difference : results[0].differences) {
    found += difference.what + ": expected " + difference.expected + ", got " + difference.got + "\n";
  }
  CHECK(results[0].passed() == found.empty());
  return found;
}

const char* const germany = "{date: 2026-02-01, destination: DE, items: [{control_codes: [CN:1C902.a]}]}";
const char* const japan =
    "{date: 2026-02-01, destination: JP, end_user: {name: Kansai Motors, country: JP}, "
    "items: [{control_codes: [CN:none]}, {control_codes: [CN:1C902.a]}]}";
const char* const oxide = "{date: 2026-05-01, destination: DE, items: [{control_codes: [CN:none], form: oxide}]}";

}  // namespace

TEST_CASE("each expectation is met or says what came out instead") {
  struct Row {
    const char* given;
    const char* keys;
    const char* found;
  };
  const Row rows[] = {
      {germany, "  expect: license\n", ""},
      {germany, "  expect: [permit, license]\n", ""},
      {germany, "  expect: permit\n", "verdict: expected permit, got license\n"},
      {japan, "  expect: undetermined\n  certain: license\n  possible: [deny, prohibit]\n", ""},
      {japan, "  expect: license\n", "verdict: expected license, got undetermined (license … prohibit)\n"},
      {japan, "  certain: permit\n  possible: license\n",
       "certain: expected permit, got license\npossible: expected license, got prohibit\n"},
      {germany, "  at_least: license\n", ""},
      {germany, "  at_least: deny\n", "certain: expected at least deny, got license\n"},
      {germany, "  review: case by case\n", ""},
      {germany, "  review: presumption of denial\n", "review: expected presumption of denial, got case by case\n"},
      {oxide, "  review: case by case\n", "review: expected case by case, got none\n"},
      {japan, "  rules: [demo-2026-1.license]\n", ""},
      {germany, "  rules: [demo-2026-1.parties]\n", "rule `demo-2026-1.parties`: expected holds, got does not hold\n"},
      {japan, "  rules: [demo-2026-1.military]\n", "rule `demo-2026-1.military`: expected holds, got unknown on line 2\n"},
      {germany, "  never: [demo-2026-1.military, demo-2026-1.parties]\n", ""},
      {japan, "  never: [demo-2026-1.military]\n", "rule `demo-2026-1.military`: expected never found, got unknown on line 2\n"},
      {germany, "  never: [demo-2026-1.license]\n", "rule `demo-2026-1.license`: expected never found, got holds\n"},
      {japan, "  holds: {to-japan: true, helps-the-military: unknown, demo-2026-1.license: false}\n", ""},
      {japan, "  holds: {demo-2026-1.license: true}\n  line: 2\n", ""},
      {japan, "  holds: {to-japan: false}\n", "holds `to-japan`: expected false, got true\n"},
      {germany, "  requires: [end-user-certificate]\n", ""},
      {germany, "  requires: [oxide-report]\n", "obligation `oxide-report`: expected required, got only: end-user-certificate\n"},
      {japan, "  asks: [helps-the-military]\n", ""},
      {oxide, "  asks: [no-3]\n", ""},
      {oxide, "  asks: [helps-the-military]\n", "question `helps-the-military`: expected asked, got only: no-3\n"},
      {germany, "  asks: []\n", ""},
      {oxide, "  asks: []\n", "questions: expected none, got no-3\n"},
      {germany, "  rules: [demo-2026-1.license]\n  requires: [end-user-certificate]\n  exactly: true\n", ""},
      {germany, "  exactly: true\n",
       "rule `demo-2026-1.license`: expected no other rule, got holds\n"
       "obligation `end-user-certificate`: expected no other obligation, got required\n"},
      {oxide, "  requires: [oxide-report]\n  exactly: true\n", "question `no-3`: expected no other question, got asked\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.given, row.keys);
    CHECK(judged(row.given, row.keys) == row.found);
  }
}

TEST_CASE("a scenario may judge by a part of the law, or by other readings, or by more entries") {
  CHECK(judged(germany, "  only: [demo-2026-2]\n  expect: permit\n") == "");
  CHECK(judged(germany, "  known at: 2026-01-05\n  expect: permit\n") == "");
  CHECK(judged(oxide, "  without: [no-3]\n  expect: notify\n  asks: []\n") == "");
  CHECK(judged(oxide, "  adopt: {no-3: inclusive}\n  expect: permit\n") == "");
  CHECK(judged(oxide, "  adopt: {no-3: exclusive}\n  expect: notify\n") == "");
  CHECK(
      judged(
          japan,
          "  lists: {demo-parties: [{name: Kansai Motors, country: JP}]}\n  expect: prohibit\n  rules: [demo-2026-1.parties]\n") ==
      "");
}

TEST_CASE("a rule that is lifted or out of force says so") {
  CHECK(judged("{date: 2026-04-15, destination: DE, items: [{control_codes: [CN:none], form: oxide}]}",
               "  rules: [demo-2026-2.notify]\n") ==
        "rule `demo-2026-2.notify`: expected holds, got suspended by no-3 from 2026-04-01 until 2026-05-01 or 2026-04-30\n");
}
