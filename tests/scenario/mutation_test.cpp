#include "engine/scenario/mutate/mutation.h"

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <unistd.h>

#include "engine/scenario/mutate/mutation_report.h"
#include "engine/sekisho.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

const char* const small = "tests/cases/scenario/small_law";

Law law_in(const std::string& folder) {
  Diagnostics diagnostics;
  Law law = load(folder, diagnostics);
  REQUIRE(law != nullptr);
  return law;
}

struct Mutated {
  Law law;
  std::vector<Scenario> scenarios;
  std::vector<CaseResult> results;
  Mutation mutation;

  explicit Mutated(const std::vector<std::string>& files = {}, unsigned threads = 1) : law(law_in(small)) {
    Diagnostics diagnostics;
    scenarios = load_scenarios(law, files, diagnostics);
    REQUIRE_FALSE(diagnostics.has_errors());
    results = run_scenarios(scenarios, law);
    for (const CaseResult& result : results) REQUIRE(result.passed());
    MutationOptions options;
    options.threads = threads;
    mutation = run_mutants(results, *law, options);
  }
  const Fate* fate_of(const std::string& of, const std::string& change) const {
    for (std::size_t at = 0; at < mutation.fates.size(); ++at) {
      if (mutation.mutants.all[at].of == of && mutation.mutants.all[at].change == change) return &mutation.fates[at];
    }
    return nullptr;
  }
  bool survives(const std::string& of, const std::string& change) const {
    const Fate* fate = fate_of(of, change);
    REQUIRE(fate != nullptr);
    return !fate->killed;
  }
};

const Mutated& mutated() {
  static const Mutated one;
  return one;
}

std::set<std::string> changes() {
  std::set<std::string> all;
  for (const Mutant& mutant : mutated().mutation.mutants.all) all.insert(mutant.of + ": " + mutant.change);
  return all;
}

}  // namespace

TEST_CASE("every sort of fault is planted") {
  const std::set<std::string> all = changes();
  for (const char* change : {
           "small-1.heavy: rule left out",
           "small-1.samples: exception left out",
           "spring: suspension left out",
           "small-1: `2026-01-10` taken as `2026-01-11`",
           "small-1: `2026-01-10` taken as `2026-01-09`",
           "small-1: `2026-01-06` taken as `2026-01-07`",
           "spring: `2026-03-31` taken as `2026-04-01`",
           "spring: `2026-03-01` taken as `2026-02-28`",
           "small-1.heavy: `requires license` taken as `refer to \"somebody\"`",
           "small-1.heavy: `requires license` taken as `requires license presumption of denial`",
           "small-1.army: `prohibits` taken as `requires license presumption of denial`",
           "small-1.samples: leaves `notify` taken as `permit`",
           "small-1.samples: leaves `notify` taken as `refer`",
           "small-1.heavy: `overseas` taken as true",
           "small-1.heavy: `item.net_mass at least 100 kg` taken as true",
           "small-1.heavy: `and` taken as `or`",
           "small-1.heavy: `at least` taken as `more than`",
           "small-1.heavy: `100 kg` taken as `101 kg`",
           "small-1.heavy: `100 kg` taken as `99 kg`",
           "small-1.samples: `purpose is sample` taken as true",
           "small-1.samples: `is` taken as `is not`",
           "small-1.samples: `dubious` taken as false",
           "overseas: `JP` left out",
           "overseas: `KR` left out",
           "near-the-army: `destination is JP` taken as false",
       }) {
    CAPTURE(change);
    CHECK(all.count(change) == 1);
  }
}

TEST_CASE("what scenarios notice is killed, and what they do not survives") {
  CHECK_FALSE(mutated().survives("small-1.heavy", "rule left out"));
  CHECK_FALSE(mutated().survives("small-1.heavy", "`item.net_mass at least 100 kg` taken as true"));
  CHECK_FALSE(mutated().survives("spring", "suspension left out"));
  CHECK(mutated().survives("small-1.heavy", "`overseas` taken as true"));
  CHECK(mutated().survives("small-1.heavy", "`at least` taken as `more than`"));
  CHECK(mutated().survives("spring", "`2026-03-31` taken as `2026-04-01`"));
}

TEST_CASE("every survivor of the small law has a scenario, and all together kill them all") {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("sekisho-witnesses-" + std::to_string(::getpid()) + ".yaml");
  std::ofstream out(file);
  out << "scenarios:\n";
  std::size_t survivors = 0;
  for (std::size_t at = 0; at < mutated().mutation.fates.size(); ++at) {
    const Fate& fate = mutated().mutation.fates[at];
    if (fate.killed) continue;
    CAPTURE(mutated().mutation.mutants.all[at].of, mutated().mutation.mutants.all[at].change, fate.records);
    CHECK(fate.witness.has_value());
    if (fate.witness) out << *fate.witness;
    ++survivors;
  }
  out.close();
  CHECK(survivors > 10);
  const Mutated again({std::string(small) + "/scenarios/small.yaml", file.string()});
  std::filesystem::remove(file);
  CHECK(again.mutation.killed() == again.mutation.fates.size());
}

TEST_CASE("a scenario that kills is cut down to what it needs") {
  const Fate* fate = mutated().fate_of("small-1.heavy", "`at least` taken as `more than`");
  REQUIRE(fate != nullptr);
  REQUIRE(fate->witness.has_value());
  CHECK(*fate->witness ==
        "- name: \"small-1.heavy: `at least` taken as `more than`\"\n"
        "  given: { date: 2026-02-01, country_of_export: CN, destination: JP, end_user: { name: Motors }, "
        "items: [{ net_mass: 100 kg }] }\n"
        "  adopt: { near-the-army: narrow }\n"
        "  expect: license\n");
}

TEST_CASE("the outcome does not depend on the number of threads") {
  const Mutated three({}, 3);
  REQUIRE(three.mutation.fates.size() == mutated().mutation.fates.size());
  for (std::size_t at = 0; at < three.mutation.fates.size(); ++at) {
    CHECK(three.mutation.fates[at].killed == mutated().mutation.fates[at].killed);
    CHECK(three.mutation.fates[at].witness == mutated().mutation.fates[at].witness);
    CHECK(three.mutation.fates[at].records == mutated().mutation.fates[at].records);
  }
}

TEST_CASE("a survivor is shown as a diff of the law's own lines") {
  std::ostringstream out;
  write_mutation_text(out, mutated().mutation, false);
  CHECK(out.str().find("SURVIVED  tests/cases/scenario/small_law/small.policy:21  small-1.heavy: `overseas` taken as true\n"
                       "    -   when overseas and item.net_mass at least 100 kg\n"
                       "    +   when true and item.net_mass at least 100 kg\n"
                       "  a scenario that kills it:\n") != std::string::npos);
}

TEST_CASE("the policy that mutants are planted in is the law again afterwards") {
  const Law law = law_in(small);
  Mutants mutants = mutants_of(*law);
  const std::size_t rules = law->rules.size();
  for (Mutant& mutant : mutants.all) {
    exchange(*mutants.policy, mutant.replacements);
    exchange(*mutants.policy, mutant.replacements);
  }
  REQUIRE(mutants.policy->rules.size() == rules);
  for (std::size_t at = 0; at < rules; ++at) {
    CHECK(mutants.policy->rules[at].when == law->rules[at].when);
    CHECK(mutants.policy->rules[at].effect == law->rules[at].effect);
    CHECK_FALSE(mutants.policy->rules[at].declared.proposed);
  }
}
