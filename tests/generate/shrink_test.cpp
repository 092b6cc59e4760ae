#include "tests/catch.h"
#include "tests/generate/generate.h"
#include "tests/generate/trial.h"

namespace sekisho::generated {
namespace {

Case example() {
  Case one;
  one.program.settings = {{"name", "shrunk"}, {"covers", "{ from: 2025-01-01 }"}};
  one.program.lists = {{"watch",
                        {{"kind", "parties"}, {"title", "Watched"}},
                        {{{"id", "w-1"}, {"name", "\"Blue Lake Trading\""}, {"country", "\"NO\""}, {"effective", "2020-01-01"}},
                         {{"id", "w-2"}, {"name", "Green Valley Farm"}, {"effective", "2020-01-01"}}}},
                       {"unused", {{"kind", "countries"}}, {{{"country", "JP"}}}}};
  one.program.files = {
      "regime cn-1\n  title \"A law\"\n  jurisdiction CN\n  effective 2024-01-01\n"
      "define to-japan as destination is JP or (any p in parties where p.country is JP and p.role is end_user)\n"
      "rule cn-1.ban\n  prohibits\n  when (to-japan and buyer matches watch at 0.9) or item.form within metal\n  unless purpose is "
      "repair\n"
      "  requires document paper \"A paper\"\n  cites \"Clause 1\"\n",
      "continues regime cn-1\n"
      "rule cn-1.notice\n  requires notice\n  when destination is RU\n"
      "exception aid to cn-1.ban, cn-1.notice\n  leaves notify\n  when purpose is aid\n"
      "suspend cn-1.ban, cn-1.notice\n  from 2026-05-01\n  as rest\n"};
  one.records = {object({{"transaction_id", "T-0"}, {"date", "2026-01-06"}, {"items", array({object()})}}),
                 object({{"transaction_id", "T-1"},
                         {"date", "2026-01-06"},
                         {"destination", "JP"},
                         {"buyer", object({{"name", "Blue Lake Trading"}, {"country", "NO"}})},
                         {"items", array({object({{"form", "oxide"}}), object({{"hs_code", "280530"}})})}})};
  one.known_at = "2026-01-06";
  return one;
}

bool prohibited(const Case& one) {
  Trial trial(one.program);
  if (!trial.stands()) return false;
  const auto reference = trial.reference(options_of(one));
  for (const Json& record : one.records) {
    const auto transaction = trial.decode(record);
    if (!transaction) continue;
    const Decision decision = reference->decide(*transaction);
    for (const Finding& finding : decision.lines.front().findings) {
      for (const Evidence& evidence : finding.evidence) {
        if (evidence.list == "watch" && finding.holds == Truth::True) return true;
      }
    }
  }
  return false;
}

}  // namespace

TEST_CASE("a failing case is made as small as it can be") {
  REQUIRE(prohibited(example()));
  const Case smallest = shrink(example(), prohibited);
  REQUIRE(prohibited(smallest));
  CHECK(print(smallest) ==
        "---- policy\n"
        "regime cn-1\n"
        "\n"
        "rule cn-1.ban\n"
        "  prohibits\n"
        "  when buyer matches watch\n"
        "\n"
        "---- lists/watch.yaml\n"
        "list: watch\n"
        "kind: parties\n"
        "entries:\n"
        "  - { name: \"Blue Lake Trading\" }\n"
        "---- bundle.yaml\n"
        "name: shrunk\n"
        "---- without a history\n"
        "---- record\n"
        "{\"transaction_id\": \"T-1\", \"date\": \"2026-01-06\", \"buyer\": {\"name\": \"Blue Lake Trading\"}, \"items\": [{}]}\n");
}

TEST_CASE("what does not fail is not made smaller, and tries have an end") {
  std::size_t tried = 0;
  const Case kept = shrink(example(), [&](const Case&) { return ++tried, false; }, 50);
  CHECK(tried == 50);
  CHECK(print(kept) == print(example()));
}

TEST_CASE("every smaller policy says less") {
  const std::string text = "regime r\n\nrule r.a\n  prohibits\n  when destination is JP and purpose is aid\n";
  const std::vector<std::string> smaller = smaller_policies(text);
  const auto has = [&](const char* part) {
    return std::any_of(smaller.begin(), smaller.end(), [&](const std::string& one) { return one.find(part) != std::string::npos; });
  };
  CHECK(has("when destination is JP\n"));
  CHECK(has("when purpose is aid\n"));
  CHECK(std::count(smaller.begin(), smaller.end(), text) == 0);
  for (const std::string& one : smaller) CHECK(one.size() < text.size());
}

TEST_CASE("a provision goes with what is aimed at nothing else") {
  const auto variants = without_provisions(example().program.files);
  const auto without_ban = std::find_if(variants.begin(), variants.end(), [](const std::vector<std::string>& files) {
    return files[0].find("rule cn-1.ban") == std::string::npos;
  });
  REQUIRE(without_ban != variants.end());
  CHECK((*without_ban)[1].find("exception aid to cn-1.notice\n") != std::string::npos);
  CHECK((*without_ban)[1].find("suspend cn-1.notice\n") != std::string::npos);
}

}  // namespace sekisho::generated
