#include "engine/text/source.h"
#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("the nearest candidate is at most a third of the word away") {
  const std::vector<std::string> names{"jp-military-users", "us-entity-list", "destination", "kg",
                                       "end_user",          "end_use",        "関所名簿"};
  struct Row {
    std::string word, expected;
  };
  const auto row = GENERATE_COPY(Row{"jp-militry-users", "jp-military-users"}, Row{"desitnation", "destination"},
                                 Row{"us-entities-list", "us-entity-list"}, Row{"kgs", "kg"}, Row{"gk", "kg"},
                                 Row{"end_usr", "end_user"}, Row{"end_uses", "end_user"}, Row{"関所名籍", "関所名簿"},
                                 Row{"tonne", ""}, Row{"", ""}, Row{"completely-different", ""});
  CAPTURE(row.word);
  CHECK(nearest(row.word, names) == row.expected);
}

TEST_CASE("of equally near candidates the first stands") {
  CHECK(nearest("cat", {"bat", "hat"}) == "bat");
  CHECK(nearest("cat", {}).empty());
}
