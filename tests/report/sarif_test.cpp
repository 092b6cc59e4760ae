#include "engine/report/sarif.h"

#include "engine/yaml/yaml.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

SourcePtr source(std::string path, std::string text) {
  return std::make_shared<const Source>(Source{std::move(path), std::move(text)});
}

/// JSON is YAML: the tree tells what a reader of the standard finds.
yaml::Node tree(const Diagnostics& diagnostics) {
  Diagnostics faults;
  const auto node = yaml::parse(source("result.sarif", sarif(diagnostics, "1.2.3")), faults);
  REQUIRE(node);
  REQUIRE(faults.all().empty());
  return *node;
}

const yaml::Node& at(const yaml::Node& node, std::string_view key) {
  const yaml::Node* found = node.find(key);
  INFO(key);
  REQUIRE(found != nullptr);
  return *found;
}

const yaml::Node& first(const yaml::Node& node, std::string_view key) {
  REQUIRE(at(node, key).is_sequence());
  REQUIRE_FALSE(at(node, key).items.empty());
  return at(node, key).items.front();
}

std::string text(const yaml::Node& node, std::string_view key) { return at(node, key).scalar; }

/// "line:column-line:column"
std::string region(const yaml::Node& node) {
  return text(node, "startLine") + ':' + text(node, "startColumn") + '-' + text(node, "endLine") + ':' + text(node, "endColumn");
}

Diagnostics one_of_each() {
  const SourcePtr law = source("law a/中.policy", "rule 𠮷 prohibits\n  when destination is JQ\n");
  Diagnostics found;
  found.error("unknown-country", {law, 42, 44}, "`JQ` is no country", "did you mean `JP`?")
      .notes.push_back({"a note", {law, 0, 4}});
  found.warning("no-cites", {law, 5, 9}, "it cites \"no\" law", "write `cites`");
  found.warning("no-rules", {}, "nowhere").notes.push_back({"without a place", {}});
  found.error("yaml-syntax", {source("/empty.yaml", ""), 0, 0}, "holds nothing");
  return found;
}

}  // namespace

// The properties that the schema of SARIF 2.1.0 requires: of the log `version` and `runs`; of a run `tool`; of a tool `driver`; of
// a driver `name`; of a rule `id`; of a result `message`; of a fix `artifactChanges`; of an artifact change `artifactLocation` and
// `replacements`; of a replacement `deletedRegion`.
TEST_CASE("a run of SARIF has what its schema requires") {
  const yaml::Node log = tree(one_of_each());
  CHECK(text(log, "version") == "2.1.0");
  CHECK(text(log, "$schema").ends_with("sarif-2.1.0.json"));
  const yaml::Node& run = first(log, "runs");
  CHECK(text(run, "columnKind") == "utf16CodeUnits");
  const yaml::Node& driver = at(at(run, "tool"), "driver");
  CHECK(text(driver, "name") == "sekisho");
  CHECK(text(driver, "version") == "1.2.3");
  const auto& rules = at(driver, "rules").items;
  const auto& results = at(run, "results").items;
  REQUIRE(rules.size() == 4);
  REQUIRE(results.size() == 4);
  for (const yaml::Node& rule : rules) {
    CHECK_FALSE(text(at(rule, "shortDescription"), "text").empty());
    CHECK_FALSE(text(at(rule, "help"), "text").empty());
    CHECK(text(rule, "helpUri").ends_with("/diagnostics.md#" + text(rule, "id")));
    CHECK(text(rule, "helpUri").find("://") != std::string::npos);
  }
  for (const yaml::Node& result : results) {
    CHECK_FALSE(text(at(result, "message"), "text").empty());
    CHECK(text(rules.at(std::stoul(text(result, "ruleIndex"))), "id") == text(result, "ruleId"));
    CHECK((text(result, "level") == "error" || text(result, "level") == "warning"));
  }
}

TEST_CASE("a result says where, in UTF-16 columns, beside what, and what to write instead") {
  const yaml::Node log = tree(one_of_each());
  const auto& results = at(first(log, "runs"), "results").items;
  const yaml::Node& place = at(first(results[0], "locations"), "physicalLocation");
  CHECK(text(at(place, "artifactLocation"), "uri") == "law%20a/%E4%B8%AD.policy");
  CHECK(region(at(place, "region")) == "2:23-2:25");
  CHECK(text(at(results[0], "message"), "text") == "`JQ` is no country (did you mean `JP`?)");
  const yaml::Node& note = first(results[0], "relatedLocations");
  CHECK(text(note, "id") == "1");
  CHECK(text(at(note, "message"), "text") == "a note");
  CHECK(region(at(at(note, "physicalLocation"), "region")) == "1:1-1:5");
  const yaml::Node& change = first(first(results[0], "fixes"), "artifactChanges");
  CHECK(text(at(change, "artifactLocation"), "uri") == "law%20a/%E4%B8%AD.policy");
  const yaml::Node& replacement = first(change, "replacements");
  CHECK(region(at(replacement, "deletedRegion")) == "2:23-2:25");
  CHECK(text(at(replacement, "insertedContent"), "text") == "JP");

  CHECK(region(at(at(first(results[1], "locations"), "physicalLocation"), "region")) == "1:6-1:8");  // two units, one sign
  CHECK(results[1].find("fixes") == nullptr);
}

TEST_CASE("a result without a place has none, and one of an empty file no region") {
  const yaml::Node log = tree(one_of_each());
  const auto& results = at(first(log, "runs"), "results").items;
  CHECK(results[2].find("locations") == nullptr);
  CHECK(first(results[2], "relatedLocations").find("physicalLocation") == nullptr);
  const yaml::Node& place = at(first(results[3], "locations"), "physicalLocation");
  CHECK(text(at(place, "artifactLocation"), "uri") == "file:///empty.yaml");
  CHECK(place.find("region") == nullptr);
}

TEST_CASE("nothing found is a run without results") {
  const yaml::Node log = tree({});
  CHECK(at(first(log, "runs"), "results").items.empty());
}

TEST_CASE("CSV has a row a diagnostic, quoted where it must be") {
  CHECK(csv(one_of_each()) ==
        "severity,code,path,line,column,end_line,end_column,message,help\n"
        "error,unknown-country,law a/中.policy,2,23,2,25,`JQ` is no country,did you mean `JP`?\n"
        "warning,no-cites,law a/中.policy,1,6,1,7,\"it cites \"\"no\"\" law\",write `cites`\n"
        "warning,no-rules,,,,,,nowhere,\n"
        "error,yaml-syntax,/empty.yaml,1,1,1,1,holds nothing,\n");
}

TEST_CASE("a help is a replacement only where it is one word for one word") {
  const SourcePtr text = source("a", "JQ and two");
  CHECK(replacement_of({Severity::error, "x", {text, 0, 2}, "", {}, "did you mean `JP`?"}) == "JP");
  CHECK(replacement_of({Severity::error, "x", {text, 0, 6}, "", {}, "did you mean `JP`?"}).empty());
  CHECK(replacement_of({Severity::error, "x", {text, 0, 2}, "", {}, "did you mean `JP` or `KR`?"}).empty());
  CHECK(replacement_of({Severity::error, "x", {text, 0, 2}, "", {}, "write `JP`"}).empty());
  CHECK(replacement_of({Severity::error, "x", {}, "", {}, "did you mean `JP`?"}).empty());
}
