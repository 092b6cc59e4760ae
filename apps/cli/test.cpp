#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "apps/cli/session.h"
#include "engine/report/coverage_html.h"
#include "engine/scenario/coverage_report.h"
#include "engine/scenario/mutate/mutation_report.h"
#include "engine/scenario/report.h"

namespace sekisho::cli {
namespace {

struct Arguments {
  std::string bundle;
  std::vector<std::string> scenarios;
  bool all = false;
  bool coverage = false;
  std::string coverage_page;  // a folder; empty: none
  bool mutate = false, fail_on_survivors = false;
  unsigned threads = 0;  // 0: as many as the machine has
};

/// What was asked for beside the results.
struct Measured {
  std::optional<ScenarioCoverage> coverage;
  std::optional<Mutation> mutation;
};

void write_json(std::ostream& out, const std::vector<CaseResult>& results, const Measured& measured) {
  JsonWriter json;
  json.begin_object();
  write_results(json, results);
  if (measured.coverage) write_coverage_json(json.key("coverage"), *measured.coverage);
  if (measured.mutation) write_mutation_json(json.key("mutation"), *measured.mutation);
  out << json.end_object().result() << '\n';
}

void write(Session& session, const Law& law, const Arguments& arguments, const std::vector<CaseResult>& results,
           const Measured& measured) {
  switch (session.chosen()) {
    case Format::junit:
      write_junit(session.out, results, law->bundle->name);
      break;
    case Format::json:
      write_json(session.out, results, measured);
      break;
    default:
      write_text(session.out, results, arguments.all, session.colour());
      if (measured.coverage) write_coverage_text(session.out, *measured.coverage, session.colour());
      if (measured.mutation) write_mutation_text(session.out, *measured.mutation, session.colour());
  }
}

void write_coverage_page(const std::string& folder, const ScenarioCoverage& coverage, const Bundle& bundle) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  const std::string path = folder + "/index.html";
  std::ofstream page(path, std::ios::binary);
  if (page) write_coverage_html(page, coverage, bundle);
  page.close();
  if (!page) throw Stop(Exit::unusable, "`" + path + "` cannot be written");
}

Mutation mutated(const Law& law, const Arguments& arguments, const std::vector<CaseResult>& results) {
  MutationOptions options;
  options.threads = arguments.threads > 0 ? arguments.threads : std::max(1U, std::thread::hardware_concurrency());
  return run_mutants(results, *law, options);
}

void test(Session& session, const Arguments& arguments) {
  const Law law = load_law(session, arguments.bundle);
  Diagnostics diagnostics;
  const std::vector<Scenario> scenarios = load_scenarios(law, arguments.scenarios, diagnostics);
  write_diagnostics(std::cerr, diagnostics, session.error_colour());
  if (scenarios.empty() && !diagnostics.has_errors())
    throw Stop(Exit::unusable, "there are no scenarios in `" +
                                   (arguments.scenarios.empty() ? arguments.bundle : arguments.scenarios.front()) + "`");
  const std::vector<CaseResult> results = run_scenarios(scenarios, law);
  Measured measured;
  if (arguments.coverage || !arguments.coverage_page.empty()) measured.coverage = measure_coverage(results, law);
  if (!arguments.coverage_page.empty()) write_coverage_page(arguments.coverage_page, *measured.coverage, *law->bundle);
  if (!arguments.coverage) measured.coverage.reset();
  if (arguments.mutate) measured.mutation = mutated(law, arguments, results);
  write(session, law, arguments, results, measured);
  if (diagnostics.has_errors() || totals(results).passed != results.size()) session.status = Exit::wrong;
  if (arguments.fail_on_survivors && measured.mutation && measured.mutation->killed() < measured.mutation->fates.size())
    session.status = Exit::wrong;
}

}  // namespace

void add_test(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("test", "run the scenarios of a law: its own tests");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("BUNDLE", arguments->bundle, "a folder with bundle.yaml, or one policy file")->required();
  command->add_option("SCENARIOS", arguments->scenarios, "scenario files; without them the bundle's own");
  command->add_flag("--all", arguments->all, "name the scenarios that pass, too");
  command->add_flag("--coverage", arguments->coverage,
                    "which rules, exceptions, suspensions, readings and parts of conditions were never true, never false, never "
                    "unknown");
  command->add_option("--coverage-html", arguments->coverage_page, "the same beside the text of the law, as DIR/index.html")
      ->type_name("DIR");
  CLI::Option* mutate = command->add_flag(
      "--mutate", arguments->mutate, "plant small faults in the law and name those that no scenario notices, with one that would");
  command->add_flag("--fail-on-survivors", arguments->fail_on_survivors, "end with status 1 where a fault goes unnoticed")
      ->needs(mutate);
  command->add_option("--threads", arguments->threads, "for --mutate; without it as many as the machine has")
      ->check(CLI::Range(1U, 1024U).description(""))
      ->type_name("N");
  add_format(*command, session, {"text", "json", "junit"});
  command->footer(example("  sekisho test policies/cn --format junit > scenarios.xml"));
  command->callback([&session, arguments] { test(session, *arguments); });
}

}  // namespace sekisho::cli
