#include "engine/value/code.h"

#include "tests/catch.h"

using namespace sekisho;

namespace {

std::string placed(Placement placement) {
  return placement == Placement::other ? "other" : placement == Placement::at_or_below ? "at or below" : "strictly above";
}

std::string compared(std::string_view code, std::string_view entry) {
  const Comparison comparison = compare_codes(parse_code(code), parse_code(entry));
  return comparison.undecided ? "undecided" : placed(comparison.placement);
}

}  // namespace

TEST_CASE("control codes compare segment by segment within one scheme") {
  struct Row {
    std::string code, entry, expected;
  };
  const auto row = GENERATE(Row{"CN:1C902", "CN:1C902", "at or below"}, Row{"CN:1C902.a.1", "CN:1C902", "at or below"},
                            Row{"CN:1C902", "CN:1C902.a.4", "strictly above"}, Row{"CN:1C902.a", "CN:1C902.b", "other"},
                            Row{"CN:1C90", "CN:1C902", "other"}, Row{"CN:1C902", "CN:1C90", "other"},
                            Row{"CN:1c902.A", "CN:1C902.a", "at or below"}, Row{"CN:1C902.a.10", "CN:1C902.a.1", "other"},
                            Row{"CN:3A001", "ECCN:3A001", "other"}, Row{"JP:7.1", "JP:7", "at or below"},
                            Row{"JP:7", "JP:7.1", "strictly above"}, Row{"CN:none", "CN:1C902", "other"},
                            Row{"CN:none", "CN:none", "other"}, Row{"HS:280530", "CN:2805", "other"});
  CAPTURE(row.code, row.entry);
  CHECK(compared(row.code, row.entry) == row.expected);
}

TEST_CASE("HS codes compare digit by digit, national digits only within one national scheme") {
  struct Row {
    std::string code, entry, expected;
  };
  const auto row =
      GENERATE(Row{"HS:280530", "HS:2805.30", "at or below"}, Row{"HS:280530", "HS:28", "at or below"},
               Row{"HS:280530", "HS:2805", "at or below"}, Row{"HS:2805", "HS:280530", "strictly above"},
               Row{"HS:280540", "HS:280530", "other"}, Row{"HS-CN:2805301000", "HS:280530", "at or below"},
               Row{"HTS:8505110070", "HS:850511", "at or below"}, Row{"HS:2805301000", "HS:280530", "at or below"},
               Row{"HS:280530", "HS-CN:2805301000", "strictly above"}, Row{"HS-CN:280530", "HS-CN:2805301000", "strictly above"},
               Row{"HS-CN:2805301000", "HS-CN:28053010", "at or below"},
               Row{"HS-CN:28053010", "HS-CN:2805301000", "strictly above"}, Row{"HS-CN:28053010", "HS-CN:28053020", "other"},
               Row{"HTS:2805301000", "HS-CN:2805301000", "undecided"}, Row{"HTS:2805401000", "HS-CN:2805301000", "other"},
               Row{"HS:2805301000", "HS-CN:2805301000", "undecided"}, Row{"HS:2805301000", "HS:2805301000", "undecided"},
               Row{"HS:2805301000", "HS:2805401000", "other"}, Row{"CN8:28053010", "HS-CN:28053010", "undecided"},
               Row{"CN8:28053010", "CN8:28053010", "at or below"}, Row{"HS-CN:2805.30.1000", "HS-CN:2805301000", "at or below"});
  CAPTURE(row.code, row.entry);
  CHECK(compared(row.code, row.entry) == row.expected);
}

TEST_CASE("terms compare by dotted words") {
  CHECK(placed(compare_terms("military.missile", "military")) == "at or below");
  CHECK(placed(compare_terms("military", "military")) == "at or below");
  CHECK(placed(compare_terms("military", "military.missile")) == "strictly above");
  CHECK(placed(compare_terms("military-police", "military")) == "other");
  CHECK(placed(compare_terms("civil", "military")) == "other");
}

TEST_CASE("a code that does not fit its scheme's form is told why") {
  struct Row {
    std::string code;
    bool in_policy;
    std::string fault;
  };
  const std::string dual_use = " begins with a digit, a letter from A to E and three digits";
  const auto row = GENERATE_COPY(
      Row{"CN:1C902.a", true, ""}, Row{"CN:1c902", false, ""}, Row{"CN:none", false, ""}, Row{"ECCN:EAR99", false, ""},
      Row{"JP:7.1", true, ""}, Row{"JP:1-(5)", true, ""}, Row{"EU:3A001", true, ""},
      Row{"CN:1C90", true, "a code of CN" + dual_use}, Row{"ECCN:3F001", true, "a code of ECCN" + dual_use},
      Row{"CN:EAR99", true, "a code of CN" + dual_use}, Row{"CN:1C902..a", true, "a dot of a code stands between two segments"},
      Row{"CN:1C902.", true, "a dot of a code stands between two segments"},
      Row{"JP:7 1", true, "a code has only letters, digits, dots, parentheses and hyphens"},
      Row{"CN:", true, "nothing stands after the scheme"}, Row{"1C902", true, "a code begins with its scheme and a colon"},
      Row{"HS:2805.30", true, ""}, Row{"HS:28", true, ""}, Row{"HS:2805", true, ""}, Row{"HS:2805301", true, ""},
      Row{"HS-CN:2846909900", true, ""}, Row{"HS:280", true, "an HS code has 2, 4 or 6 to 10 digits"},
      Row{"HS:28053", true, "an HS code has 2, 4 or 6 to 10 digits"},
      Row{"HS:28053010000", true, "an HS code has 2, 4 or 6 to 10 digits"}, Row{"HS:2805", false, "an HS code has 6 to 10 digits"},
      Row{"HS:280530", false, ""}, Row{"HS:2805.30", false, "a tariff code is written without dots"},
      Row{"HS:28..05", true, "a dot of a tariff code stands between two digits"},
      Row{"HS:2805.", true, "a dot of a tariff code stands between two digits"},
      Row{"HS:28O530", true, "a tariff code has only digits"}, Row{"HTS:none", false, "a tariff code has only digits"},
      Row{"CN8:2805301000", true, "a code of the Combined Nomenclature has at most 8 digits"},
      Row{"HS:770100", true, "the Harmonized System has no chapter 77"},
      Row{"HS:0001", true, "the Harmonized System has no chapter 00"}, Row{"HS:770100", false, ""});
  CAPTURE(row.code, row.in_policy);
  CHECK(fault_of_form(parse_code(row.code), row.in_policy) == row.fault);
}

TEST_CASE("codes print as written and compare in canonical form") {
  CHECK(to_string(parse_code("CN:1c902.a")) == "CN:1c902.a");
  CHECK(to_string(canonical(parse_code("CN:1c902.a"))) == "CN:1C902.A");
  CHECK(to_string(canonical(parse_code("HS:2805.30"))) == "HS:280530");
  CHECK(to_string(canonical(parse_code("CN:none"))) == "CN:none");
  CHECK(parse_code("a:b:c") == Code{"a", "b:c"});
  CHECK(is_tariff_scheme("HS-KR"));
  CHECK_FALSE(is_tariff_scheme("CN"));
}
