#include <sstream>

#include "engine/scenario/scenario.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

/// A policy by hand: names are all that reading needs.
struct Fixture {
  Bundle bundle;
  checked::Policy policy;
  Diagnostics diagnostics;

  Fixture() {
    bundle.schema = trade_schema();
    List parties;
    parties.name = "bad-parties";
    bundle.lists.emplace("bad-parties", parties);
    for (const auto& [name, kind] :
         {std::pair{"held", ListKind::licenses}, {"owners", ListKind::ownership}, {"fx", ListKind::rates}}) {
      List list;
      list.name = name;
      list.kind = kind;
      bundle.lists.emplace(name, list);
    }
    policy.bundle = &bundle;
    policy.regimes.resize(1);
    policy.regimes[0].name = "cn-1";
    checked::Rule rule;
    rule.declared.name = "cn-1.license";
    rule.obligations.push_back({ast::Act::document, "end-user-certificate", "", ""});
    policy.rules.push_back(rule);
    checked::OpenTerm term;
    term.declared.name = "helps-the-military";
    policy.terms.push_back(term);
    checked::Suspension suspension;
    suspension.declared.name = "no-70";
    policy.suspensions.push_back(suspension);
    policy.groups.push_back({"no-70", checked::GroupKind::readings, {{"inclusive", ""}, {"exclusive", ""}}});
  }

  std::vector<Scenario> read(const std::string& text) {
    return read_scenarios(std::make_shared<const Source>(Source{"cases.yaml", text}), policy, diagnostics);
  }

  /// One scenario with a good record and more keys, each on a line of its own.
  Scenario one(const std::string& keys) {
    std::vector<Scenario> scenarios =
        read("scenarios:\n- id: S-1\n  name: a case\n  given: {date: 2026-01-06, items: [{description: bolt}]}\n" + keys);
    REQUIRE(scenarios.size() == 1);
    return scenarios.front();
  }

  std::string said() const {
    std::ostringstream out;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
      const Position place = position_of(*diagnostic.span.source, diagnostic.span.begin);
      out << place.line << ':' << place.column << ' ' << diagnostic.code << ": " << diagnostic.message;
      if (!diagnostic.help.empty()) out << " (" << diagnostic.help << ')';
      out << '\n';
    }
    return out.str();
  }
};

}  // namespace

TEST_CASE("every key of a scenario is read") {
  Fixture fixture;
  const Scenario scenario = fixture.one(R"(  known at: 2026-02-01
  only: [cn-1]
  without: [no-70]
  adopt: {no-70: exclusive}
  lists: {bad-parties: [{name: Xray Holdings}]}
  expect: [license, undetermined]
  certain: permit
  possible: license
  at_least: notify
  review: case by case
  rules: [cn-1.license]
  never: cn-1.license
  holds: {helps-the-military: unknown, cn-1.license: true}
  requires: [end-user-certificate]
  asks: [helps-the-military, no-70, end_use, "items[1].control_codes"]
  exactly: true
  line: 1
  source: somewhere
  note: a note
  confidence: low
)");
  CHECK(fixture.said() == "");
  CHECK_FALSE(scenario.faulty);
  CHECK(scenario.title() == "S-1 a case");
  CHECK(scenario.record.id == "S-1");
  CHECK(to_string(*scenario.options.known_at) == "2026-02-01");
  CHECK(scenario.options.only == std::vector<std::string>{"cn-1"});
  CHECK(scenario.options.without == std::vector<std::string>{"no-70"});
  CHECK(scenario.options.adopt.at("no-70") == "exclusive");
  REQUIRE(scenario.options.added.at("bad-parties").size() == 1);
  CHECK(scenario.options.added.at("bad-parties")[0].names == std::vector<std::string>{"Xray Holdings"});
  const Expectation& expected = scenario.expected;
  CHECK(expected.verdict == std::vector<std::string>{"license", "undetermined"});
  CHECK(expected.certain == std::vector<std::string>{"permit"});
  CHECK(expected.possible == std::vector<std::string>{"license"});
  CHECK(expected.at_least == Effect::notify);
  CHECK(expected.review == Review::case_by_case);
  CHECK(expected.rules == std::vector<std::string>{"cn-1.license"});
  CHECK(expected.never == std::vector<std::string>{"cn-1.license"});
  CHECK(expected.holds ==
        std::vector<std::pair<std::string, Truth>>{{"helps-the-military", Truth::Unknown}, {"cn-1.license", Truth::True}});
  CHECK(expected.obligations == std::vector<std::string>{"end-user-certificate"});
  CHECK(expected.questions.size() == 4);
  CHECK(expected.exactly);
}

TEST_CASE("what a scenario may not say is an error with its place") {
  struct Row {
    const char* keys;
    const char* said;
  };
  const Row rows[] = {
      {"  expects: license\n", "5:3 scenario-form: a scenario has no key `expects` (did you mean `expect`?)\n"},
      {"  expect: licence\n", "5:11 scenario-form: `licence` is no verdict (did you mean `license`?)\n"},
      {"  certain: undetermined\n", "5:12 scenario-form: `undetermined` is no verdict\n"},
      {"  rules: [cn-1.licence]\n", "5:11 unknown-name: no rule is called `cn-1.licence` (did you mean `cn-1.license`?)\n"},
      {"  never: [nothing]\n", "5:11 unknown-name: no rule is called `nothing`\n"},
      {"  only: [cn-2]\n  expect: permit\n", "5:10 unknown-name: no regime is called `cn-2` (did you mean `cn-1`?)\n"},
      {"  without: [no-71]\n  expect: permit\n",
       "5:13 unknown-name: no suspension, exception or adoption is called `no-71` (did you mean `no-70`?)\n"},
      {"  adopt: {no-70: inklusive}\n  expect: permit\n",
       "5:18 unknown-name: no reading of `no-70` is called `inklusive` (did you mean `inclusive`?)\n"},
      {"  lists: {bad-party: []}\n  expect: permit\n",
       "5:11 unknown-list: no list is called `bad-party` (did you mean `bad-parties`?)\n"},
      {"  lists: {held: [{number: L-1}]}\n  expect: permit\n",
       "5:19 entry-incomplete: an entry of kind `licenses` has no `authority`\n"},
      {"  history: none\n  expect: permit\n", "5:12 scenario-form: `history` must be a list of records\n"},
      {"  history: [later]\n  expect: permit\n", "5:13 scenario-form: a record of `history` must be a map\n"},
      {"  history: [{date: 2026-01-32, items: [{}]}]\n  expect: permit\n",
       "5:20 scenario-record: `date` does not fit: `2026-01-32`: is no date (YYYY-MM-DD) and no timestamp with an offset\n"},
      {"  holds: {helps-the-military: maybe}\n",
       "5:31 scenario-form: a value under `holds` must be `true`, `false` or `unknown`\n"},
      {"  asks: [help-the-military]\n",
       "5:10 unknown-name: no open term, choice of readings or field is called `help-the-military` (did you mean "
       "`helps-the-military`?)\n"},
      {"  known at: tomorrow\n  expect: permit\n",
       "5:13 scenario-form: `tomorrow` is no date (a date is written like `2026-02-01`)\n"},
      {"  review: case-by-case\n", "5:11 scenario-form: `case-by-case` is no licensing policy (did you mean `case by case`?)\n"},
      {"  line: 0\n  expect: permit\n", "5:9 scenario-form: `line` must be a position from 1\n"},
      {"  line: 2\n  expect: permit\n", "3:9 scenario-form: `line` is 2, but the record has 1 line\n"},
      {"  exactly: yes\n", "5:12 scenario-form: `exactly` must be `true` or `false`\n"},
  };
  for (const Row& row : rows) {
    Fixture fixture;
    CAPTURE(row.keys);
    CHECK(fixture.one(row.keys).faulty);
    CHECK(fixture.said() == row.said);
  }
}

TEST_CASE("a record that does not fit is an error at its field") {
  Fixture fixture;
  const std::vector<Scenario> scenarios = fixture.read(R"(scenarios:
- id: S-1
  given:
    date: 2026-01-06
    destination: ZZ
    items: [{description: bolt}]
  expect: permit
- id: S-2
  given: {date: 2026-01-06, items: [{description: bolt}]}
  expect: permit
)");
  REQUIRE(scenarios.size() == 2);
  CHECK(scenarios[0].faulty);
  CHECK_FALSE(scenarios[1].faulty);
  REQUIRE(fixture.diagnostics.all().size() == 1);
  CHECK(fixture.said().rfind("5:18 scenario-record: `destination` does not fit: `ZZ`", 0) == 0);
}

TEST_CASE("a scenario that expects nothing is warned of, and one without a record or a name is an error") {
  Fixture fixture;
  CHECK_FALSE(fixture.one("  note: nothing\n").faulty);
  CHECK(fixture.said() == "3:9 scenario-empty: the scenario expects nothing, so it cannot fail\n");

  Fixture nameless;
  nameless.read("scenarios:\n- expect: permit\n");
  CHECK(nameless.said() == "2:3 scenario-form: a scenario needs an `id` or a `name`\n");
  Fixture without_record;
  without_record.read("scenarios:\n- name: a\n  expect: permit\n");
  CHECK(without_record.said() == "2:9 scenario-form: a scenario needs a record: `given`\n");
}

TEST_CASE("a file that is no scenario file says so") {
  for (const char* text : {"- a\n", "cases: []\n", "scenarios: 3\n"}) {
    Fixture fixture;
    CHECK(fixture.read(text).empty());
    CHECK(fixture.diagnostics.all().front().message == "a scenario file is a map with a list under `scenarios`");
  }
  Fixture twice;
  twice.read(
      "scenarios:\n- {id: A, given: {date: 2026-01-06, items: [{}]}, expect: permit}\n- {id: A, given: {date: 2026-01-06, items: "
      "[{}]}, expect: permit}\n");
  REQUIRE(twice.diagnostics.all().size() == 1);
  CHECK(twice.diagnostics.all().front().code == "duplicate-name");
}
