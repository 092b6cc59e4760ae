#pragma once

#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/decision.h"
#include "engine/replay/journal.h"
#include "engine/replay/read_decision.h"
#include "engine/replay/sha256.h"

namespace sekisho {

/// One of the files an interrupted replay left, read line by line up to where it goes on.
class KeptLines {
 public:
  explicit KeptLines(const std::string& path) : file_(path, std::ios::binary) {}
  /// The next line, which counts as kept.
  const std::string& next();
  std::uint64_t bytes() const { return bytes_; }  // kept so far
  std::string digest() const { return digest_.hex(); }

 private:
  std::ifstream file_;
  std::string line_;
  std::uint64_t bytes_ = 0;
  Sha256 digest_;
};

/// What an interrupted replay has left that can be gone on from: everything up to its last checkpoint of which both files hold all
/// lines. The logs are read again up to there, so that all that is counted and added up stands as it stood; nothing is written
/// meanwhile.
class Recall {
 public:
  /// Nothing where the directory holds no checkpoint. Throws InputError where the replay there is another one.
  static std::optional<Recall> find(const std::string& directory, const ReplayIdentity& identity);

  /// The decision written for the next accepted record; nothing where its line cannot be read.
  std::optional<Decision> next_decision() { return reader_.read(decisions_.next()); }
  void next_rejection() { rejected_.next(); }
  /// To be told after every record and at the end of every log. Throws InputError where the log is not the one that was read
  /// before. True once everything kept has been read.
  bool reached(std::uint64_t logs, std::uint64_t records, const std::string& path, const std::string& input_digest);
  /// Whether a digest is wanted at this place.
  bool is_checkpoint(std::uint64_t logs, std::uint64_t records) const;

  std::uint64_t decision_bytes() const { return decisions_.bytes(); }
  std::uint64_t rejected_bytes() const { return rejected_.bytes(); }
  std::uint64_t journal_bytes() const { return checkpoints_.back().end; }

 private:
  Recall(const std::string& directory, std::vector<WrittenCheckpoint> checkpoints);

  std::string directory_;
  std::vector<WrittenCheckpoint> checkpoints_;  // those to pass; the last is where it goes on
  std::size_t passed_ = 0;
  KeptLines decisions_, rejected_;
  DecisionReader reader_;
};

/// A file of a replay's directory.
std::string in_directory(const std::string& directory, std::string_view name);

}  // namespace sekisho
