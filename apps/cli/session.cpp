#include "apps/cli/session.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "apps/cli/logging.h"
#include "engine/evaluate/decode_options.h"
#include "engine/text/utf8.h"

namespace sekisho::cli {
namespace {

constexpr std::size_t max_mapping_bytes = std::size_t{1} << 20U;

/// A terminal that shows text and cannot be steered: no colour, no progress.
bool is_dumb() {
  const char* kind = std::getenv("TERM");
  return kind != nullptr && std::string_view(kind) == "dumb";
}

std::string counted(std::size_t count, const std::string& what) {
  return count == 0 ? "" : std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string describe(const Rejection& rejection) {
  std::string text = rejection.transaction_id.empty() ? "the record" : "record `" + rejection.transaction_id + "`";
  text += " on line " + std::to_string(rejection.line);
  if (rejection.field.empty() && rejection.value.empty()) return text + " " + rejection.reason;
  text += " does not fit: ";
  if (!rejection.field.empty()) text += "`" + rejection.field + "` ";
  if (!rejection.value.empty()) text += "is `" + rejection.value + "`: ";
  return text + rejection.reason;
}

std::string fault_of_change(const Rejection& rejection) {
  std::string text = "`" + rejection.field + "` ";
  if (!rejection.value.empty()) text += "cannot be `" + rejection.value + "`, which ";
  return text + rejection.reason;
}

}  // namespace

Session session_of_process() {
  Session session;
  session.output_is_terminal = ::isatty(STDOUT_FILENO) != 0;
  session.errors_are_terminal = ::isatty(STDERR_FILENO) != 0 && !is_dumb();
  const char* no_colour = std::getenv("NO_COLOR");  // https://no-color.org
  session.columns = columns_of(STDOUT_FILENO);
  session.colours_allowed = (no_colour == nullptr || *no_colour == '\0') && !is_dumb();
  return session;
}

void add_format(CLI::App& command, Session& session, const std::vector<std::string>& forms) {
  const std::map<std::string, Format> known{{"text", Format::text},
                                            {"json", Format::json},
                                            {"csv", Format::csv},
                                            {"sarif", Format::sarif},
                                            {"junit", Format::junit},
                                            {"markdown", Format::markdown},
                                            {"html", Format::html}};
  std::string names;
  for (const std::string& form : forms) names += (names.empty() ? "" : "|") + form;
  command
      .add_option_function<std::string>(
          "--format", [&session, known](const std::string& form) { session.format = known.at(form); },
          "form of the output; without it text on a terminal, json on a pipe")
      ->check(CLI::IsMember(forms).description(""))
      ->type_name(names);
}

void add_fail_on(CLI::App& command, std::string& word) {
  command.add_option("--fail-on", word, "end with status 3 where the law may demand VERDICT or more")
      ->check(CLI::IsMember({"notify", "refer", "license", "deny", "prohibit"}).description(""))
      ->type_name("notify|refer|license|deny|prohibit");
}

void add_known_at(CLI::App& command, std::string& text, bool each) {
  command
      .add_option("--known-at", text,
                  each ? "decide by what had been announced by DATE, or by each record's own date"
                       : "decide by what had been announced by DATE; without it by everything in the bundle")
      ->type_name(each ? "DATE|each" : "DATE");
}

void add_mapping(CLI::App& command, std::string& path) {
  command.add_option("--mapping", path, "which column of a CSV is which field")->type_name("FILE");
}

DecideOptions decide_options(const std::string& known_at) {
  DecideOptions options;
  if (known_at.empty()) return options;
  if (known_at == "each") {
    options.known_at_each = true;
    return options;
  }
  options.known_at = parse_time(known_at);
  if (!options.known_at) throw Stop(Exit::unusable, "`" + known_at + "` is no date: a date is written like `2026-02-01`");
  return options;
}

void write_diagnostics(std::ostream& out, const Diagnostics& diagnostics, bool colour) {
  const std::size_t shown = std::min(diagnostics.all().size(), max_shown_diagnostics);
  for (std::size_t i = 0; i < shown; ++i) {
    render(out, diagnostics.all()[i], colour);
    out << '\n';
  }
  if (shown < diagnostics.all().size()) out << "… and " << diagnostics.all().size() - shown << " more\n";
}

std::string count_of(const Diagnostics& diagnostics) {
  const std::string errors = counted(diagnostics.count(Severity::error), "error");
  const std::string warnings = counted(diagnostics.count(Severity::warning), "warning");
  return errors + (errors.empty() || warnings.empty() ? "" : ", ") + warnings;
}

Law load_law(const Session& session, const std::string& path) {
  Diagnostics diagnostics;
  Law law = load(path, diagnostics);
  Diagnostics errors;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (law != nullptr) log_info("{}: {}", diagnostic.code, diagnostic.message);
    if (diagnostic.severity == Severity::error) errors.add(diagnostic);
  }
  write_diagnostics(std::cerr, errors, session.error_colour());  // warnings belong to `check`; here they would bury the answer
  if (law == nullptr)
    throw Stop(Exit::wrong,
               "the law in `" + path + "` has " + counted(diagnostics.count(Severity::error), "error") + ": nothing is decided");
  if (law->rules.empty()) log_warning("the law in `{}` has no rule, so it permits everything", printable(path));
  log_info("loaded {} {}: {} rules, digest {}", law->bundle->name, law->bundle->version, law->rules.size(), law->bundle->digest);
  return law;
}

std::optional<Mapping> load_mapping(const Session& session, const std::string& path) {
  if (path.empty()) return std::nullopt;
  Diagnostics diagnostics;
  const auto source = std::make_shared<const Source>(Source{path, read_file(path, max_mapping_bytes)});
  std::optional<Mapping> mapping = read_mapping(source, diagnostics);
  diagnostics.sort();
  write_diagnostics(std::cerr, diagnostics, session.error_colour());
  if (!mapping || diagnostics.has_errors()) throw Stop(Exit::unusable, "the mapping `" + path + "` has " + count_of(diagnostics));
  return mapping;
}

Transaction load_record(const Law& law, const std::string& path, const std::optional<Mapping>& mapping) {
  return load_changed_record(law, path, mapping, {}).record;
}

ChangedRecord load_changed_record(const Law& law, const std::string& path, const std::optional<Mapping>& mapping,
                                  const std::vector<FactChange>& changes) {
  LogReader reader(path, decode_options(*law), mapping ? &*mapping : nullptr);
  std::optional<Decoded> first = reader.next();
  if (const std::optional<std::string> fault = reader.fault()) throw Stop(Exit::unusable, *fault);
  if (!first) throw Stop(Exit::unusable, "`" + path + "` holds no record");
  if (const auto* rejection = std::get_if<Rejection>(&*first))
    throw Stop(Exit::unusable, "`" + path + "`: " + describe(*rejection));
  Decoded changed = changes.empty() ? Decoded{} : reader.changed(changes);  // before the next record takes its place
  if (const auto* rejection = std::get_if<Rejection>(&changed)) throw Stop(Exit::unusable, fault_of_change(*rejection));
  if (reader.next()) throw Stop(Exit::unusable, "`" + path + "` holds more than one record: use `sekisho replay` for a log");
  for (const DataWarning& warning : reader.warnings()) log_warning("{}", printable(warning.message));
  return {std::move(std::get<Transaction>(*first)), std::move(std::get<Transaction>(changed))};
}

int columns_of(int stream) {
  constexpr int fewest = 40, most = 1000;
  const char* told = std::getenv("COLUMNS");
  const int columns = told == nullptr ? 0 : std::atoi(told);
  if (columns > 0 && columns <= most) return std::max(columns, fewest);
  winsize size{};
  if (::ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 0;
  return std::max<int>(size.ws_col, fewest);
}

void write_document(Session& session, const Document& document) {
  constexpr int widest_prose = 120;  // longer lines are hard to read
  if (session.chosen() == Format::markdown) {
    session.out << to_markdown(document);
  } else if (session.chosen() == Format::html) {
    session.out << to_html(document);
  } else {
    write_text(session.out, document,
               {session.columns == 0 ? default_columns : std::min(session.columns, widest_prose), session.colour()});
  }
}

std::string example(const std::string& lines) { return "\nExample:\n" + lines; }

}  // namespace sekisho::cli
