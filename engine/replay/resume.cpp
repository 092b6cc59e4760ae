#include "engine/replay/resume.h"

#include <algorithm>
#include <filesystem>

#include "engine/facts/log.h"

namespace sekisho {
namespace {

std::uint64_t whole_lines(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::uint64_t lines = 0;
  std::vector<char> bytes(std::size_t{1} << 18U);
  while (file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || file.gcount() > 0)
    lines += static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.begin() + file.gcount(), '\n'));
  return lines;
}

}  // namespace

std::string in_directory(const std::string& directory, std::string_view name) {
  return (std::filesystem::path(directory) / name).string();
}

const std::string& KeptLines::next() {
  std::getline(file_, line_);
  bytes_ += line_.size() + 1;
  digest_.add(line_);
  digest_.add("\n");
  return line_;
}

Recall::Recall(const std::string& directory, std::vector<WrittenCheckpoint> checkpoints)
    : directory_(directory),
      checkpoints_(std::move(checkpoints)),
      decisions_(in_directory(directory, "decisions.jsonl")),
      rejected_(in_directory(directory, "rejected.jsonl")) {}

std::optional<Recall> Recall::find(const std::string& directory, const ReplayIdentity& identity) {
  auto journal = read_journal(in_directory(directory, "resume.jsonl"));
  if (!journal) return std::nullopt;
  if (const std::string part = differing_part(*journal, identity); !part.empty()) {
    throw InputError("the replay in `" + directory + "` was begun with another " + part +
                     ": resume it with the same, or begin anew without `--resume`");
  }
  const std::uint64_t decisions = whole_lines(in_directory(directory, "decisions.jsonl"));
  const std::uint64_t rejected = whole_lines(in_directory(directory, "rejected.jsonl"));
  std::vector<WrittenCheckpoint>& checkpoints = journal->checkpoints;
  while (!checkpoints.empty() &&
         (checkpoints.back().checkpoint.decided > decisions || checkpoints.back().checkpoint.rejected > rejected))
    checkpoints.pop_back();
  if (checkpoints.empty()) return std::nullopt;
  return Recall(directory, std::move(checkpoints));
}

bool Recall::is_checkpoint(std::uint64_t logs, std::uint64_t records) const {
  if (passed_ == checkpoints_.size()) return false;
  const Checkpoint& next = checkpoints_[passed_].checkpoint;
  return next.logs == logs && next.records == records;
}

bool Recall::reached(std::uint64_t logs, std::uint64_t records, const std::string& path, const std::string& input_digest) {
  while (is_checkpoint(logs, records)) {
    const Checkpoint& checkpoint = checkpoints_[passed_].checkpoint;
    if (checkpoint.input != input_digest)
      throw InputError("`" + path + "` is not the log that the replay in `" + directory_ + "` was begun with");
    if (checkpoint.decisions_digest != decisions_.digest() || checkpoint.rejected_digest != rejected_.digest())
      throw InputError("what stands in `" + directory_ + "` is not what the replay wrote there: begin anew without `--resume`");
    ++passed_;
  }
  return passed_ == checkpoints_.size();
}

}  // namespace sekisho
