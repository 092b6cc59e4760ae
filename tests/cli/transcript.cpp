#include "tests/cli/transcript.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace {

std::string content(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool fits_line(std::string_view text, std::string_view pattern) {
  constexpr std::string_view any = "…";
  const std::size_t at = pattern.find(any);
  if (at == std::string_view::npos) return text == pattern;
  if (text.substr(0, at) != pattern.substr(0, at)) return false;
  const std::string_view rest = pattern.substr(at + any.size());
  for (std::size_t skip = at; skip <= text.size(); ++skip) {
    if (fits_line(text.substr(skip), rest)) return true;
  }
  return false;
}

bool fits_lines(const std::vector<std::string>& text, std::size_t line, const std::vector<std::string>& patterns,
                std::size_t pattern) {
  if (pattern == patterns.size()) return line == text.size();
  if (patterns[pattern] == "…") {
    for (std::size_t skip = line; skip <= text.size(); ++skip) {
      if (fits_lines(text, skip, patterns, pattern + 1)) return true;
    }
    return false;
  }
  return line < text.size() && fits_line(text[line], patterns[pattern]) && fits_lines(text, line + 1, patterns, pattern + 1);
}

}  // namespace

bool fits(const std::string& text, const std::vector<std::string>& lines) { return fits_lines(lines_of(text), 0, lines, 0); }

std::vector<Step> read_transcript(const std::string& path) {
  std::vector<Step> steps;
  int number = 0;
  for (const std::string& line : lines_of(content(path))) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const std::string rest = line.size() > 2 ? line.substr(2) : "";
    if (line[0] == '$') {
      steps.push_back({rest, {}, {}, 0, number});
    } else if (steps.empty()) {
      throw std::runtime_error(path + ": an answer before the first command");
    } else if (line[0] == '>') {
      steps.back().output.push_back(rest);
    } else if (line[0] == '!') {
      steps.back().errors.push_back(rest);
    } else if (line[0] == '=') {
      steps.back().status = std::stoi(rest);
    } else {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": no transcript line begins like this");
    }
  }
  return steps;
}

Answer run(const std::string& command, const std::string& folder) {
  std::ofstream(folder + ".sh") << "PATH=\"" SEKISHO_FOLDER ":$PATH\"\nTMP=" << folder << "\nexport TMP\nunset NO_COLOR\n"
                                << command << '\n';
  const int raw =
      std::system(("timeout 60 /bin/bash " + folder + ".sh > " + folder + ".out 2> " + folder + ".err < /dev/null").c_str());
  Answer answer{content(folder + ".out"), content(folder + ".err"), 0};
  answer.status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
  return answer;
}
