#include <algorithm>
#include <cstdlib>
#include <string>

#include "engine/evaluate/verdict.h"
#include "tests/catch.h"
#include "tests/evaluate/random_line.h"

// The properties at the end of docs/reference/semantics.md, over generated lines. SEKISHO_CASES sets how many; a failure prints the
// seed that makes it again.
namespace sekisho::tests {
namespace {

using namespace evaluate;

std::uint64_t cases_to_run() {
  const char* asked = std::getenv("SEKISHO_CASES");
  return asked == nullptr ? 20'000 : std::stoull(asked);
}

Fixed nothing_fixed() { return {std::vector<Truth>(leaf_count, Truth::Unknown), std::vector<int>(group_count, -1)}; }

RandomLine line_of(std::uint64_t seed, const Fixed& fixed) { return LineGenerator(seed, fixed).make(); }
LineVerdict verdict_of(const RandomLine& line) { return judge(line.arena, line.provisions, line.branches); }

std::size_t leaf_number(const RandomLine& line, std::uint32_t index) { return std::stoul(line.arena.leaf_at(index).key.substr(5)); }

/// Calls `each` with every total assignment of leaves and groups.
template <class Each>
void for_every_completion(Each&& each) {
  for (std::size_t bits = 0; bits < (std::size_t{1} << leaf_count); ++bits) {
    for (int first = 0; first < 2; ++first) {
      for (int second = 0; second < 3; ++second) {
        Fixed fixed = nothing_fixed();
        for (std::size_t leaf = 0; leaf < leaf_count; ++leaf) fixed.leaves[leaf] = truth((bits >> leaf & 1U) != 0);
        fixed.groups = {first, second};
        each(fixed);
      }
    }
  }
}

}  // namespace

TEST_CASE("property 1: every completion of what is open lies in the interval, and the interval is as narrow as that") {
  for (std::uint64_t seed = 0; seed < cases_to_run() / 20; ++seed) {
    const RandomLine open = line_of(seed, nothing_fixed());
    const LineVerdict verdict = verdict_of(open);
    for_every_completion([&](const Fixed& fixed) {
      const LineVerdict point = verdict_of(line_of(seed, fixed));
      INFO("seed " << seed);
      REQUIRE(point.certain == point.possible);
      REQUIRE(verdict.certain <= point.certain);
      REQUIRE(point.certain <= verdict.possible);
    });
  }
}

TEST_CASE("property 2: fixing a leaf or a branch never widens the interval") {
  for (std::uint64_t seed = 0; seed < cases_to_run(); ++seed) {
    const LineVerdict before = verdict_of(line_of(seed, nothing_fixed()));
    Fixed fixed = nothing_fixed();
    if (seed % 3 == 0)
      fixed.groups[seed / 3 % group_count] = static_cast<int>(seed / 7 % 2);
    else
      fixed.leaves[seed / 3 % leaf_count] = truth(seed / 11 % 2 == 0);
    const LineVerdict after = verdict_of(line_of(seed, fixed));
    INFO("seed " << seed);
    REQUIRE((before.exact && after.exact));
    REQUIRE(before.certain <= after.certain);
    REQUIRE(after.possible <= before.possible);
  }
}

TEST_CASE("property 3: an undetermined line has questions, each with two answers that differ, and fixing them all decides") {
  for (std::uint64_t seed = 0; seed < cases_to_run(); ++seed) {
    const RandomLine line = line_of(seed, nothing_fixed());
    const LineVerdict verdict = verdict_of(line);
    if (verdict.certain == verdict.possible) continue;
    const std::vector<Open> all(verdict.candidates.begin(), verdict.candidates.end());
    const Cases total(line.arena, line.provisions, all, line.branches);
    INFO("seed " << seed);
    REQUIRE_FALSE(total.too_many());
    Fixed fixed = nothing_fixed();
    std::size_t questions = 0;
    for (const Open& one : all) {
      if (!matters(total, all, {one})) continue;
      ++questions;
      if (one.group)
        fixed.groups[one.index] = static_cast<int>(seed % line.branches[one.index]);
      else
        fixed.leaves[leaf_number(line, one.index)] = truth(seed / 5 % 2 == 0);
    }
    REQUIRE(questions > 0);
    const LineVerdict settled = verdict_of(line_of(seed, fixed));
    REQUIRE(settled.certain == settled.possible);
  }
}

TEST_CASE("property 4: where nothing open is mixed and no group is open, the short cut is what all cases give") {
  std::uint64_t short_cuts = 0;
  for (std::uint64_t seed = 0; seed < cases_to_run(); ++seed) {
    const RandomLine line = line_of(seed, nothing_fixed());
    const LineVerdict verdict = verdict_of(line);
    if (!verdict.split.empty()) continue;
    ++short_cuts;
    const std::vector<Open> all(verdict.candidates.begin(), verdict.candidates.end());
    const Cases total(line.arena, line.provisions, all, line.branches);
    const Ends ends = over(total);
    INFO("seed " << seed);
    REQUIRE(ends.low == verdict.certain);
    REQUIRE(ends.high == verdict.possible);
  }
  REQUIRE(short_cuts > cases_to_run() / 20);
}

}  // namespace sekisho::tests
