#include "engine/text/json.h"

#include <random>

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("commas stand between members and elements and nowhere else") {
  JsonWriter json;
  json.begin_object().text_member("a", "x,").key("b").begin_array().raw("1").begin_object().end_object().begin_array().end_array();
  json.text("").end_array().raw_member("c", "null").end_object();
  CHECK(json.result() == R"({"a":"x,","b":[1,{},[],""],"c":null})");
}

TEST_CASE("an empty text or array is no member, unless asked for") {
  JsonWriter json;
  json.begin_object().member("a", "").member("b", std::vector<std::string>{}).text_member("c", "").member("d", "1").end_object();
  CHECK(json.result() == R"({"c":"","d":"1"})");
}

TEST_CASE("a text that ends like a bracket still gets its comma") {
  JsonWriter json;
  json.begin_array().text("[").text("{").text(":").end_array();
  CHECK(json.result() == R"(["[","{",":"])");
}

TEST_CASE("JSON is UTF-8 whatever the text: a byte that is none becomes U+FFFD") {
  std::string out;
  append_json_text(out, "na\xff\xc3\xa9\xe2\x82.me \xed\xa0\x80");
  CHECK(out == "\"na\uFFFD\u00e9\uFFFD\uFFFD.me \uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("eight bytes at once are escaped as one by one") {
  std::mt19937 random(7);
  const std::string signs = "ab \x1f\x7e\x7f\"\\!#[]\x01~0Z";
  for (int round = 0; round < 20000; ++round) {
    std::string text, expected;
    for (auto left = random() % 40; left > 0; --left) {
      const char sign = signs[random() % signs.size()];
      text += sign;
      std::string one;
      append_json_text(one, std::string_view(&sign, 1));
      expected += one.substr(1, one.size() - 2);
    }
    std::string out;
    append_json_text(out, text);
    REQUIRE(out == '"' + expected + '"');
  }
}

TEST_CASE("what JSON must escape is escaped") {
  std::string out;
  append_json_text(out, std::string_view("\"\\\b\f\n\r\t\x1f\0\x7f é", 13));
  CHECK(out == "\"\\\"\\\\\\b\\f\\n\\r\\t\\u001f\\u0000\x7f é\"");
}
