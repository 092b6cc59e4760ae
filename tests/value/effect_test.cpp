#include "engine/value/effect.h"

#include <string>
#include <vector>

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("effects are ordered from mildest to strongest and print as their words") {
  const std::vector<std::string> words{"permit", "notify", "refer", "license", "deny", "prohibit"};
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto effect = parse_effect(words[i]);
    REQUIRE(effect);
    CHECK(to_string(*effect) == words[i]);
    if (i > 0) CHECK(*parse_effect(words[i - 1]) < *effect);
  }
  CHECK_FALSE(parse_effect("undetermined"));
  CHECK_FALSE(parse_effect(""));
}

TEST_CASE("licensing policies are ordered by strictness") {
  CHECK(parse_review("presumption of approval") == Review::presumption_of_approval);
  CHECK(parse_review("case by case") == Review::case_by_case);
  CHECK(parse_review("presumption of denial") == Review::presumption_of_denial);
  CHECK_FALSE(parse_review(""));
  CHECK(Review::none < Review::presumption_of_approval);
  CHECK(Review::presumption_of_approval < Review::case_by_case);
  CHECK(Review::case_by_case < Review::presumption_of_denial);
  CHECK(to_string(Review::none).empty());
}
