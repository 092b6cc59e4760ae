#include "engine/facts/log.h"

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <filesystem>
#include <fstream>

#include "engine/facts/print.h"
#include "tests/catch.h"
#include "tests/facts/example_schema.h"

using namespace sekisho;

namespace {

/// A file that is there while the test runs.
struct TemporaryFile {
  std::filesystem::path path;
  TemporaryFile(const std::string& name, const std::string& bytes) {
    const auto folder = std::filesystem::temp_directory_path() / ("sekisho-log-test-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    path = folder / name;
    std::ofstream(path, std::ios::binary) << bytes;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove_all(path.parent_path()); }
};

std::string record(const std::string& id) { return R"({"transaction_id":")" + id + R"(","date":"2026-02-01","items":[{}]})"; }

std::string line_of(const Decoded& decoded) {
  if (const auto* transaction = std::get_if<Transaction>(&decoded)) return transaction->id;
  return print(std::get<Rejection>(decoded));
}

/// Ids of the accepted and texts of the rejected, one a line; then the fault.
std::string read_log(const std::string& name, const std::string& bytes, const Mapping* mapping = nullptr) {
  const TemporaryFile file(name, bytes);
  LogReader reader(file.path.string(), example_options(), mapping);
  std::string out;
  while (const auto decoded = reader.next()) out += line_of(*decoded) + "\n";
  if (const auto fault = reader.fault()) out += "fault" + fault->substr(fault->find("` ")) + "\n";
  return out;
}

std::string error_of(const std::string& path) {
  try {
    LogReader(path, example_options(), nullptr);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

}  // namespace

TEST_CASE("JSON Lines: a record a line, blank lines are none, places are counted") {
  CHECK(read_log("a.jsonl", record("A") + "\n\n  \n" + record("B") + "\r\n" + record("C")) == "A\nB\nC\n");
  CHECK(read_log("a.jsonl", "\xef\xbb\xbf" + record("A") + "\n") == "A\n");
  const std::string a = record("A") + "\n\n";
  CHECK(read_log("a.jsonl", a + "{broken\n" + record("B")) ==
        "A\nline 3, offset " + std::to_string(a.size()) +
            ": is broken JSON: an object or list is never closed, or something follows it\nB\n");
  CHECK(read_log("a.jsonl", "{\"a\":1\n" + record("B")) ==
        "line 1, offset 0: is broken JSON: an object or list is never closed, or something follows it\nB\n");
  CHECK(read_log("a.jsonl", "{}\n[]\n7\n") ==
        "line 1, offset 0, transaction_id: is missing\nline 2, offset 3: is no object: a record is one\n"
        "line 3, offset 6: is no object: a record is one\n");
}

TEST_CASE("broken UTF-8 and NUL bytes reject their record alone") {
  CHECK(read_log("a.jsonl", record("A") + "\n{\"x\":\"\xff\"}\n" + std::string("{\"x\":\0}\n", 8) + record("B")) ==
        "A\nline 2, offset 56: is not UTF-8: byte 7 of the record\nline 3, offset 66: holds a NUL byte\nB\n");
}

TEST_CASE("JSON documents: one object or an array, over several lines") {
  const std::string spread = "{\n  \"transaction_id\": \"A}\",\n  \"date\": \"2026-02-01\",\n  \"items\": [{}]\n}\n";
  CHECK(read_log("a.json", spread) == "A}\n");
  CHECK(read_log("a.json", spread + spread) == "A}\nA}\n");
  CHECK(read_log("a.json", "[" + spread + ",\n" + record("B") + "]\n") == "A}\nB\n");
  CHECK(read_log("a.json", "[]") == "");
  CHECK(read_log("a.json", "[{\"x\":\n1},7,\n" + record("B") + "]") ==
        "line 1, offset 1, transaction_id: is missing\nline 2, offset 10: is no object: a record is one\nB\n");
  CHECK(read_log("a.json", "[" + record("A") + ",]") == "A\nline 1, offset 57: is empty\n");
  CHECK(read_log("a.json", "[" + record("A")) == "A\nfault` is never closed\n");
  CHECK(read_log("a.json", "[" + record("A") + "] x\n y") == "A\nline 1, offset 58: is broken JSON\n");
  CHECK(read_log("a.json", record("A") + "\n" + record("B")) == "A\nB\n");
  CHECK(read_log("a.json", "{\"a\":1\n" + record("B")) ==
        "line 1, offset 0: is broken JSON: an object or list is never closed, or something follows it\nB\n");
}

TEST_CASE("a line above 16 MiB is rejected and skipped, the next record is read") {
  const std::string big = "{\"x\":\"" + std::string(max_record_bytes + 1'000'000, 'x') + "\"}";
  CHECK(read_log("a.jsonl", record("A") + "\n" + big + "\n" + record("B")) == "A\nline 2, offset 56: is larger than 16 MiB\nB\n");
  CHECK(read_log("a.jsonl", big) == "line 1, offset 0: is larger than 16 MiB\n");
  CHECK(read_log("a.json", "[" + big + "," + record("B") + "]") == "line 1, offset 1: is larger than 16 MiB\nB\n");
  CHECK(read_log("a.csv", "transaction_id,date,items[1].description\nA,2026-02-01,\"" + std::string(max_record_bytes, 'x') +
                              "\nB,2026-02-01,y\"\nC,2026-02-01,z\n") == "line 2, offset 41: is larger than 16 MiB\nC\n");
}

TEST_CASE("gzip and zstd are read as they are, by their first bytes") {
  const std::string log = record("A") + "\n" + record("B") + "\n";
  CHECK(read_log("a.jsonl.gz", gzip(log)) == "A\nB\n");
  CHECK(read_log("a.jsonl.zst", zstd(log)) == "A\nB\n");
  CHECK(read_log("a.jsonl", gzip(log)) == "A\nB\n");
  CHECK(read_log("two_members.gz", gzip(log) + gzip(record("C"))) == "A\nB\nC\n");
  CHECK(read_log("a.csv.gz", gzip("transaction_id,date,items[1].line_no\nA,2026-02-01,1\n")) == "A\n");
  std::string long_log;
  for (int i = 0; i < 20'000; ++i) long_log += record("T-" + std::to_string(i)) + "\n";
  CHECK(read_log("long.gz", gzip(long_log)) == read_log("long.jsonl", long_log));
  CHECK(read_log("long.zst", zstd(long_log)) == read_log("long.jsonl", long_log));
}

TEST_CASE("compressed data that are cut or damaged end the log with a fault") {
  const std::string log = record("A") + "\n" + record("B") + "\n";
  const std::string whole = gzip(log);
  CHECK(read_log("cut.gz", whole.substr(0, whole.size() - 9))
            .ends_with("fault` cannot be read on: the compressed data end too early\n"));
  CHECK(read_log("cut.zst", zstd(log).substr(0, 12)).ends_with("fault` cannot be read on: the compressed data end too early\n"));
  CHECK(read_log("tail.gz", whole + "tail")
            .ends_with("B\nfault` cannot be read on: something that is no gzip data follows the gzip data\n"));
  std::string damaged = whole;
  damaged[whole.size() - 6] = static_cast<char>(damaged[whole.size() - 6] ^ 1);
  CHECK(read_log("damaged.gz", damaged).ends_with("fault` cannot be read on: the gzip data are damaged\n"));
}

TEST_CASE("what is no readable file is one sentence, an empty one has no records") {
  CHECK(error_of("/nowhere/a.jsonl") == "cannot read `/nowhere/a.jsonl`: No such file or directory");
  CHECK(error_of("tests") == "cannot read `tests`: it is a directory");
  CHECK(read_log("a.jsonl", "") == "");
  CHECK(read_log("a.csv", "") == "");
  CHECK(read_log("a.json", " \n\n") == "");
  CHECK(read_log("a.csv", "transaction_id,date\n") == "");
}

TEST_CASE("digest and progress speak of the whole file") {
  const TemporaryFile file("a.jsonl", record("A") + "\n");
  LogReader reader(file.path.string(), example_options(), nullptr);
  while (reader.next()) {
  }
  CHECK(reader.bytes_total() == 56);
  CHECK(reader.bytes_read() == 56);
  CHECK(reader.input_digest() == "a10c9046c9e53a4d48d53addb506093ca64dd7cf3224ed4366cf7c119df0c223");
}

TEST_CASE("a file is read whole within its limit") {
  const TemporaryFile file("a.txt", "twelve bytes");
  CHECK(read_file(file.path.string(), 12) == "twelve bytes");
  CHECK_THROWS_AS(read_file(file.path.string(), 11), InputError);
  CHECK_THROWS_AS(read_file("tests", 100), InputError);
}

TEST_CASE("a file of any size is read whole, compressed or not, and refused above its limit") {
  constexpr std::size_t step = std::size_t{1} << 16U;
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, step - 1, step, step + 1, 2 * step, 5 * step + 7}) {
    std::string text(size, 'a');
    for (std::size_t at = 0; at < size; ++at) text[at] = static_cast<char>('a' + (at * at + at / 251) % 26);
    for (const std::string& stored : {text, gzip(text), zstd(text)}) {
      INFO(size << " bytes stored as " << stored.size());
      const TemporaryFile file("a.txt", stored);
      CHECK(read_file(file.path.string(), size + 10 * step) == text);
      CHECK(read_file(file.path.string(), size) == text);
      if (size > 0) CHECK_THROWS_AS(read_file(file.path.string(), size - 1), InputError);
    }
  }
}

TEST_CASE("a CSV with dotted headers fills objects, lists and amounts") {
  const std::string csv =
      "transaction_id;date;destination;end_use;end_user.name;end_user.kind;items[1].hs_code;items[1].value.amount;items[1].value."
      "currency;"
      "items[2].hs_code;items[1].control_codes;judgements.deep-processed;my notes\n"
      "A;2026-02-01;JP;\"civil;civil.automotive\";\"Nippon \"\"Kaisha\"\"; KK\";company;850511;3000;USD;;CN:1C902.a;yes;x\n";
  const TemporaryFile file("a.csv", csv);
  LogReader reader(file.path.string(), example_options(), nullptr);
  const auto decoded = reader.next();
  REQUIRE(decoded);
  CHECK(line_of(*decoded) == "A");
  CHECK(print(std::get<Transaction>(*decoded)) == R"(record A
  transaction_id = A
  date = 2026-02-01
  activity = export (assumed)
  destination = JP
  end_use = civil, civil.automotive
  end_use_country = JP (assumed)
  purpose = sale (assumed)
  knowledge = none (assumed)
  judgements.deep-processed = yes
  items[1].line_no = 1 (assumed)
  items[1].control_codes = CN:1C902.a
  items[1].classified_on = 2026-02-01 (assumed)
  items[1].hs_code = HS:850511
  items[1].value = 3000 USD
  end_user.role = end_user, ultimate_consignee (assumed)
  end_user.name = Nippon "Kaisha"; KK
  end_user.kind = company
  role ultimate_consignee = end_user (assumed)
  role end_user = end_user
)");
}

TEST_CASE("rows are cut as RFC 4180 says, whatever the line ends and the delimiter") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    for (const std::string delimiter : {",", ";", "\t", "|"}) {
      INFO("line end of " << end.size() << " bytes, delimiter " << delimiter);
      const std::string header = "transaction_id" + delimiter + "date" + delimiter + "items[1].description" + end;
      const std::string first = "A" + delimiter + "2026-02-01" + delimiter + "\"two" + end + "lines\"" + end;
      const std::string broken = "B" + delimiter + "2026-02-30" + delimiter + "x" + end;
      CHECK(read_log("a.csv", header + end + first + broken + "C" + delimiter + "2026-02-01" + delimiter + "y") ==
            "A\nline 5, offset " + std::to_string(header.size() + end.size() + first.size()) +
                ", B, date: `2026-02-30` is no date (YYYY-MM-DD) and no timestamp with an offset\nC\n");
    }
  }
}

TEST_CASE("rows that do not fit their header are rejected") {
  const std::string header = "transaction_id,date,items[1].description\n";
  CHECK(read_log("a.csv", header + "A,2026-02-01\n") == "line 2, offset 41: has 2 cells where the header has 3\n");
  CHECK(read_log("a.csv", header + "A,2026-02-01,x,y\n") == "line 2, offset 41: has 4 cells where the header has 3\n");
  CHECK(read_log("a.csv", header + "A,2026-02-01,\"x\"y\nB,2026-02-01,z\n") ==
        "line 2, offset 41: has text behind a closing quote\nB\n");
  CHECK(read_log("a.csv", header + "A,2026-02-01,5\" disk\n") == "A\n");
  CHECK(read_log("a.csv", header + "A,2026-02-01,\"x\nB,2026-02-01,y\n") ==
        "line 2, offset 41: opens a quote that is never closed: all that follows was read as this record\n");
  CHECK(read_log("a.csv", header + ",,\n") == "line 2, offset 41, transaction_id: is missing\n");
  CHECK(read_log("a.csv", header + std::string("A\0,2026-02-01,x\n", 16)) == "line 2, offset 41: holds a NUL byte\n");
  CHECK(read_log("a.csv", header + "A,2026-02-01,\xff\nB,2026-02-01,x\n") ==
        "line 2, offset 41: is not UTF-8: byte 14 of the record\nB\n");
}

TEST_CASE("a header that cannot be used is one sentence") {
  const auto clause = [](const std::string& header) -> std::string {
    try {
      read_log("a.csv", header + "\n");
    } catch (const InputError& error) {
      const std::string text = error.what();
      return text.substr(text.find("` cannot") + 2);
    }
    return "";
  };
  CHECK(clause("Declaration ID,Date of shipment") ==
        "cannot be read: its header names no field of a record, so it needs a mapping");
  CHECK(clause("transaction_id,transaction_id") == "cannot be read: `transaction_id` is filled twice");
  CHECK(clause("items.hs_code,items[1].form") == "cannot be read: `items` is filled with a position and without one");
  CHECK(clause("items[1].value,items[1].value.amount") == "cannot be read: `value` is filled as a whole and in parts");
  CHECK(clause("transaction_id,\"date\"x") == "cannot be read: its header has text behind a closing quote");
}

TEST_CASE("a header above 16 MiB is one sentence, with and without a line behind it") {
  const auto fault = [](const std::string& bytes) -> std::string {
    try {
      return read_log("a.csv", bytes);
    } catch (const InputError& error) {
      const std::string text = error.what();
      return text.substr(text.find("` cannot") + 2);
    }
  };
  const std::string big(max_record_bytes + 1'000'000, 'x');
  CHECK(fault(big) == "cannot be read: its first line is larger than 16 MiB");
  CHECK(fault(big + "\n") == "cannot be read: its first line is larger than 16 MiB");
  CHECK(fault("transaction_id,date," + big + "\nA,2026-02-01,y\n") == "cannot be read: its first line is larger than 16 MiB");
  CHECK(fault("\"" + big) == "cannot be read: its first line is larger than 16 MiB");
}

TEST_CASE("a header has at most 20,000 columns") {
  const auto with_columns = [](std::size_t count) {
    std::string header = "transaction_id,date,items[1].line_no";
    std::string row = "A,2026-02-01,1";
    for (std::size_t i = 3; i < count; ++i) {
      header += ",c" + std::to_string(i);
      row += ",";
    }
    return header + "\n" + row + "\n";
  };
  CHECK(read_log("a.csv", with_columns(max_columns)) == "A\n");
  CHECK_THROWS_AS(read_log("a.csv", with_columns(max_columns + 1)), InputError);
}

TEST_CASE("JSON is not read through the mapping of a CSV") {
  Mapping mapping;
  mapping.fields = {{"transaction_id", "[Id]", {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}};
  const auto clause = [&mapping](const std::string& name, const std::string& bytes) -> std::string {
    try {
      return read_log(name, bytes, &mapping);
    } catch (const InputError& error) {
      const std::string text = error.what();
      return text.substr(text.find("` ") + 2);
    }
  };
  const std::string refusal = "looks like JSON, and a mapping is for CSV: leave the mapping out";
  CHECK(clause("a.jsonl", record("A") + "\n" + record("B")) == refusal);
  CHECK(clause("log", "\xef\xbb\xbf { }\n") == refusal);
  CHECK(clause("a.json", "[\n  {}]\n") == refusal);
  CHECK(clause("a.csv", record("A")) == refusal);
  CHECK(clause("a.csv", "[Id],[Date]\nA,2026-02-01\n").find("JSON") == std::string::npos);
}

TEST_CASE("a log knows JSON from CSV by its name, else by its beginning") {
  CHECK(read_log("log", record("A")) == "A\n");
  CHECK(read_log("log", "transaction_id,date,items[1].line_no\nA,2026-02-01,1\n") == "A\n");
  CHECK(read_log("log.jsonl", "x\n") == "line 1, offset 0: is broken JSON\n");
}
