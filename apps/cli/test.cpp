#include <iostream>

#include "apps/cli/session.h"
#include "engine/scenario/report.h"

namespace sekisho::cli {
namespace {

struct Arguments {
  std::string bundle;
  std::vector<std::string> scenarios;
  bool all = false;
};

void test(Session& session, const Arguments& arguments) {
  const Law law = load_law(session, arguments.bundle);
  Diagnostics diagnostics;
  const std::vector<Scenario> scenarios = load_scenarios(law, arguments.scenarios, diagnostics);
  write_diagnostics(std::cerr, diagnostics, session.error_colour());
  if (scenarios.empty() && !diagnostics.has_errors())
    throw Stop(Exit::unusable, "there are no scenarios in `" +
                                   (arguments.scenarios.empty() ? arguments.bundle : arguments.scenarios.front()) + "`");
  const std::vector<CaseResult> results = run_scenarios(scenarios, law);
  switch (session.chosen()) {
    case Format::junit:
      write_junit(session.out, results, law->bundle->name);
      break;
    case Format::json:
      write_json(session.out, results);
      break;
    default:
      write_text(session.out, results, arguments.all, session.colour());
  }
  if (diagnostics.has_errors() || totals(results).passed != results.size()) session.status = Exit::wrong;
}

}  // namespace

void add_test(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("test", "run the scenarios of a law: its own tests");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("BUNDLE", arguments->bundle, "a folder with bundle.yaml, or one policy file")->required();
  command->add_option("SCENARIOS", arguments->scenarios, "scenario files; without them the bundle's own");
  command->add_flag("--all", arguments->all, "name the scenarios that pass, too");
  add_format(*command, session, {"text", "json", "junit"});
  command->footer(example("  sekisho test policies/cn --format junit > scenarios.xml"));
  command->callback([&session, arguments] { test(session, *arguments); });
}

}  // namespace sekisho::cli
