#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

#include "apps/lsp/methods.h"
#include "apps/lsp/uri.h"

/// Prints how long an editor waits from a change to the diagnostics: a policy of 3,000 lines beside the law and the lists of a
/// bundle (policies/cn unless named), a hundred changes of one character each, somewhere in it.
namespace {

namespace fs = std::filesystem;
using namespace sekisho::lsp;
using Clock = std::chrono::steady_clock;

constexpr int rules = 300;
constexpr int lines_a_rule = 10;
constexpr int changes = 100;

std::string rule_text(int number) {
  const std::string name = std::to_string(number);
  return "define large-" + name + "\n  as item.value more than " + name + " USD and destination is not JP\n" +
         "\nrule bench-1.rule-" + name + " \"Rule " + name + "\"\n  requires license\n" + "  when exported-from-china and large-" +
         name + " and\n    (end_use within (military, wmd) or any p in parties where p.country is not CN)\n" +
         "  cites   \"Notice, clause " + name + "\"\n  because \"Large orders are looked at.\"\n\n";
}

std::string policy_text() {
  std::string text =
      "regime bench-1\n  title \"Generated\"\n  jurisdiction CN\n  timezone \"Asia/Shanghai\"\n  effective 2026-01-01\n\n";
  for (int number = 1; number <= rules; ++number) text += rule_text(number);
  return text;
}

/// One character goes, and comes back with the next change: the text is wrong every other time.
Json change_of(int number) {
  const int line = 6 + (number / 2 * 37 % rules) * lines_a_rule + 5;
  const Json start{{"line", line}, {"character", 8}}, end{{"line", line}, {"character", number % 2 == 0 ? 9 : 8}};
  return {{"range", {{"start", start}, {"end", end}}}, {"text", number % 2 == 0 ? "" : "x"}};
}

}  // namespace

int main(int count, char** arguments) {
  const fs::path folder = fs::temp_directory_path() / "sekisho-lsp-speed";
  fs::create_directories(folder);
  const std::string law = fs::absolute(count > 1 ? arguments[1] : "policies/cn").lexically_normal().string();
  std::ofstream(folder / "bundle.yaml") << "name: bench\ninclude: [" << law << "]\n";
  const std::string path = (folder / "bench.policy").string(), text = policy_text();
  std::ofstream(path) << text;
  std::size_t said = 0;
  Server server;
  server.send = [&](const Json& message) { said += message.dump().size(); };
  initialize(server, Json::object());
  const auto opened = Clock::now();
  did_open(server, {{"textDocument", {{"uri", uri_of_path(path)}, {"version", 1}, {"text", text}}}});
  catch_up(server);
  const std::chrono::duration<double, std::milli> first = Clock::now() - opened;
  std::vector<double> times;
  for (int number = 0; number < changes; ++number) {
    const auto begin = Clock::now();
    did_change(server, {{"textDocument", {{"uri", uri_of_path(path)}}}, {"contentChanges", Json::array({change_of(number)})}});
    catch_up(server);
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  fs::remove_all(folder);
  std::sort(times.begin(), times.end());
  std::cout << std::count(text.begin(), text.end(), '\n') << " lines, " << said << " bytes said\n"
            << "opened in " << first.count() << " ms\n"
            << "change to diagnostics: p50 " << times[times.size() / 2] << " ms, max " << times.back() << " ms\n";
}
