#include "tests/catch.h"
#include "tests/check/example.h"

using namespace sekisho;

namespace {

/// A define's text: what it becomes, and of which type.
struct Resolution {
  std::string expression;
  std::string text;
  std::string type;  // "condition", or the type of a value
};

const std::vector<Resolution> resolutions = {
    // Bare words by the opposite type.
    {"destination is NO", "destination is NO", "condition"},
    {"NO is destination", "NO is destination", "condition"},
    {"destination in (JP, NO)", "destination is (JP, NO)", "condition"},
    {"destination not in (JP, NO)", "not (destination is (JP, NO))", "condition"},
    {"destination is not country_of_export", "not (destination is country_of_export)", "condition"},
    {"destination in transit_countries", "destination is transit_countries", "condition"},
    {"activity is reexport", "activity is reexport", "condition"},
    {"knowledge at least aware", "knowledge at least aware", "condition"},
    {"end_use within military", "end_use within military", "condition"},
    {"end_use not within (civil, humanitarian)", "not (end_use within (civil, humanitarian))", "condition"},
    {"end_use is military.missile", "end_use is military.missile", "condition"},
    {"end_user.kind within armed-forces", "end_user.kind within armed-forces", "condition"},
    {"any p in parties where p.role is end_user", "(any $0 in parties where ($0.role is end_user))", "condition"},
    // Literals.
    {"item.net_mass more than 100 kg", "item.net_mass more than 100 kg", "condition"},
    {"item.value <= 3_000 USD", "item.value at most 3000 USD", "condition"},
    {"item.parameters.purity more than 99.99 %", "item.parameters.purity more than 99.99%", "condition"},
    {"item.hs_code within HS:2805.30", "item.hs_code within HS:280530", "condition"},
    {"item.control_codes.CN is known", "item.control_codes.CN is known", "condition"},
    {"end_user is missing", "end_user is missing", "condition"},
    {"end_user is not known", "end_user is missing", "condition"},
    {"license_exception is \"LVS\"", "license_exception is \"LVS\"", "condition"},
    {"destination_region starts with \"UA\"", "destination_region starts with \"UA\"", "condition"},
    {"documents contains \"contract\"", "documents contains \"contract\"", "condition"},
    // Dates.
    {"date after 2025-12-01", "date more than 2025-12-01", "condition"},
    {"date before contract_date", "date less than contract_date", "condition"},
    {"date within 90 days before return_by", "date within 90 days before return_by", "condition"},
    {"contract_date + 12 months", "(contract_date + 12 months)", "date"},
    // Lists.
    {"destination in group-a", "destination in group-a", "condition"},
    {"destination not in (group-a, country-chart)", "not (destination in (group-a, country-chart))", "condition"},
    {"destination in country-chart as c where c.columns contains \"NS\"",
     "destination in country-chart as $0 where ($0.columns contains \"NS\")", "condition"},
    {"item classified in dual-use-items", "item classified in dual-use-items", "condition"},
    {"item classified within CN:1c902", "item classified within CN:1C902", "condition"},
    {"item classified within (CN:1C902, CN:1C903)", "(item classified within CN:1C902 or item classified within CN:1C903)",
     "condition"},
    {"item classified in dual-use-items as e where any r in e.reasons where (destination in country-chart as c where c.columns "
     "contains r)",
     "item classified in dual-use-items as $2 where ((any $1 in $2.reasons where (destination in country-chart as $0 where "
     "($0.columns contains "
     "$1))))",
     "condition"},
    {"any c in item.composition where c.substance in rare-earths",
     "(any $0 in item.composition where ($0.substance in rare-earths))", "condition"},
    {"any of end_user, buyer matches jp-military-users", "(end_user, buyer) matches jp-military-users at 0.85 to 0.98",
     "condition"},
    {"end_user matches us-entity-list at 0.80 to 0.95", "end_user matches us-entity-list at 0.8 to 0.95", "condition"},
    {"end_user matches us-entity-list at 0.9", "end_user matches us-entity-list at 0.9 to 0.9", "condition"},
    {"end_user matches us-entity-list as e where e.footnotes contains 4",
     "end_user matches us-entity-list at 0.85 to 0.98 as $0 where ($0.footnotes contains 4)", "condition"},
    {"any p in parties where p.address matches us-entity-list.addresses",
     "(any $0 in parties where ($0.address matches us-entity-list.addresses at 0.85 to 0.98))", "condition"},
    {"(end_user matches us-entity-list) as of 2026-01-06", "(end_user matches us-entity-list at 0.85 to 0.98) as of 2026-01-06",
     "condition"},
    // Quantifiers and aggregates.
    {"no c in item.composition where c.country_of_origin is CN", "(no $0 in item.composition where ($0.country_of_origin is CN))",
     "condition"},
    {"every u in end_use where u within (civil, humanitarian)", "(every $0 in end_use where ($0 within (civil, humanitarian)))",
     "condition"},
    {"any i in items where any c in i.composition where c.country_of_origin is i.country_of_origin",
     "(any $1 in items where ((any $0 in $1.composition where ($0.country_of_origin is $1.country_of_origin))))", "condition"},
    {"total of c.value over c in all item.composition where c.substance in rare-earths",
     "(total of $0.value over $0 in all item.composition where ($0.substance in rare-earths))", "money"},
    {"total of c.value over c in item.composition at least 0.1% of item.value",
     "(total of $0.value over $0 in item.composition) at least 0.1% of item.value", "condition"},
    {"count of p in parties", "(count over $0 in parties)", "number"},
    // Numbers.
    {"item.value / 2", "(item.value / 2)", "money"},
    {"item.value / 3 USD", "(item.value / 3 USD)", "number"},
    {"12 * 3_000 USD", "(12 * 3000 USD)", "money"},
    {"item.value - 5 USD", "(item.value - 5 USD)", "money"},
    {"-5 kg", "(-1 * 5 kg)", "quantity of mass"},
    // Connectives.
    {"(destination is JP and activity is export) and purpose is sale",
     "(destination is JP and activity is export and purpose is sale)", "condition"},
    {"not destination is JP", "not (destination is JP)", "condition"},
    {"possibly end_use within military", "possibly (end_use within military)", "condition"},
    {"helper and destination is JP", "(helper and destination is JP)", "condition"},
    {"limit", "limit", "money"},
    {"item.value more than limit", "item.value more than limit", "condition"},
    {"any p in parties where about-party(p)", "(any $0 in parties where (about-party($0)))", "condition"},
    {"serious", "serious", "condition"},
    {"true", "true", "condition"},
};

const std::string around =
    "define helper as activity is export\n"
    "define limit as 3_000 USD\n"
    "define about-party(p) as p.country is JP\n"
    "open term serious asks \"Is it serious?\"\n";

const checked::Node& subject(const checked::Policy& policy) {
  for (const checked::Define& define : policy.defines) {
    if (define.declared.name == "subject") return policy.nodes[define.value];
  }
  FAIL("no subject");
  return policy.nodes.front();
}

}  // namespace

TEST_CASE("an expression resolves to one text and type") {
  for (const Resolution& each : resolutions) {
    INFO(each.expression);
    const auto checked = example::check_text(around + "define subject as " + each.expression + "\n");
    const checked::Node& node = subject(*checked.policy);
    CHECK(node.text == each.text);
    CHECK((node.condition ? "condition" : to_string(node.type)) == each.type);
  }
}

TEST_CASE("what an expression depends on is told by its flags") {
  struct Flags {
    std::string expression;
    bool per_line, closed, dated, chooses;
  };
  const std::vector<Flags> table = {
      {"destination is JP", false, true, false, false},
      {"item.country_of_origin is CN", true, true, false, false},
      {"by-line and destination is JP", true, true, false, false},
      {"serious", true, true, false, false},
      {"any p in parties where p.country is JP", false, true, false, false},
      {"any c in item.composition where c.country_of_origin is CN", true, true, false, false},
      {"date after 2025-12-01", false, true, true, false},
      {"late", false, true, true, false},
      {"destination in no-zone", false, true, true, false},
      {"destination in includes-no-zone", false, true, true, false},
      {"end_user matches us-entity-list", false, true, false, false},  // the list has a zone of its own
      {"(reading a \"a\" as destination is JP reading b \"b\" as destination is NO)", false, true, false, true},
      {"read", false, true, false, false},  // another declaration's choice
  };
  for (const Flags& each : table) {
    INFO(each.expression);
    const auto checked = example::check_text(
        "define by-line as item.country_of_origin is CN\ndefine late as date after 2026-01-01\n"
        "define read reading a \"a\" as destination is JP reading b \"b\" as destination is NO\n" +
        around + "define subject as " + each.expression + "\n");
    const checked::Node& node = subject(*checked.policy);
    CHECK(node.per_line == each.per_line);
    CHECK(node.closed == each.closed);
    CHECK(node.dated == each.dated);
    CHECK(node.chooses == each.chooses);
  }
}
