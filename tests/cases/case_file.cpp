#include "tests/cases/case_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

namespace sekisho::cases {

namespace {

const std::regex& expectation() {
  static const std::regex form("^#\\s*\\^+ (error|warning)\\[([a-z0-9-]+)\\]: .*$");
  return form;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// The columns a diagnostic takes on its first line: from the first, at least one.
std::string underline(const Source& source, const Diagnostic& diagnostic) {
  const Position begin = position_of(source, diagnostic.span.begin);
  const Position end = position_of(source, diagnostic.span.end);
  const auto line_width = static_cast<std::uint32_t>(line_of(source, begin.line).size());
  const std::uint32_t last = end.line == begin.line ? end.column : line_width + 1;
  const std::uint32_t first = std::max<std::uint32_t>(begin.column, 2);  // the first column is the comment's
  return '#' + std::string(first - 2, ' ') + std::string(std::max<std::uint32_t>(last > first ? last - first : 1, 1), '^');
}

std::string line_for(const Source& source, const Diagnostic& diagnostic) {
  return underline(source, diagnostic) + (diagnostic.severity == Severity::error ? " error[" : " warning[") + diagnostic.code +
         "]: " + diagnostic.message + (diagnostic.help.empty() ? "" : " (" + diagnostic.help + ')');
}

}  // namespace

std::vector<std::string> files_in(const std::string& folder, const std::vector<std::string>& extensions) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string path = entry.path().string();
    const bool wanted =
        std::any_of(extensions.begin(), extensions.end(), [&](const std::string& extension) { return path.ends_with(extension); });
    if (entry.is_regular_file() && wanted) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> folders;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_directory()) folders.push_back(entry.path().string());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

SourcePtr read_source(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::make_shared<const Source>(Source{path, std::string(std::istreambuf_iterator<char>(file), {})});
}

std::string with_expectations(const Source& source, const Diagnostics& diagnostics) {
  Diagnostics sorted = diagnostics;
  sorted.sort();
  std::string text;
  std::uint32_t number = 0;
  for (const std::string& line : lines_of(source.text)) {
    ++number;
    if (!std::regex_match(line, expectation())) text += line + '\n';
    for (const Diagnostic& diagnostic : sorted.all()) {
      if (!diagnostic.span.source || diagnostic.span.source->path != source.path) continue;
      if (position_of(source, diagnostic.span.begin).line == number) text += line_for(source, diagnostic) + '\n';
    }
  }
  return text;
}

bool stands(const Source& source, const Diagnostics& diagnostics) {
  const std::string expected = with_expectations(source, diagnostics);
  if (expected == source.text) return true;
  const char* update = std::getenv("UPDATE_CASES");
  if (update == nullptr || std::string(update) != "1") return false;
  std::ofstream(source.path, std::ios::binary) << expected;
  return true;
}

std::vector<std::string> codes_expected(const std::string& text) {
  std::vector<std::string> codes;
  for (const std::string& line : lines_of(text)) {
    std::smatch match;
    if (std::regex_match(line, match, expectation())) codes.push_back(match[2]);
  }
  return codes;
}

}  // namespace sekisho::cases
