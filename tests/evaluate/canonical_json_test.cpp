#include "engine/evaluate/decision.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

Decision bare_permit() {
  Decision decision;
  decision.transaction_id = "T-1";
  decision.date = "2026-02-01";
  decision.lines.push_back({});
  decision.lines[0].line_no = "1";
  decision.bundle = "b0";
  decision.engine = "0.1.0";
  return decision;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a permit with nothing beside it is short in a log and whole elsewhere") {
  const Decision decision = bare_permit();
  CHECK(canonical_json(decision, true) == R"({"transaction_id":"T-1","date":"2026-02-01","verdict":"permit"})");
  CHECK(canonical_json(decision) ==
        R"({"transaction_id":"T-1","date":"2026-02-01","known_at":null,"verdict":"permit","certain":"permit","possible":"permit",)"
        R"("lines":[{"line_no":"1","verdict":"permit","certain":"permit","possible":"permit"}],"bundle":"b0","engine":"0.1.0"})");
}

TEST_CASE("a permit that rests on anything is never short") {
  const auto whole = [](const Decision& decision) { return contains(canonical_json(decision, true), R"("lines":[)"); };
  Decision decision = bare_permit();
  SECTION("a finding") { decision.lines[0].findings.push_back({}); }
  SECTION("a defeated rule") { decision.lines[0].defeated.push_back({}); }
  SECTION("an obligation") { decision.obligations.push_back({}); }
  SECTION("a presumption") { decision.presumed.push_back({}); }
  SECTION("an adoption") { decision.adopted.push_back({}); }
  SECTION("a licence") { decision.licenses.push_back({}); }
  SECTION("something not checked") { decision.not_checked.push_back({}); }
  CHECK(whole(decision));
}

TEST_CASE("the ends of the interval make the verdict") {
  CHECK(verdict(Effect::license, Effect::license) == "license");
  CHECK(verdict(Effect::license, Effect::prohibit) == "undetermined");
}

TEST_CASE("keys stand in the order of the table") {
  Decision decision = bare_permit();
  decision.known_at = "2026-03-01";
  decision.certain = Effect::license;
  decision.possible = Effect::prohibit;
  decision.review = Review::case_by_case;
  LineDecision& line = decision.lines[0];
  line.certain = Effect::license;
  line.possible = Effect::prohibit;
  line.exact = false;
  Finding finding;
  finding.rule = "cn-2026-1.military-users";
  finding.effect = Effect::prohibit;
  finding.possible = Effect::prohibit;
  finding.status = "reported";
  finding.confidence = "unverified";
  finding.cites = {"No. 1 of 2026, clause 1"};
  finding.because = "because";
  Evidence match;
  match.fact = "parties[2].name";
  match.value = "JAXA \"Tokyo\"";
  match.list = "jp-military-users";
  match.entry = "jp-1";
  match.alias = "日本";
  match.score = parse_number("0.9").value;
  match.reading = "g: b";
  match.term = "t";
  finding.evidence = {match};
  finding.open = {Evidence{}};
  line.findings = {finding};
  line.defeated = {{"r", "e", Effect::notify}};
  decision.licenses = {{"L-1", "MOFCOM", {"r"}, "1 kg", "2 kg", {1}}};
  decision.adopted = {{"g", "b", "counsel", "2026-01-07", "why"}};
  decision.presumed = {{"t", "parties[1]", false, {"c"}, "q?", {1, 2}}};
  decision.not_checked = {{"what", "why", "none", {1}}};
  decision.obligations = {{"document", "end-user-certificate", "what", "30 days", true, false, {"c"}, "r", {1}}};
  CHECK(
      canonical_json(decision, true) ==
      R"({"transaction_id":"T-1","date":"2026-02-01","known_at":"2026-03-01","verdict":"undetermined","certain":"license",)"
      R"("possible":"prohibit","review":"case by case","lines":[{"line_no":"1","verdict":"undetermined","certain":"license",)"
      R"("possible":"prohibit","exact":false,"findings":[{"rule":"cn-2026-1.military-users","effect":"prohibit","holds":"unknown",)"
      R"("certain":"permit","possible":"prohibit","status":"reported","confidence":"unverified","cites":["No. 1 of 2026, clause 1"],)"
      R"("because":"because","evidence":[{"fact":"parties[2].name","value":"JAXA \"Tokyo\"","is":"unknown","list":"jp-military-users",)"
      R"("entry":"jp-1","alias":"日本","score":0.9000,"reading":"g: b","term":"t"}],"open":[{"is":"unknown"}]}],)"
      R"("defeated":[{"rule":"r","by":"e","leaves":"notify"}]}],"obligations":[{"requires":"document","name":"end-user-certificate",)"
      R"("what":"what","within":"30 days","holds":"certain","met":false,"cites":["c"],"rule":"r","lines":[1]}],)"
      R"("presumed":[{"term":"t","about":"parties[1]","value":false,"cites":["c"],"asks":"q?","lines":[1,2]}],)"
      R"("adopted":[{"of":"g","reading":"b","by":"counsel","on":"2026-01-07","because":"why"}],)"
      R"("licenses":[{"number":"L-1","authority":"MOFCOM","covers":["r"],"drawn":"1 kg","left":"2 kg","lines":[1]}],)"
      R"("not_checked":[{"what":"what","why":"why","assumed":"none","lines":[1]}],"bundle":"b0","engine":"0.1.0"})");
}

TEST_CASE("each kind of question has its own keys, in order, before `settles` and `lines`") {
  const auto written = [](const Question& question) {
    Decision decision = bare_permit();
    decision.questions = {question};
    const std::string json = canonical_json(decision);
    const std::size_t begin = json.find("\"questions\":[") + 13;
    return json.substr(begin, json.find("],\"bundle\"") - begin);
  };
  Question question;
  question.settles = {"r"};
  question.lines = {1};
  SECTION("fact") {
    question.kind = "fact";
    question.fact = "end_use";
    CHECK(written(question) == R"({"kind":"fact","fact":"end_use","settles":["r"],"lines":[1]})");
  }
  SECTION("open-term") {
    question.kind = "open-term";
    question.term = "t";
    question.about = "parties[1]";
    question.asks = "q?";
    question.guidance = "look";
    CHECK(written(question) ==
          R"({"kind":"open-term","term":"t","about":"parties[1]","asks":"q?","guidance":"look","settles":["r"],"lines":[1]})");
  }
  SECTION("reading") {
    question.kind = "reading";
    question.of = "no-70";
    question.readings = {{"inclusive", "the last day counts", Effect::permit, Effect::license}};
    CHECK(written(question) ==
          R"({"kind":"reading","of":"no-70","readings":[{"name":"inclusive","says":"the last day counts","certain":"permit",)"
          R"("possible":"license"}],"settles":["r"],"lines":[1]})");
  }
  SECTION("match") {
    question.kind = "match";
    question.party = "parties[1]";
    question.list = "l";
    question.entry = "e";
    question.name = "n";
    question.score = parse_number("0.93").value;
    question.for_ = {"country"};
    question.against = {"address"};
    CHECK(written(question) ==
          R"({"kind":"match","party":"parties[1]","list":"l","entry":"e","name":"n","score":0.9300,"for":["country"],)"
          R"("against":["address"],"settles":["r"],"lines":[1]})");
  }
  SECTION("code") {
    question.kind = "code";
    question.scheme = "CN";
    question.fact = "items[1].control_codes";
    question.candidates = {"CN:1C902"};
    CHECK(written(question) ==
          R"({"kind":"code","scheme":"CN","fact":"items[1].control_codes","candidates":["CN:1C902"],"settles":["r"],"lines":[1]})");
  }
  SECTION("share") {
    question.kind = "share";
    question.owner = "a";
    question.owned = "b";
    question.known = "25..50";
    CHECK(written(question) == R"({"kind":"share","owner":"a","owned":"b","known":"25..50","settles":["r"],"lines":[1]})");
  }
  SECTION("rate, time, history") {
    question.kind = "rate";
    question.currency = "JPY";
    question.date = "2026-01-06";
    CHECK(written(question) == R"({"kind":"rate","currency":"JPY","date":"2026-01-06","settles":["r"],"lines":[1]})");
    question = {};
    question.kind = "time";
    question.instrument = "r";
    question.at = "2026-01-06T10:00:00+08:00";
    CHECK(written(question) == R"({"kind":"time","instrument":"r","at":"2026-01-06T10:00:00+08:00"})");
    question = {};
    question.kind = "history";
    question.per = "end_user";
    question.within = "calendar year";
    CHECK(written(question) == R"({"kind":"history","per":"end_user","within":"calendar year"})");
  }
}

TEST_CASE("text is UTF-8, escaped only where JSON must") {
  Decision decision = bare_permit();
  decision.transaction_id = "a\"b\\c\n\x01/三菱\x7f";
  CHECK(canonical_json(decision, true) ==
        "{\"transaction_id\":\"a\\\"b\\\\c\\n\\u0001/三菱\x7f\",\"date\":\"2026-02-01\",\"verdict\":\"permit\"}");
}
