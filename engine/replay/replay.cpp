#include "engine/replay/replay.h"

#include <filesystem>
#include <set>

#include "engine/evaluate/decode_options.h"
#include "engine/evaluate/version.h"
#include "engine/facts/log.h"
#include "engine/replay/resume.h"
#include "engine/replay/sha256.h"

namespace sekisho {
namespace {

constexpr std::uint64_t records_between_progress = 512;

/// Where the results go.
struct Results {
  LineFile decisions, rejected;
  Journal journal;

  Results(const std::string& directory, const ReplayIdentity& identity)
      : decisions(in_directory(directory, "decisions.jsonl")),
        rejected(in_directory(directory, "rejected.jsonl")),
        journal(in_directory(directory, "resume.jsonl"), identity) {}
  /// Goes on with what an interrupted replay has left.
  Results(const std::string& directory, const Recall& recall)
      : decisions(in_directory(directory, "decisions.jsonl"), recall.decision_bytes()),
        rejected(in_directory(directory, "rejected.jsonl"), recall.rejected_bytes()),
        journal(in_directory(directory, "resume.jsonl"), recall.journal_bytes()) {}
};

/// One replay under way: first what an interrupted one has left is recalled, then results are written.
struct Run {
  const std::shared_ptr<const checked::Policy>& policy;
  const ReplayOptions& options;
  const std::vector<std::string>& logs;
  ReplayIdentity identity;
  Reference reference;
  LicenseDraws draws;
  History history;
  std::optional<Recall> recall;
  std::optional<Results> results;
  ReplaySummary summary;
  std::uint64_t logs_read = 0;
  std::uint64_t bytes_before = 0, bytes_total = 0;
  std::set<std::pair<std::string, std::string>> warned;
  bool draws_matter = false;  // licences are held: what an interrupted replay decided is decided again, to draw them
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

void begin_writing(Run& run) {
  const std::string& directory = run.options.directory;
  make_directory(directory);
  if (run.recall)
    run.results.emplace(directory, *run.recall);
  else
    run.results.emplace(directory, run.identity);
  run.recall.reset();
}

void report(const Run& run, const LogReader& reader) {
  if (run.options.progress) run.options.progress({run.summary.records, run.bytes_before + reader.bytes_read(), run.bytes_total});
}

void decide(Run& run, const Decoded& decoded, const std::string& log) {
  if (const auto* rejection = std::get_if<Rejection>(&decoded)) {
    if (run.recall)
      run.recall->next_rejection();
    else
      run.results->rejected.write(rejection_json(*rejection, run.logs.size() > 1 ? log : std::string()));
    run.summary.add(*rejection);
    return;
  }
  const auto& transaction = std::get<Transaction>(decoded);
  std::optional<Decision> decision;
  if (run.recall) decision = run.recall->next_decision();
  if (!decision || run.draws_matter) decision = run.reference.decide(transaction, &run.draws);
  if (!run.recall) run.results->decisions.write(canonical_json(*decision, true));
  run.reference.remember(transaction, run.history);
  run.summary.add(transaction, *decision);
  if (run.options.fail_on && decision->possible >= *run.options.fail_on) ++run.summary.reached;
}

void keep_warnings(Run& run, const LogReader& reader) {
  for (const DataWarning& warning : reader.warnings()) {
    if (run.warned.emplace(warning.field, warning.message).second) run.summary.warnings.push_back(warning);
  }
}

/// At a place of the logs where everything before it is read: goes on to writing, or leaves a checkpoint.
void pass(Run& run, std::uint64_t records, const LogReader& reader, const std::string& path) {
  if (run.recall) {
    if (!run.recall->is_checkpoint(run.logs_read, records)) return;
    if (run.recall->reached(run.logs_read, records, path, reader.input_digest())) begin_writing(run);
    return;
  }
  run.results->journal.note({run.logs_read, records, run.summary.decided, run.summary.rejected, reader.input_digest(),
                             run.results->decisions.digest(), run.results->rejected.digest()});
}

void replay_log(Run& run, const std::string& path) {
  LogReader reader(path, decode_options(*run.policy), run.options.mapping);
  std::uint64_t records = 0;
  while (const std::optional<Decoded> decoded = reader.next()) {
    decide(run, *decoded, path);
    ++records;
    if (run.recall || run.summary.records % run.options.records_between_checkpoints == 0) pass(run, records, reader, path);
    if (run.summary.records % records_between_progress == 0) report(run, reader);
    if (!stopped(run)) continue;
    run.summary.complete = false;
    break;
  }
  report(run, reader);
  keep_warnings(run, reader);
  run.bytes_before += reader.bytes_read();
  run.summary.logs.push_back({path, reader.input_digest(), records, reader.fault()});
  if (run.summary.complete) {
    ++run.logs_read;
    records = 0;
  }
  pass(run, records, reader, path);
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

std::string digest_of(std::string_view text) {
  Sha256 digest;
  digest.add(text);
  return digest.hex();
}

ReplayIdentity identity_of(const checked::Policy& policy, const std::vector<std::string>& logs, const ReplayOptions& options) {
  ReplayIdentity identity{{"engine", std::string(engine_version())}, {"bundle", policy.bundle->digest}};
  const DecideOptions& decide = options.decide;
  identity.emplace_back("known at", decide.known_at_each ? "each" : decide.known_at ? to_string(*decide.known_at) : "");
  identity.emplace_back("mapping", options.mapping == nullptr           ? ""
                                   : options.mapping->source == nullptr ? "made by hand"
                                                                        : digest_of(options.mapping->source->text));
  std::string choices;
  for (const std::string& name : decide.only) choices += "only " + name + "\n";
  for (const std::string& name : decide.without) choices += "without " + name + "\n";
  for (const auto& [group, branch] : decide.adopt) choices += "adopt " + group + ": " + branch + "\n";
  identity.emplace_back("choice of provisions", choices);
  std::string names;  // stand in rejected.jsonl where there are several
  for (const std::string& path : logs) names += logs.size() == 1 ? "" : path + "\n";
  identity.emplace_back("list of logs", names);
  return identity;
}

/// Stopped before everything left was recalled, or the logs end before.
ReplaySummary unfinished(Run& run) {
  if (!run.summary.complete) return std::move(run.summary);
  throw InputError("the log ends before the replay in `" + run.options.directory +
                   "` had come: it is not the one it was begun with");
}

}  // namespace

ReplaySummary replay(const std::shared_ptr<const checked::Policy>& policy, const std::vector<std::string>& logs,
                     const ReplayOptions& options) {
  // Before the directory is touched: a log that cannot be read must not cost an earlier result.
  for (const std::string& path : logs) {
    if (can_be_opened_twice(path)) LogReader(path, decode_options(*policy), options.mapping);
  }
  const ReplayIdentity identity = identity_of(*policy, logs, options);
  Run run{policy, options, logs, identity, Reference(policy, options.decide), {}, {}, {}, {}, {}, 0, 0, size_of(logs), {}};
  run.reference.set_history(&run.history);
  run.draws_matter = std::any_of(policy->bundle->lists.begin(), policy->bundle->lists.end(), [](const auto& named) {
    return named.second.kind == ListKind::licenses && !named.second.entries.empty();
  });
  if (options.resume) run.recall = Recall::find(options.directory, identity);
  if (!run.recall) begin_writing(run);
  run.summary.options = options.echo;
  run.summary.engine = engine_version();
  run.summary.bundle_name = policy->bundle->name;
  run.summary.bundle_version = policy->bundle->version;
  run.summary.bundle_digest = policy->bundle->digest;
  for (const std::string& path : logs) {
    if (run.summary.complete) replay_log(run, path);
  }
  run.summary.keys_missing = run.history.keys_missing;
  if (run.recall) return unfinished(run);
  run.summary.decisions_digest = run.results->decisions.digest();
  run.summary.rejected_digest = run.results->rejected.digest();
  write_file(in_directory(options.directory, "summary.json"), summary_json(run.summary));
  return std::move(run.summary);
}

}  // namespace sekisho
