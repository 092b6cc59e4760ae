#include "tests/cli/document.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/cli/transcript.h"

namespace {

const std::string any_lines = "…";

/// What stays on a line that was erased and written anew.
std::string at_rest(std::string line) {
  while (!line.empty() && line.back() == '\r') line.pop_back();
  const std::size_t erased = line.rfind("\x1b[K");
  return erased == std::string::npos ? line : line.substr(erased + 3);
}

std::string read_terminal(int terminal) {
  std::string text;
  std::array<char, 4096> part{};
  for (ssize_t size; (size = ::read(terminal, part.data(), part.size())) > 0;)
    text.append(part.data(), static_cast<std::size_t>(size));
  return text;
}

}  // namespace

std::vector<std::string> read_lines(const std::string& path) {
  std::vector<std::string> lines;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Example> read_document(const std::vector<std::string>& page) {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (page[i].rfind("```", 0) != 0) continue;
    std::string language, path;
    std::istringstream(page[i].substr(3)) >> language >> path;
    const std::size_t begin = i + 1;
    for (i = begin; i < page.size() && page[i] != "```"; ++i) {
      if (language == "console" && page[i].rfind("$ ", 0) == 0) {
        examples.push_back({"", page[i].substr(2), {}, i + 1});
      } else if (language == "console" && i > begin) {
        examples.back().lines.push_back(page[i]);
      }
    }
    if (!path.empty())
      examples.push_back(
          {path, "", {page.begin() + static_cast<std::ptrdiff_t>(begin), page.begin() + static_cast<std::ptrdiff_t>(i)}, begin});
  }
  return examples;
}

std::string shown(const std::string& command, const std::string& folder) {
  const std::string script = folder + ".sh";
  std::ofstream(script) << "PATH=\"" SEKISHO_FOLDER ":$PATH\"\nexport TERM=xterm NO_COLOR=1\ncd " << folder << '\n'
                        << command << '\n';
  int terminal = 0;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child < 0) throw std::runtime_error("no terminal can be opened");
  if (child == 0) {
    ::execlp("timeout", "timeout", "--foreground", "60", "/bin/bash", script.c_str(), nullptr);
    ::_exit(127);
  }
  std::istringstream raw(read_terminal(terminal));
  ::close(terminal);
  ::waitpid(child, nullptr, 0);
  std::string text;
  for (std::string line; std::getline(raw, line);) text += at_rest(line) + '\n';
  return text;
}

std::vector<std::string> renewed(const std::string& shown, const std::vector<std::string>& lines) {
  std::vector<std::string> now;
  std::istringstream in(shown);
  for (std::string line; std::getline(in, line);) {
    const auto kept =
        std::find_if(lines.begin(), lines.end(), [&](const std::string& old) { return old != any_lines && fits(line, {old}); });
    now.push_back(kept == lines.end() ? line : *kept);
  }
  const auto left_out = std::find(lines.begin(), lines.end(), any_lines);
  const std::ptrdiff_t before = left_out - lines.begin(), after = lines.end() - left_out - 1;
  if (left_out == lines.end() || before + after > static_cast<std::ptrdiff_t>(now.size())) return now;
  now.erase(now.begin() + before, now.end() - after);
  now.insert(now.begin() + before, any_lines);
  return now;
}
