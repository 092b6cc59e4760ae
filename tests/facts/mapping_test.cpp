#include "engine/facts/mapping.h"

#include <filesystem>
#include <fstream>

#include "engine/facts/columns.h"
#include "engine/facts/log.h"
#include "engine/facts/print.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/facts/example_schema.h"

using namespace sekisho;

namespace {

/// The diagnostics' messages, one a line.
std::string messages(const std::string& yaml) {
  Diagnostics diagnostics;
  const auto mapping = read_mapping(std::make_shared<const Source>(Source{"m.yaml", yaml}), diagnostics);
  CHECK(mapping.has_value() != diagnostics.has_errors());
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    out += diagnostic.message + (diagnostic.help.empty() ? "" : " (" + diagnostic.help + ")") + "\n";
  }
  return out;
}

Mapping mapping_of(const std::string& yaml) {
  Diagnostics diagnostics;
  auto mapping = read_mapping(std::make_shared<const Source>(Source{"m.yaml", yaml}), diagnostics);
  REQUIRE(mapping);
  return std::move(*mapping);
}

Mapping mapping_file(const std::string& path) { return mapping_of(read_file(path, 1'000'000)); }

std::string read_csv(const std::string& csv, const std::string& yaml) {
  const auto path = std::filesystem::temp_directory_path() / "sekisho-mapping-test.csv";
  std::ofstream(path, std::ios::binary) << csv;
  const Mapping mapping = mapping_of(yaml);
  std::string out;
  try {
    LogReader reader(path.string(), example_options(), &mapping);
    while (const auto decoded = reader.next()) {
      const auto* transaction = std::get_if<Transaction>(&*decoded);
      out += transaction != nullptr ? print(*transaction) : print(std::get<Rejection>(*decoded)) + "\n";
    }
  } catch (const InputError& error) {
    out = error.what();
  }
  std::filesystem::remove(path);
  return out;
}

const std::string base = "fields:\n  transaction_id: ID\n  date: {constant: 2026-02-01}\n  items[1].line_no: {constant: 1}\n";

}  // namespace

TEST_CASE("a mapping says what is wrong with it, all at once") {
  CHECK(messages("format: xml\nfields: {transaction_id: ID}\n") == "the only format with a mapping is `csv`\n");
  CHECK(messages("fields: {transaction_id: ID}\nencodng: UTF-8\n") ==
        "a mapping has no key `encodng` (did you mean `encoding`?)\n");
  CHECK(messages("encoding: EBCDIC\ndelimiter: '*'\nparties_complete: perhaps\nline_ends: X\nfields: {}\n") ==
        "an encoding is UTF-8, UTF-16, Shift_JIS, GB18030 or EUC-KR\na delimiter is `,`, `;`, `tab` or `|`\n"
        "`parties_complete` is `true` or `false`\nline ends are `LF`, `CRLF` or `CR`\n`fields` is a map of fields to columns\n");
  CHECK(messages("[a]\n") == "a mapping is a map with `fields`\n");
  CHECK(messages("format: csv\n") == "a mapping needs `fields`\n");
  CHECK(messages("fields: {'items[0].hs_code': HS}\n") ==
        "`items[0].hs_code` is no dotted field (write it like `items[1].hs_code`, positions from 1)\n");
  CHECK(messages("fields: {date: {column: D, constant: E}}\n") == "`date` needs either a `column` or a `constant`\n");
  CHECK(messages("fields: {date: {format: '%Y-%m-%d'}}\n") == "`date` needs either a `column` or a `constant`\n");
  CHECK(messages("fields: {date: {column: D, format: '%y-%m-%d'}}\n") ==
        "the date format `%y-%m-%d` has `%y`, which is none of %Y %m %b %d %H %M %S %z\n");
  CHECK(messages("fields: {date: {column: D, format: '%Y-%m-%d %H:%M'}}\n") ==
        "the date format `%Y-%m-%d %H:%M` has a clock time, which needs its hour (%H) and its offset (%z)\n");
  CHECK(messages("fields: {date: {column: D, format: '%Y'}}\n") ==
        "the date format `%Y` needs a year (%Y), a month (%m or %b) and a day (%d)\n");
  CHECK(messages("fields: {date: {colunm: D, constant: x}}\n") == "a mapped field has no key `colunm` (did you mean `column`?)\n");
  CHECK(messages("fields: {'items[1].value': {column: V, currency: XXQ}}\n") == "`XXQ` is no currency code of ISO 4217\n");
  CHECK(messages("fields: {destination: {column: V, values: [JP]}}\n") == "`values` is a map of cell texts to what they mean\n");
}

TEST_CASE("mappings with faults are told what their case files say") {
  const auto files = cases::files_in("tests/cases/facts/mappings", {".yaml"});
  REQUIRE(files.size() >= 3);
  for (const std::string& path : files) {
    INFO(path);
    const SourcePtr source = cases::read_source(path);
    Diagnostics diagnostics;
    CHECK_FALSE(read_mapping(source, diagnostics));
    INFO(cases::with_expectations(*source, diagnostics));
    CHECK(cases::stands(*source, diagnostics));
    CHECK(cases::codes_expected(source->text) != std::vector<std::string>{});
  }
}

TEST_CASE("a mapping gives units, currencies, schemes, translations, constants and lists") {
  CHECK(
      read_csv("ID,Day,Mass,Price,Code,To,Uses,Buyer,LEI\nA,3/2/2026,12.5,7,1C902.a,日本,civil|civil.automotive,Nippon,5493\n", R"(
fields:
  transaction_id: ID
  date: { column: Day, format: "%d/%m/%Y" }
  destination: { column: To, values: { 日本: JP } }
  end_use: { column: Uses, separator: "|" }
  buyer.name: Buyer
  buyer.ids: { column: LEI, type: lei, issuer: GLEIF }
  items[1].net_mass: { column: Mass, unit: kg }
  items[1].value: { column: Price, currency: KRW }
  items[1].control_codes: { column: Code, scheme: CN }
  items[1].country_of_origin: { constant: CN }
parties_complete: true
)") == R"(record A
  transaction_id = A
  date = 2026-02-03
  activity = export (assumed)
  destination = JP
  end_use = civil, civil.automotive
  end_use_country = JP (assumed)
  purpose = sale (assumed)
  knowledge = none (assumed)
  items[1].line_no = 1 (assumed)
  items[1].control_codes = CN:1C902.a
  items[1].classified_on = 2026-02-03 (assumed)
  items[1].country_of_origin = CN
  items[1].net_mass = 12.5 kg
  items[1].value = 7 KRW
  buyer.role = buyer
  buyer.name = Nippon
  buyer.ids[1].type = lei
  buyer.ids[1].value = 5493
  buyer.ids[1].issuer = GLEIF
  role buyer = buyer
)");
}

TEST_CASE("cells that mean missing are missing, and constants alone make nothing") {
  const std::string yaml =
      base +
      "  destination: {column: To, missing: [n/a, '-']}\n  buyer.name: Buyer\n  buyer.country: {constant: KR}\n"
      "  items[2].form: Form\n  items[2].country_of_origin: {constant: CN}\n";
  const std::string dump = read_csv("ID,To,Buyer,Form\nA,n/a,,\n", yaml);
  INFO(dump);
  CHECK(dump.find("destination") == std::string::npos);
  CHECK(dump.find("buyer") == std::string::npos);
  CHECK(dump.find("items[2]") == std::string::npos);
  CHECK(dump.find("parties are unknown") != std::string::npos);
  CHECK(read_csv("ID,To,Buyer,Form\nA,NA,,\n", yaml).find("destination: `NA` is no") == std::string::npos);  // Namibia
  CHECK(read_csv("ID,To,Buyer,Form\nA,??,,\n", yaml) ==
        "line 2, offset 17, A, destination: `\?\?` is no country code of ISO 3166-1\n");
}

TEST_CASE("a mapping that does not fit its log is one sentence") {
  const auto clause = [](const std::string& text) { return text.substr(text.find("` cannot") + 2); };
  CHECK(clause(read_csv("ID,Destinaton\n", base + "  destination: Destination\n")) ==
        "cannot be read: it has no column `Destination`, did you mean `Destinaton`?");
  CHECK(clause(read_csv("ID,To\n", base + "  destinaton: To\n")) ==
        "cannot be read: the mapping fills `destinaton`, which is no field of a record, did you mean `destination`?");
}

TEST_CASE("dates are read by their format alone") {
  const auto read = [](const char* text, const char* format) { return facts::reformat_date(text, format).value_or("none"); };
  CHECK(read("2026-02-01", "%Y-%m-%d") == "2026-02-01");
  CHECK(read("1.2.2026", "%d.%m.%Y") == "2026-02-01");
  CHECK(read("20260201", "%Y%m%d") == "2026-02-01");
  CHECK(read("1 Feb 2026", "%d %b %Y") == "2026-02-01");
  CHECK(read("February 1, 2026", "%B %d, %Y") == "2026-02-01");
  CHECK(read("2026-02-01 09:30:15 +0800", "%Y-%m-%d %H:%M:%S %z") == "2026-02-01T09:30:15+08:00");
  CHECK(read("30/02/2026", "%d/%m/%Y") == "none");
  CHECK(read("26-02-01", "%Y-%m-%d") == "none");
  CHECK(read("2026-02-01x", "%Y-%m-%d") == "none");
  CHECK(read("", "%Y-%m-%d") == "none");
}

TEST_CASE("dotted paths have names and positions") {
  CHECK(facts::parse_field_path("items[1].value.amount").size() == 3);
  CHECK(facts::parse_field_path("items[12].hs_code")[0].position == 12);
  CHECK(facts::parse_field_path("judgements.deep-processed")[1].name == "deep-processed");
  for (const char* none :
       {"", ".", "a.", ".a", "a..b", "items[0]", "items[]", "items[x]", "items[1", "items[99999]", "Declaration ID", "a]"}) {
    INFO(none);
    CHECK(facts::parse_field_path(none).empty());
  }
}

TEST_CASE("the customs declarations of Korea go through their shipped mappings, each decided or rejected") {
  for (const char* name : {"kcs_customs_declarations", "kcs_held_at_2026-02-01"}) {
    const Mapping mapping = mapping_file("examples/mappings/" + std::string(name) + ".yaml");
    LogReader reader("tests/facts/data/kcs_sample.csv", example_options(), &mapping);
    int accepted = 0;
    std::string rejected, days;
    while (const auto decoded = reader.next()) {
      if (const auto* transaction = std::get_if<Transaction>(&*decoded)) {
        ++accepted;
        const std::string day = to_string(transaction->date);
        if (days.find(day) == std::string::npos) days += day + " ";
      } else {
        rejected += print(std::get<Rejection>(*decoded));
      }
    }
    INFO(rejected);
    CHECK(accepted == 49);
    CHECK(rejected.starts_with("line 51, offset 5365, 15755706, items[1].country_of_origin"));
    CHECK(rejected.find("`ZZ` is no country code of ISO 3166-1") != std::string::npos);
    CHECK(days == (std::string(name) == "kcs_held_at_2026-02-01" ? "2026-02-01 " : "2020-01-01 2020-01-02 "));
  }
}
