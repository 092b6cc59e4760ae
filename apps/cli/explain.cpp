#include <algorithm>

#include "apps/cli/session.h"
#include "engine/explain/law.h"
#include "engine/scenario/names.h"
#include "engine/text/json.h"

namespace sekisho::cli {
namespace {

struct Arguments {
  std::string bundle, transaction, mapping, known_at, why_not;
  std::size_t line = 0;  // 0: all
};

void check_rule(const Law& law, const std::string& rule) {
  const ScenarioNames names = scenario_names(*law);
  if (has_name(names.valued, rule)) return;
  const std::string near = nearest(rule, names.valued);
  throw Stop(Exit::unusable, "no rule is called `" + rule + "`" + (near.empty() ? "" : ": did you mean `" + near + "`?"));
}

/// What keeps a rule or an exception out of force on the day of the record.
std::string force(const Law& law, const std::string& rule, const Time& date, const std::optional<Time>& known) {
  for (const Provision& provision : law_at(*law, date, known)) {
    if (provision.name == rule) return out_of_force(provision);
  }
  const auto named = [&](const auto& declaration) { return declaration.declared.name == rule; };
  const bool provision = std::any_of(law->rules.begin(), law->rules.end(), named) ||
                         std::any_of(law->exceptions.begin(), law->exceptions.end(), named);
  return provision && known ? "not announced by " + to_string(*known) : "";
}

void write_why_not_json(JsonWriter& json, const LineDecision& decided, const WhyNot& asked) {
  json.begin_object().member("line_no", decided.line_no).raw_member("line", std::to_string(asked.line)).member("rule", asked.rule);
  json.member("value", to_string(asked.valued.value)).member("force", asked.force).key("evidence").begin_array();
  for (const Evidence& evidence : asked.valued.evidence) {
    json.begin_object().member("fact", evidence.fact).member("value", evidence.value).member("is", to_string(evidence.is));
    json.member("list", evidence.list)
        .member("entry", evidence.entry)
        .member("reading", evidence.reading)
        .member("term", evidence.term);
    json.member("says", clause(evidence)).end_object();
  }
  json.end_array().end_object();
}

std::string line_number(const std::string& word) {
  const bool digits = !word.empty() && word.find_first_not_of("0123456789") == std::string::npos && word.size() <= 9;
  return digits && std::stoul(word) > 0 ? "" : "`" + word + "` is no line: lines are counted from 1";
}

void why_not(Session& session, const Arguments& arguments, const Law& law, const Transaction& record, const Decision& decision) {
  const DecideOptions options = decide_options(arguments.known_at);
  Reference reference(law, options);
  const std::string out_of_force =
      force(law, arguments.why_not, record.date, options.known_at_each ? record.date : options.known_at);
  JsonWriter json;
  json.begin_array();
  for (std::size_t line = 1; line <= decision.lines.size(); ++line) {
    if (arguments.line != 0 && arguments.line != line) continue;
    const std::optional<Valued> valued = reference.value_of(record, arguments.why_not, static_cast<int>(line));
    if (!valued)
      throw Stop(Exit::unusable, "`" + arguments.why_not + "` has no value of its own: it is asked about one element at a time");
    const WhyNot asked{arguments.why_not, line, *valued, out_of_force};
    if (session.chosen() == Format::json) {
      write_why_not_json(json, decision.lines[line - 1], asked);
    } else {
      explain_why_not(session.out, decision, asked, session.colour());
    }
  }
  if (session.chosen() == Format::json) session.out << json.end_array().result() << '\n';
}

void explain_record(Session& session, const Arguments& arguments) {
  const Law law = load_law(session, arguments.bundle);
  if (!arguments.why_not.empty()) check_rule(law, arguments.why_not);
  const Transaction record = load_record(law, arguments.transaction, load_mapping(session, arguments.mapping));
  const Decision decision = Judge(law, decide_options(arguments.known_at)).decide(record);
  if (arguments.line > decision.lines.size()) {
    throw Stop(Exit::unusable, "the record has no line " + std::to_string(arguments.line) + ": its last is " +
                                   std::to_string(decision.lines.size()));
  }
  if (!arguments.why_not.empty()) {
    why_not(session, arguments, law, record, decision);
  } else if (session.chosen() == Format::json) {
    session.out << canonical_json(decision) << '\n';
  } else {
    ExplainOptions options{session.colour(), true, {}};
    if (arguments.line != 0) options.line = arguments.line;
    explain(session.out, decision, record, options);
  }
}

}  // namespace

void add_explain(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("explain", "why a decision is what it is, or why a rule does not apply");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("BUNDLE", arguments->bundle, "a folder with bundle.yaml, or one policy file")->required();
  command->add_option("TRANSACTION", arguments->transaction, "one record, JSON or CSV; `-` is standard input")->required();
  command
      ->add_option("--why-not", arguments->why_not,
                   "which condition of RULE (or of a define or exception) is false, and on which fact")
      ->type_name("RULE");
  command->add_option("--line", arguments->line, "only this line, from 1")->check(line_number)->type_name("N");
  add_mapping(*command, arguments->mapping);
  add_known_at(*command, arguments->known_at, true);
  add_format(*command, session, {"text", "json"});
  command->footer(
      example("  sekisho explain policies/cn examples/records/magnets_to_japan.json --why-not cn-2026-1.military-users"));
  command->callback([&session, arguments] { explain_record(session, *arguments); });
}

}  // namespace sekisho::cli
