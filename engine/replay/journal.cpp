#include "engine/replay/journal.h"

#include <charconv>
#include <fstream>

#include "engine/facts/json.h"
#include "engine/text/json.h"

namespace sekisho {
namespace {

std::string member_of(const std::string& name, const std::string& value) {
  const std::string object = JsonWriter().begin_object().text_member(name, value).end_object().take();
  return object.substr(1, object.size() - 2);
}

std::string head_of(const ReplayIdentity& identity) {
  JsonWriter json;
  json.begin_object();
  for (const auto& [name, value] : identity) json.text_member(name, value);
  return json.end_object().take();
}

bool read_count(const facts::Raw& line, std::string_view name, std::uint64_t& count) {
  const facts::Raw* value = facts::member(line, name);
  if (value == nullptr || value->kind != facts::Raw::Kind::number) return false;
  const auto [end, fault] = std::from_chars(value->text.data(), value->text.data() + value->text.size(), count);
  return fault == std::errc{} && end == value->text.data() + value->text.size();
}

bool read_text(const facts::Raw& line, std::string_view name, std::string& text) {
  const facts::Raw* value = facts::member(line, name);
  if (value == nullptr || value->kind != facts::Raw::Kind::text) return false;
  text = value->text;
  return true;
}

bool read_checkpoint(const facts::Raw& line, Checkpoint& checkpoint) {
  return read_count(line, "logs", checkpoint.logs) && read_count(line, "records", checkpoint.records) &&
         read_count(line, "decided", checkpoint.decided) && read_count(line, "rejected", checkpoint.rejected) &&
         read_text(line, "input", checkpoint.input) && read_text(line, "decisions_sha256", checkpoint.decisions_digest) &&
         read_text(line, "rejected_sha256", checkpoint.rejected_digest);
}

}  // namespace

Journal::Journal(const std::string& path, const ReplayIdentity& identity) : file_(path) {
  file_.write(head_of(identity));
  file_.flush();
}

void Journal::note(const Checkpoint& checkpoint) {
  JsonWriter json;
  json.begin_object().raw_member("logs", std::to_string(checkpoint.logs));
  json.raw_member("records", std::to_string(checkpoint.records));
  json.raw_member("decided", std::to_string(checkpoint.decided)).raw_member("rejected", std::to_string(checkpoint.rejected));
  json.text_member("input", checkpoint.input).text_member("decisions_sha256", checkpoint.decisions_digest);
  file_.write(json.text_member("rejected_sha256", checkpoint.rejected_digest).end_object().take());
  file_.flush();
}

std::optional<WrittenJournal> read_journal(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  WrittenJournal journal;
  std::string line;
  if (!std::getline(file, line) || file.eof() || line.empty()) return std::nullopt;
  std::uint64_t end = line.size() + 1;
  journal.head = line;
  facts::JsonParser parser;
  facts::Arena arena;
  while (std::getline(file, line) && !file.eof()) {
    WrittenCheckpoint written;
    written.end = end += line.size() + 1;
    const facts::ParsedJson parsed = parser.parse(line, arena);
    if (parsed.root == nullptr || !read_checkpoint(*parsed.root, written.checkpoint)) break;
    journal.checkpoints.push_back(std::move(written));
  }
  return journal;
}

std::string differing_part(const WrittenJournal& journal, const ReplayIdentity& identity) {
  if (journal.head == head_of(identity)) return "";
  for (const auto& [name, value] : identity) {
    if (journal.head.find(member_of(name, value)) == std::string::npos) return name;
  }
  return identity.front().first;
}

}  // namespace sekisho
