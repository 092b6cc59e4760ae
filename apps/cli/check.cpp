#include <algorithm>

#include "apps/cli/session.h"
#include "engine/bundle/bundle.h"
#include "engine/lint/lint.h"
#include "engine/report/sarif.h"
#include "engine/text/json.h"
#include "engine/text/utf8.h"
#include "engine/yaml/yaml.h"

namespace sekisho::cli {
namespace {

void write_place(JsonWriter& json, const Span& span) {
  if (!span.source) return;
  const Position begin = position_of(*span.source, span.begin);
  const Position end = position_of(*span.source, span.end);
  json.member("path", span.source->path);
  json.raw_member("line", std::to_string(begin.line)).raw_member("column", std::to_string(begin.column));
  json.raw_member("end_line", std::to_string(end.line)).raw_member("end_column", std::to_string(end.column));
}

std::string json_of(const Diagnostics& diagnostics) {
  JsonWriter json;
  json.begin_object().raw_member("errors", std::to_string(diagnostics.count(Severity::error)));
  json.raw_member("warnings", std::to_string(diagnostics.count(Severity::warning))).key("diagnostics").begin_array();
  const std::size_t shown = std::min(diagnostics.all().size(), max_shown_diagnostics);
  for (std::size_t i = 0; i < shown; ++i) {
    const Diagnostic& diagnostic = diagnostics.all()[i];
    json.begin_object().member("severity", diagnostic.severity == Severity::error ? "error" : "warning");
    json.member("code", diagnostic.code).member("message", diagnostic.message).member("help", diagnostic.help);
    write_place(json, diagnostic.span);
    if (!diagnostic.notes.empty()) json.key("notes").begin_array();
    for (const Note& note : diagnostic.notes) {
      json.begin_object().member("message", note.message);
      write_place(json, note.span);
      json.end_object();
    }
    if (!diagnostic.notes.empty()) json.end_array();
    json.end_object();
  }
  json.end_array();
  if (shown < diagnostics.all().size()) json.raw_member("omitted", std::to_string(diagnostics.all().size() - shown));
  return json.end_object().take();
}

/// With an error in the law, scenarios cannot be read against it; that they are YAML can still be said.
void check_scenario_syntax(const std::string& path, Diagnostics& diagnostics) {
  Diagnostics again;
  for (const std::string& file : load_bundle(path, again).scenario_files) {
    yaml::parse(std::make_shared<const Source>(Source{file, read_file(file, max_scenario_bytes)}), diagnostics);
  }
}

std::string number_of(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

struct Arguments {
  std::string bundle;
  bool lint = false;
  std::string as_of;
};

LintOptions lint_options(const Arguments& arguments) {
  LintOptions options;
  if (arguments.as_of.empty()) return options;
  if (!arguments.lint) throw Stop(Exit::unusable, "`--as-of` goes with `--lint`: without it no day is asked about");
  options.as_of = parse_date(arguments.as_of);
  if (!options.as_of) throw Stop(Exit::unusable, "`" + arguments.as_of + "` is no day: a day is written like `2026-02-01`");
  return options;
}

void check(Session& session, const Arguments& arguments) {
  const std::string& path = arguments.bundle;
  const LintOptions options = lint_options(arguments);
  Diagnostics diagnostics;
  const Law law = load(path, diagnostics);
  std::size_t scenarios = 0;
  if (law != nullptr) {
    scenarios = load_scenarios(law, {}, diagnostics).size();
    if (arguments.lint) lint(*law, options, diagnostics);
  } else if (path != "-") {
    check_scenario_syntax(path, diagnostics);
  }
  diagnostics.sort();
  if (diagnostics.has_errors()) session.status = Exit::wrong;
  switch (session.chosen()) {
    case Format::json:
      session.out << json_of(diagnostics) << '\n';
      return;
    case Format::csv:
      session.out << csv(diagnostics);
      return;
    case Format::sarif:
      session.out << sarif(diagnostics, engine_version()) << '\n';
      return;
    default:
      write_diagnostics(session.out, diagnostics, session.colour());
  }
  const std::string found = count_of(diagnostics);
  if (law == nullptr) {
    session.out << printable(path) << ": " << found << '\n';
    return;
  }
  session.out << printable(path) << ": " << number_of(law->rules.size(), "rule") << ", "
              << number_of(law->exceptions.size(), "exception") << ", " << number_of(law->bundle->lists.size(), "list") << ", "
              << number_of(scenarios, "scenario") << ": " << (found.empty() ? "nothing to remark" : found) << '\n';
}

}  // namespace

void add_check(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("check", "every diagnostic of the policies, lists and scenarios");
  auto arguments = std::make_shared<Arguments>();
  command->add_option("BUNDLE", arguments->bundle, "a folder with bundle.yaml, or one policy file")->required();
  command->add_flag("--lint", arguments->lint,
                    "also say what is probably not meant: rules that never hold or change nothing, lists without a source, …");
  command
      ->add_option("--as-of", arguments->as_of,
                   "with --lint: also say which suspensions lapse, and what begins or ends, around DATE")
      ->type_name("DATE");
  add_format(*command, session, {"text", "json", "csv", "sarif"});
  command->footer(example("  sekisho check policies/cn --lint --as-of 2026-11-24"));
  command->callback([&session, arguments] { check(session, *arguments); });
}

}  // namespace sekisho::cli
