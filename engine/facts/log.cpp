#include "engine/facts/log.h"

#include "engine/facts/changing.h"
#include "engine/facts/columns.h"
#include "engine/facts/csv.h"
#include "engine/facts/decoding.h"
#include "engine/facts/json_records.h"

namespace sekisho {
namespace {

constexpr std::size_t sample_size = std::size_t{64} << 10U;

bool ends_in(std::string_view name, std::string_view extension) {
  for (const std::string_view compression : {".gz", ".zst"}) {
    if (name.ends_with(compression)) name.remove_suffix(compression.size());
  }
  return name.ends_with(extension);
}

/// JSON where the text begins so, or the name says so; else CSV.
bool is_json(const std::string& path, std::string_view sample) {
  if (ends_in(path, ".csv") || ends_in(path, ".tsv")) return false;
  if (ends_in(path, ".json") || ends_in(path, ".jsonl") || ends_in(path, ".ndjson")) return true;
  const std::size_t first = sample.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  return first != std::string_view::npos && (sample[first] == '{' || sample[first] == '[');
}

/// A JSON record, or a list of them. A header may begin with a bracket, but not go on like this.
bool begins_as_json(std::string_view sample) {
  constexpr std::string_view blanks = " \t\r\n\xef\xbb\xbf";
  const std::size_t first = sample.find_first_not_of(blanks);
  if (first == std::string_view::npos || (sample[first] != '{' && sample[first] != '[')) return false;
  const std::size_t second = sample.find_first_not_of(blanks, first + 1);
  if (second == std::string_view::npos) return false;
  return sample[first] == '{' ? sample[second] == '"' || sample[second] == '}' : sample[second] == '{' || sample[second] == ']';
}

Rejection refused(std::uint64_t line, std::uint64_t offset, std::string reason) {
  Rejection rejection;
  rejection.line = line;
  rejection.offset = offset;
  rejection.reason = std::move(reason);
  return rejection;
}

Decoded placed(Decoded decoded, std::uint64_t line, std::uint64_t offset) {
  if (auto* rejection = std::get_if<Rejection>(&decoded)) {
    rejection->line = line;
    rejection->offset = offset;
  }
  return decoded;
}

/// A log of JSON records.
struct JsonLog {
  JsonLog(facts::Stream& stream, const std::string& path, std::string sample, const DecodeOptions& options)
      : records(stream, ends_in(path, ".jsonl") || ends_in(path, ".ndjson"), std::move(sample)), decoder(options) {}

  std::optional<Decoded> next() {
    const auto record = records.next();
    if (!record) return std::nullopt;
    if (record->too_large) return refused(record->line, record->offset, "is larger than 16 MiB");
    return placed(decoder.decode(record->text), record->line, record->offset);
  }

  facts::JsonRecords records;
  JsonDecoder decoder;
};

/// A log of rows under a header.
struct CsvLog {
  CsvLog(facts::Stream& stream, std::string sample, const DecodeOptions& options, const Mapping* given)
      : mapping(given), text(stream, given != nullptr ? given->encoding : "", std::move(sample)), rows(text), decoding(options) {
    const auto header = rows.header();
    if (!header) return;
    if (header->too_large) throw InputError("`" + stream.path() + "` cannot be read: its first line is larger than 16 MiB");
    rows.set_delimiter(given != nullptr && given->delimiter != 0 ? given->delimiter : facts::detect_delimiter(header->text));
    const auto row = rows.next();
    if (!row) return;
    if (!row->fault.empty()) throw InputError("`" + stream.path() + "` cannot be read: its header " + row->fault);
    if (row->cells.size() > max_columns)
      throw InputError("`" + stream.path() + "` cannot be read: its header has " + std::to_string(row->cells.size()) +
                       " columns, more than " + std::to_string(max_columns));
    for (const std::string_view cell : row->cells) names.emplace_back(cell);
    columns = facts::plan_columns(*options.schema, names, mapping, stream.path());
  }

  std::optional<Decoded> next() {
    if (names.empty()) return std::nullopt;
    auto row = rows.next();
    if (!row) return std::nullopt;
    if (row->fault.empty() && row->cells.size() != names.size()) {
      row->fault = "has " + std::to_string(row->cells.size()) + " cells where the header has " + std::to_string(names.size());
    }
    if (!row->fault.empty()) return refused(row->line, row->offset, std::move(row->fault));
    last = facts::build_record(columns, row->cells, mapping, arena);
    return placed(facts::decode_record(decoding, *last), row->line, row->offset);
  }

  const Mapping* mapping;
  facts::Utf8Stream text;
  facts::CsvRows rows;
  facts::Decoding decoding;
  facts::Arena arena;
  const facts::Raw* last = nullptr;
  std::vector<std::string> names;
  facts::ColumnNode columns;
};

}  // namespace

struct LogReader::State {
  explicit State(const std::string& path) : stream(path) {}
  facts::Stream stream;
  std::optional<JsonLog> json;
  std::optional<CsvLog> csv;
};

LogReader::LogReader(const std::string& path, const DecodeOptions& options, const Mapping* mapping)
    : state_(std::make_unique<State>(path)) {
  std::string sample;
  state_->stream.read(sample, sample_size);
  if (mapping != nullptr && begins_as_json(sample))
    throw InputError("`" + path + "` looks like JSON, and a mapping is for CSV: leave the mapping out");
  if (mapping == nullptr && is_json(path, sample)) {
    state_->json.emplace(state_->stream, path, std::move(sample), options);
  } else {
    state_->csv.emplace(state_->stream, std::move(sample), options, mapping);
  }
}

LogReader::~LogReader() = default;

std::optional<Decoded> LogReader::next() { return state_->json ? state_->json->next() : state_->csv->next(); }

Decoded LogReader::changed(const std::vector<FactChange>& changes) {
  if (state_->json) return state_->json->decoder.changed(changes);
  return facts::decode_changed(state_->csv->decoding, *state_->csv->last, changes, state_->csv->arena);
}

std::optional<std::string> LogReader::fault() const {
  if (const auto fault = state_->stream.fault()) return fault;
  return state_->json ? state_->json->records.fault() : std::nullopt;
}

std::uint64_t LogReader::bytes_read() const { return state_->stream.bytes_read(); }
std::uint64_t LogReader::bytes_total() const { return state_->stream.bytes_total(); }
std::string LogReader::input_digest() const { return state_->stream.digest(); }

const std::vector<DataWarning>& LogReader::warnings() const {
  return state_->json ? state_->json->decoder.warnings() : state_->csv->decoding.warnings;
}

}  // namespace sekisho
