#include "tests/generate/json.h"
#include "tests/catch.h"

namespace sekisho::generated {

TEST_CASE("paths of a record are found and filled as decisions write them") {
  Json record = object({{"end_user", object({{"name", "A"}})}, {"items", array({object({{"composition", array({object()})}})})}});
  REQUIRE(at_path(record, "end_user.name") != nullptr);
  CHECK(at_path(record, "end_user[1].name")->text == "A");
  CHECK(at_path(record, "items[2]") == nullptr);
  CHECK(put_at_path(record, "items[1].composition[1].share", raw("25")));
  CHECK(put_at_path(record, "end_use_parameters.node", "14 nm"));
  CHECK_FALSE(put_at_path(record, "items[3].form", "metal"));
  CHECK_FALSE(put_at_path(record, "end_user.name.first", "B"));
  CHECK(print(record) ==
        "{\"end_user\": {\"name\": \"A\"}, \"items\": [{\"composition\": [{\"share\": 25}]}], "
        "\"end_use_parameters\": {\"node\": \"14 nm\"}}");
}

}  // namespace sekisho::generated
