#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/lsp/session_case.h"

using namespace sekisho;

TEST_CASE("sessions go as their case files say") {
  const auto paths = cases::files_in("tests/cases/lsp", {".case"});
  REQUIRE(paths.size() >= 10);
  const char* update = std::getenv("UPDATE_CASES");
  for (const std::string& path : paths) {
    INFO(path);
    const std::string folder =
        (std::filesystem::temp_directory_path() / ("sekisho-lsp-" + std::filesystem::path(path).stem().string())).string();
    const lsp::SessionCase given = lsp::read_session_case(path);
    const std::string said = text_of(run(given, folder));
    std::filesystem::remove_all(folder);
    if (update != nullptr && std::string(update) == "1") {
      std::ofstream(path, std::ios::binary) << said;
    } else {
      CHECK(said == text_of(given));
    }
  }
}
