#include "apps/cli/progress.h"

#include <sstream>

#include "engine/text/source.h"
#include "tests/catch.h"

using namespace sekisho;
using namespace sekisho::cli;

TEST_CASE("thousands are grouped") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(10000000) == "10,000,000");
}

TEST_CASE("the line says how far, how fast and how long still") {
  CHECK(progress_line({250'000, 25, 100}, 1, 100) ==
        " 250,000 of about 1,000,000 records   250,000/s   3 s left   ▕█████               ▏");
  CHECK(progress_line({0, 0, 100}, 0, 100) == " 0 records   ▕                    ▏");
  CHECK(progress_line({10, 50, 100}, 600, 100) == " 10 of about 20 records   0/s   10 min left   ▕██████████          ▏");
}

TEST_CASE("without a size there is no bar and no end in sight") {
  CHECK(progress_line({5000, 1000, 0}, 2, 100) == " 5,000 records   2,500/s");
}

TEST_CASE("the bar gives way on a narrow terminal") {
  const std::string line = progress_line({250'000, 25, 100}, 1, 60);
  CHECK(line.find("▕") == std::string::npos);
  CHECK(display_width(line) < 60);
}
