#include <filesystem>
#include <random>

#include "tests/cases/case_file.h"
#include "tests/cases/law_case.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

/// A folder of this process alone, removed at the end.
struct Folder {
  std::filesystem::path path;
  Folder() : path(std::filesystem::temp_directory_path() / ("sekisho-cases-" + std::to_string(std::random_device{}()))) {}
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("case files of decisions stand") {
  const Folder folder;
  const std::vector<std::string> paths = cases::files_in("tests/cases/evaluate", {".case"});
  REQUIRE(paths.size() > 1);
  for (const std::string& path : paths) {
    CAPTURE(path);
    CHECK(cases::judge(cases::read_law_case(path), (folder.path / "bundle").string()) == "");
  }
}

namespace {

/// One small case, with what it expects put in; the faults found.
std::string faults_of(const Folder& folder, const std::vector<cases::Section>& expectations) {
  cases::LawCase law_case;
  law_case.sections.push_back({"law.policy",
                               "regime r-1 jurisdiction CN timezone \"Asia/Shanghai\" effective 2020-01-01\n"
                               "rule r-1.a prohibits when destination is JP cites \"1\"\n"});
  law_case.sections.insert(law_case.sections.end(), expectations.begin(), expectations.end());
  return cases::judge(law_case, (folder.path / "bundle").string());
}

cases::Section scenario(const std::string& expectation) {
  return {"scenarios",
          "scenarios:\n  - { id: S-1, given: { date: 2026-01-01, destination: JP, items: [{}] }, " + expectation + " }\n"};
}

}  // namespace

TEST_CASE("a case of decisions that is not met says so") {
  const Folder folder;
  const cases::Section met = scenario("expect: prohibit");
  struct Row {
    std::vector<cases::Section> expectations;
    std::string fault;
  };
  const Row rows[] = {
      {{met}, ""},
      {{scenario("expect: permit")}, "S-1: verdict: expected permit, got prohibit\n"},
      {{scenario("holds: { r-1.a: false }")}, "S-1: holds `r-1.a`: expected false, got true\n"},
      {{{"scenarios", "scenarios: []\n"}}, "there are no scenarios\n"},
      {{met, {"decision S-2 has", "\"x\""}}, "no scenario `S-2` was decided\n"},
      {{met, {"decision S-1 hat", ""}}, "no section is called `decision S-1 hat`\n"},
      {{met, {"same digest", ""}, {"decision S-1 has", "\"verdict\" : \"prohibit\"\n\n"}}, ""},
      {{met, {"decision S-1 has not", "\"questions\"\n"}}, ""},
  };
  for (const Row& row : rows) CHECK(faults_of(folder, row.expectations) == row.fault);
  CHECK(faults_of(folder, {met, {"decision S-1", "{}"}}).find("S-1: expected {}") == 0);
  CHECK(faults_of(folder, {met, {"decision S-1 has", "\"verdict\":\"permit\""}}).find("S-1: expected \"verdict\":\"permit\"") == 0);
  CHECK(faults_of(folder, {met, {"decision S-1 has not", "\"findings\""}}).find("S-1: expected no \"findings\"") == 0);
  CHECK(faults_of(folder, {{"second.policy", "rule r-1.b prohibits"}, met}).find("no-regime: ") == 0);
}

TEST_CASE("a case of digests that is not met says so") {
  const Folder folder;
  const cases::Section same{"same/bundle.yaml", "name: case\n"}, other{"other/bundle.yaml", "name: another\nversion: \"2\"\n"};
  const cases::Section law{"same/law.policy",
                           "regime r-1 jurisdiction CN timezone \"Asia/Shanghai\" effective 2020-01-01\n"
                           "rule r-1.a prohibits when destination is JP cites \"1\" # a comment\n"};
  CHECK(faults_of(folder, {same, law, other, {"same digest", "same\n"}, {"other digest", "other\n"}}) == "");
  CHECK(faults_of(folder, {same, law, other, {"same digest", "other\n"}}) == "the digest of `other` is another\n");
  CHECK(faults_of(folder, {same, law, other, {"other digest", "same\n"}}) == "the digest of `same` is the same\n");
}

TEST_CASE("blanks between the tokens of JSON are layout, blanks in its texts are not") {
  CHECK(cases::without_layout("{ \"a b\" : [1,\n  \"c \\\" d\"] }\n") == "{\"a b\":[1,\"c \\\" d\"]}");
}
