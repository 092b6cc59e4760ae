#include "engine/replay/line_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "engine/facts/log.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

std::string content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// A folder that is gone at the end of the test.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("sekisho-lines-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string operator/(const char* name) const { return (path / name).string(); }
};

}  // namespace

TEST_CASE("the digest is that of the bytes in the file") {
  const Folder folder;
  LineFile file(folder / "lines");
  file.write("a");
  file.flush();
  file.write("三");
  // sha256 of "a\n三\n"
  CHECK(file.digest() == "649c5c71ecae415621eee7a826de690c0da20d502dcdf33867cf5cff9adf46e2");
  CHECK(content(folder / "lines") == "a\n三\n");
}

TEST_CASE("at any moment the file holds whole lines") {
  const Folder folder;
  LineFile file(folder / "lines");
  const std::string line(100'000, 'x');
  for (int i = 0; i < 10; ++i) {
    file.write(line);
    const std::string so_far = content(folder / "lines");
    CHECK(so_far.size() % (line.size() + 1) == 0);
    if (!so_far.empty()) CHECK(so_far.back() == '\n');
  }
  file.digest();
  CHECK(content(folder / "lines").size() == 10 * (line.size() + 1));
}

TEST_CASE("a file that cannot be written is named") {
  CHECK_THROWS_WITH(LineFile("/nowhere/at/all"), "cannot write `/nowhere/at/all`: No such file or directory");
  CHECK_THROWS_AS(write_file("/nowhere/at/all", "x"), InputError);
  LineFile full("/dev/full");
  full.write("x");
  CHECK_THROWS_WITH(full.flush(), "cannot write `/dev/full`: No space left on device");
}

TEST_CASE("a whole file replaces the old one and leaves no draft") {
  const Folder folder;
  write_file(folder / "summary.json", "old");
  write_file(folder / "summary.json", "new");
  CHECK(content(folder / "summary.json") == "new");
  CHECK_FALSE(std::filesystem::exists(folder / "summary.json.part"));
}
