#include "engine/facts/encoding.h"

#include <unicode/ucnv.h>

#include <filesystem>
#include <fstream>

#include "engine/facts/log.h"
#include "engine/facts/print.h"
#include "tests/catch.h"
#include "tests/facts/example_schema.h"

using namespace sekisho;

namespace {

/// By ICU's plain conversion, which shares no code with ours but the tables.
std::string encoded(const std::string& utf8, const char* converter) {
  std::string out(utf8.size() * 4 + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert(converter, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
                                 static_cast<std::int32_t>(utf8.size()), &status);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

struct Log {
  std::vector<std::string> names;
  std::vector<Rejection> rejections;
};

Log read(const std::string& bytes, const std::string& encoding = {}) {
  const auto path = std::filesystem::temp_directory_path() / "sekisho-encoding-test.csv";
  std::ofstream(path, std::ios::binary) << bytes;
  Mapping mapping;
  mapping.encoding = encoding;
  LogReader reader(path.string(), example_options(), encoding.empty() ? nullptr : &mapping);
  Log log;
  while (const auto decoded = reader.next()) {
    if (const auto* transaction = std::get_if<Transaction>(&*decoded)) {
      const auto name = transaction->parties.front()->type->find("name");
      log.names.push_back(print(transaction->parties.front()->slots[*name]));
    } else {
      log.rejections.push_back(std::get<Rejection>(*decoded));
    }
  }
  std::filesystem::remove(path);
  return log;
}

std::string csv_of(const std::string& name, int rows) {
  std::string out = "transaction_id,date,end_user.name,items[1].line_no\r\n";
  for (int i = 0; i < rows; ++i) out += "T-" + std::to_string(i) + ",2026-02-01," + name + ",1\r\n";
  return out;
}

}  // namespace

TEST_CASE("encodings are detected, and may be set") {
  struct Row {
    const char *encoding, *converter, *mark, *name;
  };
  const Row rows[] = {
      {"UTF-8", "UTF-8", "", "三菱重工航空エンジン株式会社"},
      {"UTF-8", "UTF-8", "\xef\xbb\xbf", "三菱重工航空エンジン株式会社"},
      {"UTF-16LE", "UTF-16LE", "\xff\xfe", "三菱重工航空エンジン株式会社"},
      {"UTF-16BE", "UTF-16BE", "\xfe\xff", "三菱重工航空エンジン株式会社"},
      {"UTF-16LE", "UTF-16LE", "", "三菱重工"},
      {"UTF-16BE", "UTF-16BE", "", "三菱重工"},
      {"Shift_JIS", "windows-31j", "", "三菱重工航空エンジン株式会社、技術研究本部"},
      {"GB18030", "gb18030", "", "中华人民共和国商务部产业安全与进出口管制局"},
      {"EUC-KR", "windows-949", "", "대한민국 관세청 수출입 신고 자료"},
  };
  for (const Row& row : rows) {
    INFO(row.encoding << " " << row.name);
    const std::string bytes = row.mark + encoded(csv_of(row.name, 40), row.converter);
    CHECK(facts::detect_encoding(bytes) == row.encoding);
    const Log detected = read(bytes);
    CHECK(detected.rejections.empty());
    CHECK(detected.names == std::vector<std::string>(40, row.name));
    CHECK(read(bytes, row.encoding).names == detected.names);
  }
}

TEST_CASE("offsets are those of the stream's own bytes in every encoding") {
  const std::string good = csv_of("防衛装備庁", 3000);
  const std::string bad = "T-bad,2026-02-30,防衛装備庁,1\r\n";
  for (const char* converter : {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-31j", "gb18030"}) {
    INFO(converter);
    const std::string head = encoded(good, converter);
    const Log log = read(head + encoded(bad, converter) + head.substr(head.size() / 3000),
                         std::string(converter) == "windows-31j" ? "Shift_JIS" : facts::known_encoding(converter));
    REQUIRE(!log.rejections.empty());
    CHECK(log.rejections.front().offset == head.size());
    CHECK(log.rejections.front().line == 3002);
  }
}

TEST_CASE("bytes that are not of the encoding reject their record alone") {
  const std::string good = encoded(csv_of("三菱重工", 2), "windows-31j");
  const Log log = read(good + "T,2026-02-01,\x81\x01,1\r\n" + good.substr(good.find('\n') + 1), "Shift_JIS");
  REQUIRE(log.rejections.size() == 1);
  CHECK(log.rejections[0].reason == "holds bytes that are no Shift_JIS");
  CHECK(log.rejections[0].offset == good.size());
  CHECK(log.names.size() == 4);
}

TEST_CASE("encodings have the names people use") {
  CHECK(facts::known_encoding("utf8") == "UTF-8");
  CHECK(facts::known_encoding("shift-jis") == "Shift_JIS");
  CHECK(facts::known_encoding("cp932") == "Shift_JIS");
  CHECK(facts::known_encoding("GBK") == "GB18030");
  CHECK(facts::known_encoding("euc_kr") == "EUC-KR");
  CHECK(facts::known_encoding("EBCDIC").empty());
}
