#include "engine/facts/log.h"
#include "engine/facts/print.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

/// trade/1 with the units and parameters that the example log uses; its terms are not looked up.
Schema example_log_schema() {
  Schema schema = trade_schema();
  schema.units.add({"kg", "mass", "kg", 1});
  schema.units.add({"MPa", "pressure", "Pa", 1'000'000});
  schema.units.add({"g/cm3", "density", "kg/m3", 1'000});
  const auto declare = [&](const char* name, Type type) {
    Field field;
    field.name = name;
    field.type = std::move(type);
    schema.object("parameters")->fields.push_back(std::move(field));
  };
  declare("purity", {Kind::percent, "", false});
  declare("flexural_strength", {Kind::quantity, "pressure", false});
  declare("density", {Kind::quantity, "density", false});
  return schema;
}

struct Log {
  std::vector<std::string> accepted;
  std::map<std::string, int> rejected;  // by reason
  std::vector<DataWarning> warnings;
};

Log read(const std::string& path, const Schema& schema, const Mapping* mapping) {
  DecodeOptions options;
  options.schema = &schema;
  LogReader reader(path, options, mapping);
  Log log;
  while (const auto decoded = reader.next()) {
    const auto* transaction = std::get_if<Transaction>(&*decoded);
    if (transaction != nullptr) {
      log.accepted.push_back(print(*transaction));
    } else {
      ++log.rejected[std::get<Rejection>(*decoded).reason];
    }
  }
  log.warnings = reader.warnings();
  return log;
}

int count(const std::map<std::string, int>& rejected) {
  int all = 0;
  for (const auto& [reason, times] : rejected) all += times;
  return all;
}

}  // namespace

TEST_CASE("the example log holds its records, a few of them dirty in every way") {
  const Schema schema = example_log_schema();
  const Log log = read("examples/logs/trade_2024_2026.jsonl", schema, nullptr);
  CHECK(log.accepted.size() + static_cast<std::size_t>(count(log.rejected)) == 2400);
  CHECK(count(log.rejected) >= 24);
  CHECK(count(log.rejected) <= 48);
  for (const char* reason :
       {"is no country code of ISO 3166-1", "is negative", "has a unit that no list of units names", "is no word of `role`",
        "`none` stands beside another code of its scheme", "an HS code has 6 to 10 digits", "is named twice in one object",
        "is no date (YYYY-MM-DD) and no timestamp with an offset"}) {
    INFO(reason);
    CHECK(log.rejected.contains(reason));
  }
  CHECK(log.warnings.empty());
}

TEST_CASE("the CSV form of the example log says the same through its mapping") {
  const Schema schema = example_log_schema();
  Diagnostics diagnostics;
  const std::string path = "examples/mappings/trade_csv.yaml";
  const auto mapping = read_mapping(std::make_shared<const Source>(Source{path, read_file(path, 1'000'000)}), diagnostics);
  REQUIRE(mapping);
  const Log json = read("examples/logs/trade_2024_2026.jsonl", schema, nullptr);
  const Log csv = read("examples/logs/trade_2024_2026.csv", schema, &*mapping);
  CHECK(csv.accepted.size() == json.accepted.size());
  CHECK(csv.accepted == json.accepted);
  CHECK(count(csv.rejected) == count(json.rejected));
  CHECK(csv.warnings.empty());
}
