#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/catch.h"
#include "tests/cli/document.h"
#include "tests/cli/transcript.h"

namespace {

namespace fs = std::filesystem;

/// Where a reader types along: the law and the examples of the source folder are there, the rest is the reader's.
struct Desk {
  fs::path root = fs::temp_directory_path() / ("sekisho-docs-" + std::to_string(::getpid()));
  fs::path path = root / "desk";
  Desk() {
    fs::create_directories(path);
    for (const char* shared : {"policies", "examples"}) fs::create_directory_symlink(fs::absolute(shared), path / shared);
  }
  ~Desk() { fs::remove_all(root); }
};

std::vector<std::string> pages() {
  std::vector<std::string> paths{"README.md", "CONTRIBUTING.md"};
  for (const auto& entry : fs::directory_iterator("docs")) {
    if (entry.path().extension() == ".md") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> all_pages() {
  std::vector<std::string> paths = pages();
  paths.push_back("engine/README.md");
  for (const char* folder : {"docs/reference", "docs/decisions"}) {
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path().string());
  }
  return paths;
}

/// Where links of a page lead: `](path#anchor)`, those to the web left out.
std::vector<std::string> links_of(const std::vector<std::string>& page) {
  std::vector<std::string> links;
  for (const std::string& line : page) {
    for (std::size_t at = line.find("]("); at != std::string::npos; at = line.find("](", at + 2)) {
      const std::string target = line.substr(at + 2, line.find(')', at) - at - 2);
      if (target.find("://") == std::string::npos) links.push_back(target);
    }
  }
  return links;
}

/// The anchor that a heading gets on the pages of code hosts: lower case, blanks as hyphens, punctuation left out.
std::string anchor_of(const std::string& heading) {
  std::string anchor;
  for (const char letter : heading.substr(heading.find_first_not_of("# "))) {
    if (letter == ' ' || letter == '-') anchor += '-';
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) anchor += static_cast<char>(std::tolower(letter));
  }
  return anchor;
}

bool leads_somewhere(const fs::path& page, const std::string& link) {
  const std::size_t mark = link.find('#');
  const fs::path target = mark == 0 ? page : page.parent_path() / link.substr(0, mark);
  if (!fs::exists(target)) return false;
  if (mark == std::string::npos) return true;
  const std::vector<std::string> lines = read_lines(target.string());
  return std::any_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return line.rfind('#', 0) == 0 && anchor_of(line) == link.substr(mark + 1); });
}

void write(const fs::path& path, const std::vector<std::string>& lines) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream out(path);
  for (const std::string& line : lines) out << line << '\n';
}

void replace(std::vector<std::string>& page, const Example& example, const std::vector<std::string>& lines) {
  const auto at = page.begin() + static_cast<std::ptrdiff_t>(example.line);
  page.insert(page.erase(at, at + static_cast<std::ptrdiff_t>(example.lines.size())), lines.begin(), lines.end());
}

}  // namespace

// UPDATE_CASES=1 writes what is shown anew; read the difference before you commit it.
TEST_CASE("what the documentation shows on a terminal is what a terminal shows") {
  const bool update = std::getenv("UPDATE_CASES") != nullptr;
  std::size_t commands = 0;
  for (const std::string& path : pages()) {
    const Desk desk;
    std::vector<std::string> page = read_lines(path);
    std::vector<std::pair<Example, std::vector<std::string>>> stale;
    for (const Example& example : read_document(page)) {
      if (!example.path.empty()) {
        write(desk.path / example.path, example.lines);
        continue;
      }
      ++commands;
      const std::string now = shown(example.command, desk.path.string());
      const bool stands = fits(now, example.lines);
      if (!stands && update) stale.emplace_back(example, renewed(now, example.lines));
      INFO(path << ":" << example.line << ": $ " << example.command);
      INFO("shown:\n" << now << "(UPDATE_CASES=1 writes the page anew)");
      CHECK((stands || update));
    }
    for (auto last = stale.rbegin(); last != stale.rend(); ++last) replace(page, last->first, last->second);
    if (!stale.empty()) write(path, page);
  }
  CHECK(commands >= 20);
}

TEST_CASE("the links of the documentation lead somewhere") {
  std::size_t links = 0;
  for (const std::string& path : all_pages()) {
    for (const std::string& link : links_of(read_lines(path))) {
      ++links;
      INFO(path << ": " << link);
      CHECK(leads_somewhere(path, link));
    }
  }
  CHECK(links >= 20);
  CHECK(leads_somewhere("docs/language.md", "reference/language.md#8-data"));
  CHECK_FALSE(leads_somewhere("docs/language.md", "reference/language.md#8-dates"));
  CHECK_FALSE(leads_somewhere("docs/language.md", "language-reference.md"));
}

TEST_CASE("a page's blocks are files and commands") {
  const std::vector<Example> examples = read_document(
      {"Text.", "```console", "$ ls", "a", "", "$ true", "```", "```yaml a/b.yaml", "x: 1", "```", "```yaml", "y: 2", "```"});
  REQUIRE(examples.size() == 3);
  CHECK(examples[0].command == "ls");
  CHECK(examples[0].lines == std::vector<std::string>{"a", ""});
  CHECK(examples[0].line == 3);
  CHECK(examples[1].command == "true");
  CHECK(examples[2].path == "a/b.yaml");
  CHECK(examples[2].lines == std::vector<std::string>{"x: 1"});
}

TEST_CASE("a terminal shows both streams and no line that was erased") {
  const Desk desk;
  CHECK(shown("echo one; echo two >&2; printf '12 %%\\033[K\\r\\033[Kthree\\n'; test -t 1 && ls -d policies", desk.path.string()) ==
        "one\ntwo\nthree\npolicies\n");
}

TEST_CASE("on a terminal the program writes for people, without colour on one that has none") {
  const Desk desk;
  const std::string says = "examples/own_law: 1 rule, 0 exceptions, … lists, 2 scenarios: nothing to remark";
  CHECK(fits(shown("sekisho check examples/own_law", desk.path.string()), {says}));
  const std::string dumb = "unset NO_COLOR; TERM=dumb sekisho ";
  CHECK(fits(shown(dumb + "check examples/own_law", desk.path.string()), {says}));
  const std::string replay = "replay examples/own_law examples/logs/trade_2024_2026.jsonl -o out";
  CHECK(shown(dumb + replay, desk.path.string()).find('\x1b') == std::string::npos);
  CHECK(shown(dumb + "decide examples/own_law examples/records/magnets_to_japan.json", desk.path.string()).find('\x1b') ==
        std::string::npos);
  CHECK(shown("unset NO_COLOR; sekisho decide examples/own_law examples/records/magnets_to_japan.json", desk.path.string())
            .find("\x1b[1;35mUNDETERMINED") != std::string::npos);
}

TEST_CASE("a renewed example keeps what it leaves out") {
  CHECK(renewed("a 1\nb 2\n", {"a …", "b 1"}) == std::vector<std::string>{"a …", "b 2"});
  CHECK(renewed("a\nx\ny\nc\n", {"a", "…", "b"}) == std::vector<std::string>{"a", "…", "c"});
  CHECK(renewed("a\n", {"a", "…", "b"}) == std::vector<std::string>{"a"});
}
