#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/reference.h"
#include "engine/facts/mapping.h"
#include "engine/replay/summary.h"

namespace sekisho {

struct ReplayProgress {
  std::uint64_t records = 0;
  std::uint64_t bytes = 0, bytes_total = 0;  // of the logs as stored; total 0 where unknown
};

struct ReplayOptions {
  std::string directory;  // made where it does not exist
  const Mapping* mapping = nullptr;
  DecideOptions decide;
  std::optional<Effect> fail_on;
  std::vector<std::pair<std::string, std::string>> echo;  // what the summary repeats under `options`
  std::function<void(const ReplayProgress&)> progress;    // called about every 512 records, and at the end of each log
  const std::atomic<bool>* stop = nullptr;                // set from elsewhere: end after the record at hand
  std::uint64_t records_between_checkpoints = 4096;       // at least 1
  bool resume = false;                                    // go on with an interrupted replay of the same logs in `directory`
};

/// Decides every record of the logs, in input order, into DIRECTORY/decisions.jsonl (canonical form, language.md §10),
/// rejected.jsonl and, at the end, summary.json. decided + rejected = records read. Memory does not grow with the logs, but for
/// what totals over the log keep (`History`). Stopped at any moment, what was written are whole lines, and `resume` goes on from
/// the last checkpoint of resume.jsonl to the same bytes as one uninterrupted pass. Throws InputError where a log or the directory
/// cannot be used, or holds a replay of other logs, another law or other options; a log whose stream breaks off is reported in the
/// summary's `logs`.
ReplaySummary replay(const std::shared_ptr<const checked::Policy>& policy, const std::vector<std::string>& logs,
                     const ReplayOptions& options);

/// One line of rejected.jsonl. `log`: named where there are several.
std::string rejection_json(const Rejection& rejection, const std::string& log = {});

}  // namespace sekisho
