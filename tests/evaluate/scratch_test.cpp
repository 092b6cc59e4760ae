#include <iostream>
#include "engine/evaluate/decode_options.h"
#include "tests/catch.h"
#include "tests/generate/generate.h"
#include "tests/generate/trial.h"
using namespace sekisho; using namespace sekisho::generated;
TEST_CASE("scratch") {
  for (std::uint64_t seed = first_seed(); seed < first_seed() + cases_to_run()/50; ++seed) {
    Random random(seed);
    Case one; one.program = make_program(random, {.speaks_of_record = false});
    Trial trial(one.program); if (!trial.stands()) continue;
    if (random.chance(20)) one.known_at = make_date(random, 0);
    for (int r=0;r<6;++r) { one.records.assign(1, make_record(random, "T-1")); add_judgements(random, one.records.front(), trial.policy());
      std::cerr << "\r" << seed << " " << r; }
  }
}
