#include <algorithm>

#include "apps/cli/session.h"
#include "engine/scenario/names.h"

namespace sekisho::cli {
namespace {

struct Arguments {
  std::string bundle, transaction, mapping, known_at, why_not;
  std::vector<std::string> what_if;
  std::size_t line = 0;  // 0: all
};

void check_rule(const Law& law, const std::string& rule) {
  const ScenarioNames names = scenario_names(*law);
  if (has_name(names.valued, rule)) return;
  const std::string near = nearest(rule, names.valued);
  throw Stop(Exit::unusable, "no rule is called `" + rule + "`" + (near.empty() ? "" : ": did you mean `" + near + "`?"));
}

std::string line_number(const std::string& word) {
  const bool digits = !word.empty() && word.find_first_not_of("0123456789") == std::string::npos && word.size() <= 9;
  return digits && std::stoul(word) > 0 ? "" : "`" + word + "` is no line: lines are counted from 1";
}

void check_line(const Arguments& arguments, const Decision& decision) {
  if (arguments.line <= decision.lines.size()) return;
  throw Stop(Exit::unusable,
             "the record has no line " + std::to_string(arguments.line) + ": its last is " + std::to_string(decision.lines.size()));
}

std::vector<FactChange> changes_of(const Arguments& arguments) {
  std::vector<FactChange> changes;
  for (const std::string& text : arguments.what_if) {
    const std::optional<FactChange> change = parse_change(text);
    if (!change) throw Stop(Exit::unusable, "`" + text + "` changes nothing: a change is written like `end_use=civil.medical`");
    changes.push_back(*change);
  }
  return changes;
}

bool shows(const Arguments& arguments, std::size_t line) { return arguments.line == 0 || arguments.line == line; }

void tell_why_not(Session& session, const Arguments& arguments, const Law& law, const Transaction& record,
                  const Decision& decision) {
  Reference reference(law, decide_options(arguments.known_at));
  std::vector<WhyNot> asked;
  for (std::size_t line = 1; line <= decision.lines.size(); ++line) {
    if (!shows(arguments, line)) continue;
    auto one = why_not(reference, *law, record, arguments.why_not, line);
    if (!one)
      throw Stop(Exit::unusable, "`" + arguments.why_not + "` has no value of its own: it is asked about one element at a time");
    asked.push_back(std::move(*one));
  }
  if (session.chosen() == Format::json) {
    session.out << to_json(asked, decision) << '\n';
  } else {
    write_document(session, explanation_of(asked, decision, record, *law));
  }
}

void tell_decision(Session& session, const Arguments& arguments, const Law& law, const Transaction& record,
                   const Decision& decision) {
  if (session.chosen() == Format::json) {
    session.out << canonical_json(decision) << '\n';
    return;
  }
  Reference reference(law, decide_options(arguments.known_at));
  const std::optional<std::size_t> line = arguments.line == 0 ? std::nullopt : std::optional(arguments.line);
  write_document(session, explanation(decision, record, *law, beside(reference, *law, decision, record, line)));
}

void tell_what_if(Session& session, const Arguments& arguments, const Law& law) {
  if (!arguments.why_not.empty()) throw Stop(Exit::unusable, "`--why-not` and `--what-if` ask different things: ask one at a time");
  const std::vector<FactChange> changes = changes_of(arguments);
  const ChangedRecord records = load_changed_record(law, arguments.transaction, load_mapping(session, arguments.mapping), changes);
  Reference reference(law, decide_options(arguments.known_at));
  const Decision before = reference.decide(records.record), after = reference.decide(records.changed);
  check_line(arguments, before.lines.size() < after.lines.size() ? after : before);
  WhatIf asked{changes, records.record, before, after, {}};
  if (arguments.line != 0) asked.line = arguments.line;
  if (session.chosen() == Format::json) {
    session.out << to_json(asked) << '\n';
  } else {
    write_document(session, explanation_of(asked, *law));
  }
}

void explain_record(Session& session, const Arguments& arguments) {
  const Law law = load_law(session, arguments.bundle);
  if (!arguments.what_if.empty()) return tell_what_if(session, arguments, law);
  if (!arguments.why_not.empty()) check_rule(law, arguments.why_not);
  const Transaction record = load_record(law, arguments.transaction, load_mapping(session, arguments.mapping));
  const Decision decision = Judge(law, decide_options(arguments.known_at)).decide(record);
  check_line(arguments, decision);
  if (!arguments.why_not.empty()) {
    tell_why_not(session, arguments, law, record, decision);
  } else {
    tell_decision(session, arguments, law, record, decision);
  }
}

}  // namespace

void add_explain(CLI::App& program, Session& session) {
  CLI::App* command =
      program.add_subcommand("explain", "why a decision is what it is, why a rule does not apply, what would change it");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("BUNDLE", arguments->bundle, "a folder with bundle.yaml, or one policy file")->required();
  command->add_option("TRANSACTION", arguments->transaction, "one record, JSON or CSV; `-` is standard input")->required();
  command
      ->add_option("--why-not", arguments->why_not,
                   "what keeps RULE out of force, which part of its condition is false and on which fact (also of a define, an "
                   "exception or an open term)")
      ->type_name("RULE");
  command
      ->add_option("--what-if", arguments->what_if,
                   "the same decision with a fact changed, and what that changes: `end_use=civil.medical`, "
                   "`items[1].country_of_origin=CN`, `end_user.country=JP`, `judgements.TERM=yes`; `FIELD=` takes it away")
      ->type_name("FIELD=VALUE ...")
      ->expected(1, -1)
      ->delimiter('\0');
  command->add_option("--line", arguments->line, "only this line, from 1")->check(line_number)->type_name("N");
  add_mapping(*command, arguments->mapping);
  add_known_at(*command, arguments->known_at, true);
  add_format(*command, session, {"text", "markdown", "html", "json"});
  command->footer(
      example("  sekisho explain policies/cn examples/records/magnets_to_japan.json --format html\n"
              "  sekisho explain policies/cn examples/records/magnets_to_japan.json --why-not cn-2026-1.military-users\n"
              "  sekisho explain policies/cn examples/records/magnets_to_japan.json --what-if end_use=civil.medical"));
  command->callback([&session, arguments] { explain_record(session, *arguments); });
}

}  // namespace sekisho::cli
