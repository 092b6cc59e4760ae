#include "engine/lint/quoted_bounds.h"

#include "tests/catch.h"

using namespace sekisho;
using namespace sekisho::linting;

namespace {

Bound bound(std::string_view number, std::string unit) { return {parse_number(number, true).value, std::move(unit)}; }

/// "above", "below", or nothing: what the text says of the amount itself; of several quotations all, in order.
std::string said(std::string_view text, const Bound& of) {
  std::string sides;
  for (const QuotedBound& quoted : quoted_bounds(text, of))
    sides += (sides.empty() ? "" : " ") + std::string(quoted.side == Side::above ? "above" : "below");
  return sides;
}

struct Row {
  std::string_view text, number, unit, said;
};

constexpr Row rows[] = {
    // English
    {"worth 0.1 % or more of the item", "0.1", "%", "above"},
    {"0.1% and above", "0.1", "%", "above"},
    {"at least 0.1 percent", "0.1", "%", "above"},
    {"not less than 0.1 per cent", "0.1", "%", "above"},
    {"a purity above 99.99 %", "99.99", "%", "below"},
    {"More than 50 mm", "50", "mm", "below"},
    {"no more than 50 mm", "50", "mm", "below"},
    {"not exceeding 50 mm", "50", "mm", "below"},
    {"50 mm or less", "50", "mm", "below"},
    {"less than 50 /cm2", "50", "/cm2", "above"},
    {"≥ 99.99%", "99.99", "%", "above"},
    {">99.99 %", "99.99", "%", "below"},
    {"<= 5 kg", "5", "kg", "below"},
    {"< 5 kg", "5", "kg", "above"},
    {"in excess of USD 3,000", "3000", "USD", "below"},
    {"up to 3_000 USD", "3000", "USD", "below"},
    {"256 layers or more", "256", "", "above"},
    {"more than a 50 % share", "50", "%", "below"},
    {"80 % or more, but at most 97 %", "80", "%", "above"},
    // Chinese
    {"含量0.1%以上", "0.1", "%", "above"},
    {"价值超过0.1%的", "0.1", "%", "below"},
    {"不低于99.99％", "99.99", "%", "above"},
    {"大于30兆帕", "30", "MPa", "below"},
    {"大于等于30MPa", "30", "MPa", "above"},
    {"小于50毫米", "50", "mm", "above"},
    {"50毫米以下", "50", "mm", "below"},
    {"不超过50 mm", "50", "mm", "below"},
    // Japanese
    {"純度99.99%以上", "99.99", "%", "above"},
    {"99.99%を超えるもの", "99.99", "%", "below"},
    {"0.1%超のもの", "0.1", "%", "below"},
    {"50ミリメートル未満", "50", "mm", "above"},
    {"50 mm以下", "50", "mm", "below"},
    // Not these
    {"0.1 % of the value", "0.1", "%", ""},
    {"more than 10.1 %", "0.1", "%", ""},
    {"more than 0.1 kg", "0.1", "%", ""},
    {"more than 5 mmol", "5", "mm", ""},
    {"No. 50 of 2025", "50", "", ""},
    {"under Article 50", "50", "", ""},
    {"50 % or more than 3 kg", "50", "%", ""},
    {"at least 50 % or less", "50", "%", ""},
    {"moreover 50 %", "50", "%", ""},
    {"more than 2025-50", "50", "", ""},
};

}  // namespace

TEST_CASE("a text says on which side of a threshold the threshold lies") {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(said(row.text, bound(row.number, std::string(row.unit))) == row.said);
  }
}

TEST_CASE("a quotation is its words with the amount") {
  const std::string text = "Parts worth 0.1 % or more count.";
  const auto found = quoted_bounds(text, bound("0.1", "%"));
  REQUIRE(found.size() == 1);
  CHECK(text.substr(found[0].begin, found[0].end - found[0].begin) == "0.1 % or more");
}
