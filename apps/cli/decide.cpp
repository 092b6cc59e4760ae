#include "apps/cli/session.h"

namespace sekisho::cli {
namespace {

struct Arguments {
  std::string bundle, transaction, mapping, known_at, fail_on;
  bool explain = false;
};

void decide(Session& session, const Arguments& arguments) {
  const DecideOptions options = decide_options(arguments.known_at);
  const Law law = load_law(session, arguments.bundle);
  const Transaction record = load_record(law, arguments.transaction, load_mapping(session, arguments.mapping));
  const Decision decision = Judge(law, options).decide(record);
  if (session.chosen() == Format::json) {
    session.out << canonical_json(decision) << '\n';
  } else if (arguments.explain) {
    write_document(session, explanation(decision, record, *law));
  } else {
    explain(session.out, decision, record, {.colour = session.colour(), .line = {}, .columns = session.columns});
  }
  if (!arguments.fail_on.empty() && decision.possible >= *parse_effect(arguments.fail_on)) session.status = Exit::reached;
}

}  // namespace

void add_decide(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("decide", "one decision");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("BUNDLE", arguments->bundle, "a folder with bundle.yaml, or one policy file")->required();
  command->add_option("TRANSACTION", arguments->transaction, "one record, JSON or CSV; `-` is standard input")->required();
  add_mapping(*command, arguments->mapping);
  add_known_at(*command, arguments->known_at, true);
  command->add_flag("--explain", arguments->explain, "with the reason in law and the facts of every finding");
  add_fail_on(*command, arguments->fail_on);
  add_format(*command, session, {"text", "json"});
  command->footer(example("  sekisho decide policies/cn examples/records/magnets_to_japan.json --format text"));
  command->callback([&session, arguments] { decide(session, *arguments); });
}

}  // namespace sekisho::cli
