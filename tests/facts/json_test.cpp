#include <chrono>

#include "engine/facts/print.h"
#include "tests/catch.h"
#include "tests/facts/example_schema.h"

using namespace sekisho;

namespace {

std::string reason_of(const std::string& json) {
  JsonDecoder decoder(example_options());
  const Decoded decoded = decoder.decode(json);
  const auto* rejection = std::get_if<Rejection>(&decoded);
  return rejection == nullptr ? "accepted" : rejection->reason;
}

std::string nested(std::size_t depth) {
  return "{\"transaction_id\":\"T\",\"date\":\"2026-02-01\",\"items\":[{}],\"other\":" + std::string(depth, '[') +
         std::string(depth, ']') + "}";
}

}  // namespace

TEST_CASE("texts that are no JSON object are rejected, whatever is wrong") {
  struct Row {
    const char *json, *reason;
  };
  const std::string tail = "is broken JSON: an object or list is never closed, or something follows it";
  const std::pair<std::string, std::string> rows[] = {
      {"", "is empty"},
      {"   ", "is empty"},
      {"[]", "is no object: a record is one"},
      {"null", "is no object: a record is one"},
      {"\"T-1\"", "is no object: a record is one"},
      {"{", tail},
      {"{\"a\":1", tail},
      {"{\"a\":{\"b\":1}", "is broken JSON"},
      {"{\"a\":[1}", "is broken JSON"},
      {"{\"a\":1,}", "is broken JSON"},
      {"{\"a\":[1,]}", "is broken JSON"},
      {"{\"a\":[1 2]}", "is broken JSON"},
      {"{\"a\" 1}", "is broken JSON"},
      {"{a:1}", "is broken JSON"},
      {"{\"a\":1}{\"b\":2}", "is broken JSON: something follows the object"},
      {"{\"a\":1} x", tail},
      {"{\"a\":1}}", "is broken JSON: something follows the object"},
      {"{\"a\":tru}", "is broken JSON"},
      {"{\"a\":nul}", "is broken JSON"},
      {"{\"a\":NaN}", "is broken JSON"},
      {"{\"a\":Infinity}", "is broken JSON"},
      {"{\"a\":01}", "is broken JSON: a number is misspelt"},
      {"{\"a\":1.}", "is broken JSON: a number is misspelt"},
      {"{\"a\":-}", "is broken JSON: a number is misspelt"},
      {"{\"a\":1e}", "is broken JSON: a number is misspelt"},
      {"{\"a\":+1}", "is broken JSON"},
      {"{\"a\":.5}", "is broken JSON"},
      {"{\"a\":0x10}", "is broken JSON: a number is misspelt"},
      {"{\"a\":\"x}", "is broken JSON: a text is never closed"},
      {"{\"a\":\"\\q\"}", "is broken JSON: a text has an escape that does not exist"},
      {"{\"a\":\"\\ud800\"}", "is broken JSON: a text has an escape that does not exist"},
      {"{\"a\":\"x\ty\"}", "is broken JSON: a control character stands in a text"},
      {"{\"a\":\"\\u0000\"}", "holds a NUL"},
      {std::string("{\"a\":1}\0", 8), "holds a NUL byte"},
      {"{\"a\":\"\xff\"}", "is not UTF-8: byte 7 of the record"},
      {"{\"a\":\"\xed\xa0\x80\"}", "is not UTF-8: byte 7 of the record"},
  };
  for (const auto& [json, reason] : rows) {
    INFO(json);
    CHECK(reason_of(json) == reason);
  }
}

TEST_CASE("a key named twice rejects at any depth and among many keys") {
  CHECK(reason_of(R"({"transaction_id":"T","date":"2026-02-01","items":[{}],"other":{"x":1,"y":{"z":1,"z":2}}})") ==
        "is named twice in one object");
  std::string many = "{";
  for (int i = 0; i < 1000; ++i) many += "\"k" + std::to_string(i) + "\":1,";
  CHECK(reason_of(many + "\"k500\":2}") == "is named twice in one object");
  CHECK(reason_of(many + "\"k\":2}") == "is missing");
}

TEST_CASE("deep nesting is bounded") {
  CHECK(reason_of(nested(150)) == "accepted");
  CHECK(reason_of(nested(1'000)) == "is nested deeper than 200");
  CHECK(reason_of(nested(100'000)) == "is nested deeper than 200");
  CHECK(reason_of(std::string(100'000, '{')) != "accepted");
}

TEST_CASE("the number of values and the size of a record are bounded") {
  std::string many = "{\"a\":[1";
  for (int i = 0; i < 1'000'000; ++i) many += ",1";
  CHECK(reason_of(many + "]}") == "holds more than 1,000,000 values");
  CHECK(reason_of("{\"a\":\"" + std::string(max_record_bytes, 'x') + "\"}") == "is larger than 16 MiB");
}

TEST_CASE("a decoder goes on after rejections and says each warning once") {
  JsonDecoder decoder(example_options());
  const std::string good = R"({"transaction_id":"T","date":"2026-02-01","items":[{"contry_of_origin":"CN"}]})";
  CHECK(std::holds_alternative<Transaction>(decoder.decode(good)));
  CHECK(std::holds_alternative<Rejection>(decoder.decode("{\"transaction_id\":\"U\",\"date\":}")));
  CHECK(std::holds_alternative<Transaction>(decoder.decode(good)));
  REQUIRE(decoder.warnings().size() == 1);
  CHECK(decoder.warnings()[0].field == "items[1].contry_of_origin");
  CHECK(decoder.warnings()[0].message == "`contry_of_origin` is no field of an item, did you mean `country_of_origin`?");
}

TEST_CASE("the transaction id is kept where it stood before the fault") {
  JsonDecoder decoder(example_options());
  const auto id = [&](const char* json) { return std::get<Rejection>(decoder.decode(json)).transaction_id; };
  CHECK(id("{\"transaction_id\":\"T-7\",\"date\":}") == "T-7");
  CHECK(id("{\"transaction_id\":7,\"date\":\"yesterday\"}") == "7");
  CHECK(id("{\"date\":,\"transaction_id\":\"T-7\"}").empty());
}

TEST_CASE("a rejected value is shown as written and cut on a character's border") {
  JsonDecoder decoder(example_options());
  std::string name;
  for (int i = 0; i < 100; ++i) name += "東";
  const auto decoded =
      decoder.decode("{\"transaction_id\":\"T\",\"date\":\"2026-02-01\",\"items\":[{}],\"destination\":\"" + name + "\"}");
  const auto& rejection = std::get<Rejection>(decoded);
  CHECK(rejection.field == "destination");
  CHECK(rejection.value == name.substr(0, 198));
}
