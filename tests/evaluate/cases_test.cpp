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
