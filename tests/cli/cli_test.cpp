#include <algorithm>
#include <filesystem>

#include <unistd.h>

#include "tests/catch.h"
#include "tests/cli/transcript.h"

namespace {

/// A folder for one transcript, gone with all that stands beside it when the test ends.
struct Folder {
  std::filesystem::path root = std::filesystem::temp_directory_path() / ("sekisho-cli-" + std::to_string(::getpid()));
  std::filesystem::path path = root / "tmp";
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(root); }
};

std::vector<std::string> transcripts() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases/cli")) {
    if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

TEST_CASE("the program answers as its transcripts say") {
  REQUIRE(transcripts().size() >= 8);
  for (const std::string& path : transcripts()) {
    DYNAMIC_SECTION(path) {
      const Folder folder;
      const std::vector<Step> steps = read_transcript(path);
      REQUIRE_FALSE(steps.empty());
      for (const Step& step : steps) {
        const Answer answer = run(step.command, folder.path.string());
        INFO(path << ":" << step.line << ": $ " << step.command);
        INFO("standard output:\n" << answer.output);
        INFO("standard error:\n" << answer.errors);
        CHECK(answer.status == step.status);
        CHECK(fits(answer.output, step.output));
        CHECK(fits(answer.errors, step.errors));
      }
    }
  }
}

TEST_CASE("a transcript's lines fit only what they say") {
  CHECK(fits("a\nb\n", {"a", "b"}));
  CHECK_FALSE(fits("a\nb\n", {"a"}));
  CHECK_FALSE(fits("a\n", {"a", "b"}));
  CHECK(fits("a 12 b 3\n", {"a … b …"}));
  CHECK_FALSE(fits("a 12 c\n", {"a … b"}));
  CHECK(fits("a\nx\ny\nb\n", {"a", "…", "b"}));
  CHECK(fits("a\nb\n", {"a", "…", "b"}));
  CHECK_FALSE(fits("a\nb\nc\n", {"a", "…", "b"}));
  CHECK(fits("", {}));
  CHECK_FALSE(fits("a\n", {}));
}
