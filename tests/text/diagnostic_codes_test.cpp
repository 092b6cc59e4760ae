#include <algorithm>
#include <set>

#include "engine/text/diagnostic.h"
#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("the table of codes is alphabetical, without doubles, and every code is lower-case words joined by hyphens") {
  const auto& codes = diagnostic_codes();
  REQUIRE_FALSE(codes.empty());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    CAPTURE(codes[i].code);
    CHECK(codes[i].code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos);
    CHECK_FALSE(codes[i].meaning.empty());
    if (i > 0) CHECK(codes[i - 1].code < codes[i].code);
  }
}
