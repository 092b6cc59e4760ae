#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/replay/line_file.h"

namespace sekisho {

/// What decides a replay's result beside its logs, by name: an interrupted replay goes on only where all of it is the same.
using ReplayIdentity = std::vector<std::pair<std::string, std::string>>;

/// How far a replay had come, with the digests of what was read of the log at hand and of what was written.
struct Checkpoint {
  std::uint64_t logs = 0;     // read to their end
  std::uint64_t records = 0;  // of the log at hand
  std::uint64_t decided = 0, rejected = 0;
  std::string input, decisions_digest, rejected_digest;
};

/// resume.jsonl of a replay: a line that says what it is, then a line a checkpoint, each written when all before it stands on disk.
class Journal {
 public:
  Journal(const std::string& path, const ReplayIdentity& identity);
  /// Goes on with a journal of which the first `kept` bytes stay.
  Journal(const std::string& path, std::uint64_t kept) : file_(path, kept) {}
  void note(const Checkpoint& checkpoint);

 private:
  LineFile file_;
};

struct WrittenCheckpoint {
  Checkpoint checkpoint;
  std::uint64_t end = 0;  // bytes of the journal up to and with its line
};
struct WrittenJournal {
  std::string head;  // as written
  std::vector<WrittenCheckpoint> checkpoints;
};
/// The whole lines of a journal, up to the first that cannot be read; nothing where there is none.
std::optional<WrittenJournal> read_journal(const std::string& path);
/// The name of the first part of the identity that a journal's head does not have; empty: it is the same.
std::string differing_part(const WrittenJournal& journal, const ReplayIdentity& identity);

}  // namespace sekisho
