#include <algorithm>

#include "tests/catch.h"
#include "tests/check/example.h"

using namespace sekisho;

namespace {

const std::string regime = R"(regime cn-1
  jurisdiction CN
  timezone "Asia/Shanghai"
  announced 2025-01-01
  effective 2025-02-01
)";

std::uint32_t rule_index(const checked::Policy& policy, const std::string& name) {
  for (std::uint32_t i = 0; i < policy.rules.size(); ++i) {
    if (policy.rules[i].declared.name == name) return i;
  }
  FAIL("no rule " + name);
  return 0;
}

const checked::Rule& rule(const checked::Policy& policy, const std::string& name) { return policy.rules[rule_index(policy, name)]; }

}  // namespace

TEST_CASE("equal expressions are one node, wherever they stand and however deep") {
  const auto checked = example::check_text(regime + R"(
rule cn-1.a prohibits when any p in parties where p.country is JP cites "1"
rule cn-1.b prohibits when any i in items where ((any p in parties where p.country is JP) and i.country_of_origin is CN) cites "1"
  unless destination is NO
)"
                                                    "");
  const auto& policy = *checked.policy;
  const auto& outer = std::get<checked::Quantified>(policy.nodes[rule(policy, "cn-1.b").when].kind);
  const auto& both = std::get<checked::And>(policy.nodes[outer.condition].kind);
  CHECK(both.parts.front() == rule(policy, "cn-1.a").when);
  CHECK(policy.slots == 2);
}

TEST_CASE("fields of one name on unlike objects stay apart") {
  const auto checked = example::check_text(regime + R"(
rule cn-1.a prohibits when any p in parties where p.country is JP cites "1"
rule cn-1.b prohibits when destination in group-a as c where c.country is JP cites "1"
)");
  const auto& policy = *checked.policy;
  const auto& party = std::get<checked::Quantified>(policy.nodes[rule(policy, "cn-1.a").when].kind);
  const auto& entry = std::get<checked::InList>(policy.nodes[rule(policy, "cn-1.b").when].kind);
  CHECK(party.condition != entry.where);
  CHECK(policy.nodes[party.condition].text == policy.nodes[entry.where].text);
}

TEST_CASE("a rule takes dates and status from its regime, and keeps its own") {
  const auto checked = example::check_text(R"(regime cn-1
  jurisdiction CN
  announced 2025-01-01
  effective 2025-02-01
  until reading long "the longer" as 2026-01-01 reading short "the shorter" as 2025-12-31
  status reported
rule cn-1.a prohibits cites "1"
rule cn-1.b prohibits effective 2025-03-01 until 2025-04-01 status unverified cites "1"
)");
  const auto& policy = *checked.policy;
  const checked::Declared& a = rule(policy, "cn-1.a").declared;
  CHECK(to_string(a.dates.from->by_branch.front()) == "2025-02-01");
  REQUIRE(a.dates.until->by_branch.size() == 2);
  CHECK(to_string(*a.dates.announced) == "2025-01-01");
  CHECK(policy.groups[a.group].of == "cn-1");
  CHECK(policy.groups[a.group].branches[1].name == "short");
  REQUIRE(a.status_groups.size() == 1);
  CHECK(policy.groups[a.status_groups[0]].kind == checked::GroupKind::reported);
  const checked::Declared& b = rule(policy, "cn-1.b").declared;
  CHECK(to_string(b.dates.from->by_branch.front()) == "2025-03-01");
  CHECK(b.dates.until->by_branch.size() == 1);
  REQUIRE(b.status_groups.size() == 2);
  CHECK(policy.groups[b.status_groups[1]].of == "cn-1.b");
  CHECK(policy.groups[b.status_groups[1]].branches[1].name == "not-confirmed");
  CHECK(b.status == ast::Status::reported);
}

TEST_CASE("readings of one declaration are one choice, in one order") {
  const auto checked = example::check_text(regime + R"(
suspend cn-1.a
  from 2025-05-01
  until reading inclusive "the last day counts" as 2025-06-10
        reading exclusive "it does not" as 2025-06-09
  as pause
rule cn-1.a prohibits cites "1"
  when destination is (reading one "1" as JP reading two "2" as NO) or country_of_export is (reading two "2" as NO reading one "1" as JP)
)"
                                                    "");
  const auto& policy = *checked.policy;
  REQUIRE(policy.suspensions.size() == 1);
  CHECK(policy.suspension_by_name.at("pause") == 0);
  CHECK(policy.groups[policy.suspensions[0].declared.group].of == "pause");
  const checked::Rule& choosing = rule(policy, "cn-1.a");
  CHECK(choosing.suspensions == std::vector<std::uint32_t>{0});
  const auto& either = std::get<checked::Or>(policy.nodes[choosing.when].kind);
  const auto right = [&](checked::NodeId part) { return std::get<checked::Compare>(policy.nodes[part].kind).right; };
  const auto& first = std::get<checked::Choice>(policy.nodes[right(either.parts[0])].kind);
  const auto& second = std::get<checked::Choice>(policy.nodes[right(either.parts[1])].kind);
  CHECK(first.branches == second.branches);
  CHECK(right(either.parts[0]) == right(either.parts[1]));
}

TEST_CASE("patterns name rules, never exceptions, and in suspensions only what was announced") {
  const auto checked = example::check_text(regime + R"(
rule cn-1.a prohibits cites "1"
rule cn-1.b prohibits announced 2025-06-01 effective 2025-06-01 cites "1"
exception cn-1.free to cn-1.* when destination is NO
exception cn-1.not-free to cn-1.free when activity is transit
suspend cn-1.* from 2025-05-01 as pause
suspend cn-1.free from 2025-05-01
repeal pause from 2025-05-10
repeal cn-1.a, cn-1.free from 2025-08-01
)");
  const auto& policy = *checked.policy;
  const std::vector<std::uint32_t> none_, first{0}, second{1};
  CHECK(rule(policy, "cn-1.a").exceptions == first);
  CHECK(rule(policy, "cn-1.b").exceptions == first);
  CHECK(policy.exceptions[0].exceptions == second);
  CHECK(policy.exceptions[1].exceptions_defeated == first);
  const std::uint32_t pause = policy.suspension_by_name.at("pause");
  CHECK(rule(policy, "cn-1.a").suspensions == std::vector<std::uint32_t>{pause});
  CHECK(rule(policy, "cn-1.b").suspensions.empty());
  CHECK(policy.exceptions[0].suspensions.size() == 1);
  CHECK(policy.suspensions[pause].repeals == first);
  CHECK(rule(policy, "cn-1.a").repeals == second);
  CHECK(policy.exceptions[0].repeals == second);
}

TEST_CASE("a pattern stays within its jurisdiction") {
  const auto checked = example::check_text(R"(regime cn-1
  jurisdiction CN
rule cn-1.license requires license cites "1"
regime us-1
  jurisdiction US
rule us-1.license requires license cites "1"
suspend *.license from 2025-05-01
)");
  CHECK(rule(*checked.policy, "cn-1.license").suspensions.empty());
  CHECK(rule(*checked.policy, "us-1.license").suspensions.size() == 1);
}

TEST_CASE("what a definition is about is learnt from its first use, or from its text") {
  const auto checked = example::check_text(R"(
define made-there(c) as c.country_of_origin is CN
define any-made-there as any c in item.composition where made-there(c)
define listed(p) as p matches jp-military-users
define alone(x) as x.substance is "dysprosium"
)");
  for (const checked::Define& define : checked.policy->defines) {
    INFO(define.declared.name);
    CHECK((define.parameter_slot == 0) == (define.declared.name != "any-made-there"));
    CHECK(checked.policy->nodes[define.value].closed == (define.declared.name == "any-made-there"));
  }
}

TEST_CASE("a policy without rules is a vocabulary: nothing of it is unused") {
  const auto checked = example::check_text("define to-japan as destination is JP\n");
  REQUIRE(checked.diagnostics.all().size() == 1);
  CHECK(checked.diagnostics.all().front().code == "no-rules");
}
