#include <filesystem>
#include <random>

#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/explain/explain_case.h"

using namespace sekisho;

TEST_CASE("case files of explanations stand") {
  const auto folder = std::filesystem::temp_directory_path() / ("sekisho-explain-" + std::to_string(std::random_device{}()));
  const std::vector<std::string> paths = cases::files_in("tests/cases/explain", {".case"});
  REQUIRE(paths.size() > 5);
  for (const std::string& path : paths) {
    CAPTURE(path);
    CHECK(cases::judge_explanations(cases::read_law_case(path), (folder / "bundle").string()) == "");
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("a case of explanations that is not met says so") {
  const auto folder = std::filesystem::temp_directory_path() / ("sekisho-explain-" + std::to_string(std::random_device{}()));
  cases::LawCase law_case;
  law_case.sections = {{"law.policy",
                        "regime r-1 jurisdiction CN timezone \"Asia/Shanghai\" effective 2020-01-01\n"
                        "rule r-1.a prohibits when destination is JP cites \"1\"\n"},
                       {"record", R"({"transaction_id":"T-1","date":"2026-01-01","destination":"JP","items":[{}]})"},
                       {"decide", "something else\n"}};
  CHECK(cases::judge_explanations(law_case, (folder / "bundle").string()).find("decide: expected\nsomething else\ngot\nT-1 ") == 0);
  std::filesystem::remove_all(folder);
}
