#include "engine/replay/replay.h"

#include <filesystem>
#include <set>

#include "engine/evaluate/decode_options.h"
#include "engine/evaluate/version.h"
#include "engine/facts/log.h"
#include "engine/replay/line_file.h"

namespace sekisho {
namespace {

constexpr std::uint64_t records_between_progress = 512;

/// One replay under way.
struct Run {
  const std::shared_ptr<const checked::Policy>& policy;
  const ReplayOptions& options;
  Reference reference;
  LicenseDraws draws;
  LineFile decisions, rejected;
  ReplaySummary summary;
  bool several_logs = false;
  std::uint64_t bytes_before = 0, bytes_total = 0;
  std::set<std::pair<std::string, std::string>> warned;
};

bool stopped(const Run& run) { return run.options.stop != nullptr && run.options.stop->load(std::memory_order_relaxed); }

void make_directory(const std::string& path) {
  std::error_code failure;
  std::filesystem::create_directories(path, failure);
  if (!std::filesystem::is_directory(path)) {
    throw InputError("cannot write into `" + path + "`: " + (failure ? failure.message() : "it is not a directory"));
  }
  // A summary of an earlier run must not stand beside decisions of this one.
  std::filesystem::remove(std::filesystem::path(path) / "summary.json", failure);
}

std::string in(const std::string& directory, std::string_view name) { return (std::filesystem::path(directory) / name).string(); }

void report(const Run& run, const LogReader& reader) {
  if (run.options.progress) run.options.progress({run.summary.records, run.bytes_before + reader.bytes_read(), run.bytes_total});
}

void decide(Run& run, const Decoded& decoded, const std::string& log) {
  if (const auto* rejection = std::get_if<Rejection>(&decoded)) {
    run.rejected.write(rejection_json(*rejection, run.several_logs ? log : std::string()));
    run.summary.add(*rejection);
    return;
  }
  const auto& transaction = std::get<Transaction>(decoded);
  const Decision decision = run.reference.decide(transaction, &run.draws);
  run.decisions.write(canonical_json(decision, true));
  run.summary.add(transaction, decision);
  if (run.options.fail_on && decision.possible >= *run.options.fail_on) ++run.summary.reached;
}

void keep_warnings(Run& run, const LogReader& reader) {
  for (const DataWarning& warning : reader.warnings()) {
    if (run.warned.emplace(warning.field, warning.message).second) run.summary.warnings.push_back(warning);
  }
}

void replay_log(Run& run, const std::string& path) {
  LogReader reader(path, decode_options(*run.policy), run.options.mapping);
  const std::uint64_t before = run.summary.records;
  while (const std::optional<Decoded> decoded = reader.next()) {
    decide(run, *decoded, path);
    if (run.summary.records % records_between_progress == 0) report(run, reader);
    if (!stopped(run)) continue;
    run.summary.complete = false;
    break;
  }
  report(run, reader);
  keep_warnings(run, reader);
  run.bytes_before += reader.bytes_read();
  run.summary.logs.push_back({path, reader.input_digest(), run.summary.records - before, reader.fault()});
}

bool can_be_opened_twice(const std::string& path) {
  std::error_code failure;
  const std::filesystem::file_status status = std::filesystem::status(path, failure);
  return path != "-" && !std::filesystem::is_fifo(status) && !std::filesystem::is_character_file(status);
}

/// The size of all logs, or 0 where one of them has none (a pipe).
std::uint64_t size_of(const std::vector<std::string>& logs) {
  std::uint64_t sum = 0;
  for (const std::string& path : logs) {
    std::error_code failure;
    if (path == "-" || !std::filesystem::is_regular_file(path, failure)) return 0;
    sum += std::filesystem::file_size(path, failure);
    if (failure) return 0;
  }
  return sum;
}

}  // namespace

ReplaySummary replay(const std::shared_ptr<const checked::Policy>& policy, const std::vector<std::string>& logs,
                     const ReplayOptions& options) {
  // Before the directory is touched: a log that cannot be read must not cost an earlier result.
  for (const std::string& path : logs) {
    if (can_be_opened_twice(path)) LogReader(path, decode_options(*policy), options.mapping);
  }
  make_directory(options.directory);
  Run run{policy,
          options,
          Reference(policy, options.decide),
          {},
          LineFile(in(options.directory, "decisions.jsonl")),
          LineFile(in(options.directory, "rejected.jsonl")),
          {},
          logs.size() > 1,
          0,
          size_of(logs),
          {}};
  run.summary.options = options.echo;
  run.summary.engine = engine_version();
  run.summary.bundle_name = policy->bundle->name;
  run.summary.bundle_version = policy->bundle->version;
  run.summary.bundle_digest = policy->bundle->digest;
  for (const std::string& path : logs) {
    if (run.summary.complete) replay_log(run, path);
  }
  run.summary.decisions_digest = run.decisions.finish();
  run.summary.rejected_digest = run.rejected.finish();
  write_file(in(options.directory, "summary.json"), summary_json(run.summary));
  return std::move(run.summary);
}

}  // namespace sekisho
