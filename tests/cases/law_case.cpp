#include "tests/cases/law_case.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sekisho::cases {

namespace {

constexpr std::string_view mark = "--- ";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

bool is_file(const Section& section) {
  return section.head.find(' ') == std::string::npos && section.head.find('.') != std::string::npos;
}

std::string said(const Diagnostics& diagnostics, bool warnings) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity != Severity::error && !warnings) continue;
    text += diagnostic.code + ": " + diagnostic.message;
    if (diagnostic.span.source) {
      text += " (" + diagnostic.span.source->path + ':' +
              std::to_string(position_of(*diagnostic.span.source, diagnostic.span.begin).line) + ')';
    }
    text += '\n';
  }
  return text;
}

/// One case while it is judged.
struct Run {
  const LawCase& law_case;
  std::string folder;
  Law law;
  std::vector<Scenario> scenarios;
  std::vector<CaseResult> results;
  std::string faults;
};

const CaseResult* result_of(const Run& run, const std::string& id) {
  const auto found = std::find_if(run.results.begin(), run.results.end(),
                                  [&](const CaseResult& result) { return result.scenario->id == id && result.decision; });
  return found == run.results.end() ? nullptr : &*found;
}

void judge_scenarios(Run& run, const Section& section) {
  Diagnostics diagnostics;
  run.scenarios = read_scenarios(std::make_shared<const Source>(Source{"scenarios", section.body}), *run.law, diagnostics);
  run.faults += said(diagnostics, true);
  if (run.scenarios.empty()) run.faults += "there are no scenarios\n";
  run.results = run_scenarios(run.scenarios, run.law);
  for (const CaseResult& result : run.results) {
    for (const Difference& difference : result.differences) {
      run.faults += result.scenario->title() + ": " + difference.what + ": expected " + difference.expected + ", got " +
                    difference.got + '\n';
    }
  }
}

void judge_decision(Run& run, const Section& section) {
  std::istringstream head(section.head);
  std::string word, id, how;
  head >> word >> id;
  std::getline(head >> std::ws, how);
  const CaseResult* result = result_of(run, id);
  if (result == nullptr) {
    run.faults += "no scenario `" + id + "` was decided\n";
    return;
  }
  std::string got = canonical_json(*result->decision, how == "in a log");
  replace_all(got, "\"bundle\":\"" + result->decision->bundle + '"', "\"bundle\":\"DIGEST\"");
  replace_all(got, "\"engine\":\"" + result->decision->engine + '"', "\"engine\":\"VERSION\"");
  if (how.empty() || how == "in a log") {
    if (got != without_layout(section.body))
      run.faults += id + ": expected " + without_layout(section.body) + "\n  got " + got + '\n';
    return;
  }
  if (how != "has" && how != "has not") run.faults += "no section is called `" + section.head + "`\n";
  for (const std::string& line : lines_of(section.body)) {
    const std::string piece = without_layout(line);
    if (piece.empty() || (got.find(piece) != std::string::npos) == (how == "has")) continue;
    run.faults += id + ": expected " + (how == "has" ? "" : "no ") + piece + "\n  got " + got + '\n';
  }
}

void judge_digests(Run& run, const Section& section, bool same) {
  for (const std::string& line : lines_of(section.body)) {
    if (line.empty()) continue;
    Diagnostics diagnostics;
    const Bundle other = load_bundle(run.folder + '/' + line, diagnostics);
    run.faults += said(diagnostics, false);
    if ((other.digest == run.law->bundle->digest) != same) {
      run.faults += "the digest of `" + line + "` is " + (same ? "another" : "the same") + '\n';
    }
  }
}

}  // namespace

void write_bundle(const LawCase& law_case, const std::string& folder) {
  const auto write = [&](const std::string& name, const std::string& text) {
    const std::filesystem::path path = std::filesystem::path(folder) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  };
  std::filesystem::remove_all(folder);
  write("bundle.yaml", "name: case\n");
  for (const Section& section : law_case.sections) {
    if (is_file(section)) write(section.head, section.body);
  }
}

LawCase read_law_case(const std::string& path) {
  LawCase law_case{path, {}, {}};
  std::ifstream file(path, std::ios::binary);
  for (std::string line; std::getline(file, line);) {
    if (line.substr(0, mark.size()) == mark) {
      law_case.sections.push_back({line.substr(mark.size()), {}});
    } else {
      (law_case.sections.empty() ? law_case.norm : law_case.sections.back().body) += line + '\n';
    }
  }
  return law_case;
}

std::string judge(const LawCase& law_case, const std::string& folder) {
  Run run{law_case, folder, nullptr, {}, {}, {}};
  write_bundle(law_case, folder);
  Diagnostics diagnostics;
  run.law = load(folder, diagnostics);
  if (run.law == nullptr) return said(diagnostics, false);
  for (const Section& section : law_case.sections) {
    if (is_file(section)) continue;
    if (section.head == "scenarios") {
      judge_scenarios(run, section);
    } else if (section.head == "same digest" || section.head == "other digest") {
      judge_digests(run, section, section.head == "same digest");
    } else {
      judge_decision(run, section);
    }
  }
  return run.faults;
}

std::string without_layout(const std::string& json) {
  std::string text;
  bool quoted = false, escaped = false;
  for (const char byte : json) {
    if (!quoted && (byte == ' ' || byte == '\n')) continue;
    text += byte;
    if (!escaped && byte == '"') quoted = !quoted;
    escaped = quoted && !escaped && byte == '\\';
  }
  return text;
}

}  // namespace sekisho::cases
