#include "engine/scenario/record_json.h"

#include "tests/catch.h"

using namespace sekisho;

namespace {

yaml::Node parsed(const std::string& text) {
  Diagnostics diagnostics;
  auto node = yaml::parse(std::make_shared<const Source>(Source{"record.yaml", text}), diagnostics);
  REQUIRE(node);
  return *node;
}

}  // namespace

TEST_CASE("every scalar becomes a text, as the schema gives its type") {
  const yaml::Node record =
      parsed("{transaction_id: T-1, destination: NO, value: {amount: 1e3}, items: [{hs_code: 0106, share: }], composition: []}");
  CHECK(
      record_json(record, "x") ==
      R"({"transaction_id":"T-1","destination":"NO","value":{"amount":"1e3"},"items":[{"hs_code":"0106","share":null}],"composition":[]})");
}

TEST_CASE("a record without an id has the scenario's") {
  CHECK(record_json(parsed("{date: 2026-01-06}"), "a \"case\"") == R"({"transaction_id":"a \"case\"","date":"2026-01-06"})");
}

TEST_CASE("a record path leads to its place, or as near as the record goes") {
  const yaml::Node record = parsed("{items: [{code: a}, {codes: [b, c]}], end_user: {name: n}}");
  CHECK(node_at(record, "items[2].codes[2]").scalar == "c");
  CHECK(node_at(record, "end_user.name").scalar == "n");
  CHECK(node_at(record, "end_user[1].name").scalar == "n");
  CHECK(node_at(record, "items[1].missing").find("code") != nullptr);
  CHECK(node_at(record, "items[9]").is_sequence());
  CHECK(node_at(record, "nothing").is_map());
  CHECK(&node_at(record, "") == &record);
}
