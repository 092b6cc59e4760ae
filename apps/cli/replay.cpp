#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <iomanip>
#include <iostream>

#include "apps/cli/logging.h"
#include "apps/cli/progress.h"
#include "apps/cli/session.h"
#include "engine/text/utf8.h"

namespace sekisho::cli {
namespace {

struct Arguments {
  std::string bundle;
  std::vector<std::string> logs;
  std::string directory, mapping, known_at, fail_on;
  bool resume = false;
};

std::atomic<bool> interrupted{false};

/// The first signal asks for an orderly end, the second ends the process.
void interrupt(int signal) {
  interrupted.store(true);
  std::signal(signal, SIG_DFL);
}

int columns_of_terminal() {
  const int columns = columns_of(STDERR_FILENO);
  return columns == 0 ? 80 : columns;
}

std::vector<std::pair<std::string, std::string>> echoed(const Arguments& arguments, const std::optional<Mapping>& mapping) {
  std::vector<std::pair<std::string, std::string>> options;
  if (!arguments.mapping.empty()) options.emplace_back("mapping", arguments.mapping);
  if (mapping && mapping->parties_complete) options.emplace_back("parties_complete", *mapping->parties_complete ? "true" : "false");
  if (!arguments.known_at.empty()) options.emplace_back("known_at", arguments.known_at);
  if (!arguments.fail_on.empty()) options.emplace_back("fail_on", arguments.fail_on);
  return options;
}

template <class Parts>
std::string joined(const Parts& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : " · ") + part;
  return text;
}

/// 10,000 records: 9,204 permit · 612 license · 22 rejected   24.3 s
void write_totals(std::ostream& out, const ReplaySummary& summary, double seconds) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < summary.verdicts.by_verdict.size(); ++i) {
    const std::uint64_t count = summary.verdicts.by_verdict[i];
    if (count > 0) parts.push_back(grouped(count) + " " + std::string(verdict_word(i)));
  }
  if (summary.rejected > 0) parts.push_back(grouped(summary.rejected) + " rejected");
  out << grouped(summary.records) << (summary.records == 1 ? " record" : " records") << (parts.empty() ? "" : ": ") << joined(parts)
      << "   " << std::fixed << std::setprecision(1) << seconds << " s";
  if (seconds > 0.5) out << "   " << grouped(static_cast<std::uint64_t>(static_cast<double>(summary.records) / seconds)) << "/s";
  out << '\n';
}

template <class Key>
std::vector<std::pair<Key, std::uint64_t>> most_frequent(const std::map<Key, std::uint64_t>& counts, std::size_t how_many) {
  std::vector<std::pair<Key, std::uint64_t>> ranked(counts.begin(), counts.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  if (ranked.size() > how_many) ranked.resize(how_many);
  return ranked;
}

/// What a kind of question asks for, where its name alone would not say it.
std::string asked(const std::string& kind) {
  if (kind == "code") return "a code in ";
  if (kind == "reading") return "the reading of ";
  return "";
}

void write_report(std::ostream& out, const ReplaySummary& summary, const std::string& directory, double seconds) {
  write_totals(out, summary, seconds);
  for (const auto& [note, count] : summary.not_checked) {
    if (note.first != law_not_encoded) continue;
    out << "The law of their day is not encoded: " << grouped(count) << (count == 1 ? " record" : " records") << " (" << note.second
        << ")\n";
  }
  if (summary.out_of_order > 0)
    out << "Dated before an earlier record: " << grouped(summary.out_of_order)
        << (summary.out_of_order == 1 ? " record" : " records") << '\n';
  if (summary.keys_missing > 0)
    out << "Left out of totals over the log, a key being missing: " << grouped(summary.keys_missing)
        << (summary.keys_missing == 1 ? " record" : " records") << '\n';
  std::vector<std::string> open;
  for (const auto& [question, count] : most_frequent(summary.questions, 5))
    open.push_back(asked(question.first) + question.second + " (" + grouped(count) + ")");
  if (!open.empty()) out << "What is open most often: " << joined(open) << '\n';
  std::vector<std::string> rejected;
  for (const auto& [rejection, count] : most_frequent(summary.rejections, 5)) {
    rejected.push_back((rejection.first.empty() ? "" : "`" + rejection.first + "` ") + rejection.second + " (" + grouped(count) +
                       ")");
  }
  if (!rejected.empty()) out << "Rejected most often: " << joined(rejected) << '\n';
  if (!summary.complete) out << "Stopped before the end: what is written is complete up to here\n";
  out << "Written to " << directory << ": decisions.jsonl, rejected.jsonl, summary.json\n";
}

ReplaySummary run(const Law& law, const Arguments& arguments, ReplayOptions& options, ProgressBar& bar, bool draw) {
  if (draw) options.progress = [&bar](const ReplayProgress& progress) { bar.draw(progress); };
  options.stop = &interrupted;
  std::signal(SIGINT, interrupt);
  std::signal(SIGTERM, interrupt);
  ReplaySummary summary = replay(law, arguments.logs, options);
  bar.clear();
  return summary;
}

void replay_logs(Session& session, const Arguments& arguments) {
  ReplayOptions options;
  options.decide = decide_options(arguments.known_at);
  options.directory = arguments.directory;
  options.resume = arguments.resume;
  if (!arguments.fail_on.empty()) options.fail_on = parse_effect(arguments.fail_on);
  const Law law = load_law(session, arguments.bundle);
  const std::optional<Mapping> mapping = load_mapping(session, arguments.mapping);
  if (mapping) options.mapping = &*mapping;
  options.echo = echoed(arguments, mapping);
  ProgressBar bar(std::cerr, columns_of_terminal());
  const ReplaySummary summary = run(law, arguments, options, bar, session.errors_are_terminal);
  for (const DataWarning& warning : summary.warnings) log_warning("{}", printable(warning.message));
  write_report(std::cerr, summary, arguments.directory, bar.seconds());
  if (session.chosen() == Format::json) session.out << summary_json(summary);
  for (const ReplayedLog& log : summary.logs) {
    if (log.fault) throw Stop(Exit::unusable, *log.fault);
  }
  if (!summary.complete) throw Stop(Exit::unusable, "");
  if (summary.reached > 0) session.status = Exit::reached;
}

}  // namespace

void add_replay(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("replay", "decide a whole log");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("BUNDLE", arguments->bundle, "a folder with bundle.yaml, or one policy file")->required();
  command->add_option("LOG", arguments->logs, "JSON Lines, JSON or CSV, also .gz and .zst; `-` is standard input")->required();
  command->add_option("-o,--output", arguments->directory, "folder for decisions.jsonl, rejected.jsonl and summary.json")
      ->required()
      ->type_name("DIR");
  add_mapping(*command, arguments->mapping);
  add_known_at(*command, arguments->known_at, true);
  command->add_flag("--resume", arguments->resume,
                    "go on with an interrupted replay of the same logs in DIR, to the same result as one uninterrupted pass");
  add_fail_on(*command, arguments->fail_on);
  add_format(*command, session, {"text", "json"});
  command->footer(example("  sekisho replay policies/cn examples/logs/trade_2024_2026.jsonl -o replayed"));
  command->callback([&session, arguments] {
    session.only_output_is_stdout = false;
    replay_logs(session, *arguments);
  });
}

}  // namespace sekisho::cli
