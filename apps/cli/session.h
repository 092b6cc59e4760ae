#pragma once

#include <CLI/CLI.hpp>

#include <ostream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "engine/sekisho.h"

/// The command line: one file a command, each with one function that adds it to the program.
namespace sekisho::cli {

/// Exit statuses (docs/reference/command-line.md).
enum class Exit : int { done = 0, wrong = 1, unusable = 2, reached = 3 };

/// Ends a command at once with one sentence on standard error; empty: everything has been said.
class Stop : public std::runtime_error {
 public:
  Stop(Exit status, const std::string& sentence) : std::runtime_error(sentence), status(status) {}
  Exit status;
};

enum class Format { automatic, text, json, csv, sarif, junit, markdown, html };

/// What all commands share: where output goes and in which form.
struct Session {
  std::ostringstream out;  // standard output, written when the command ends
  Exit status = Exit::done;
  Format format = Format::automatic;
  bool output_is_terminal = false, errors_are_terminal = false, colours_allowed = true;
  bool only_output_is_stdout = true;
  int columns = 0;  // of the reader's screen; 0: nothing is known of it
  std::string log_level = "warn", log_file;

  Format chosen() const { return format != Format::automatic ? format : output_is_terminal ? Format::text : Format::json; }
  bool colour() const { return output_is_terminal && colours_allowed; }
  bool error_colour() const { return errors_are_terminal && colours_allowed; }
};

/// A session for the streams this process has.
Session session_of_process();

void add_check(CLI::App& program, Session& session);
void add_fmt(CLI::App& program, Session& session);
void add_decide(CLI::App& program, Session& session);
void add_explain(CLI::App& program, Session& session);
void add_test(CLI::App& program, Session& session);
void add_law(CLI::App& program, Session& session);
void add_replay(CLI::App& program, Session& session);
void add_lsp(CLI::App& program, Session& session);

/// `--format` with the forms a command knows.
void add_format(CLI::App& command, Session& session, const std::vector<std::string>& forms);
/// `--fail-on VERDICT`
void add_fail_on(CLI::App& command, std::string& word);
/// `--known-at DATE`, or also `each`.
void add_known_at(CLI::App& command, std::string& text, bool each);
/// `--mapping FILE`
void add_mapping(CLI::App& command, std::string& path);
DecideOptions decide_options(const std::string& known_at);

/// Loads the law; diagnostics go to standard error. Stops with status 1 where the law has errors, 2 where it cannot be read.
Law load_law(const Session& session, const std::string& path);

/// The mapping of a CSV, or nothing where no file is named; stops with status 2 where it has errors, which go to standard error.
std::optional<Mapping> load_mapping(const Session& session, const std::string& path);

/// The one record of a transaction file; stops with status 2 where there is none, more than one, or one that does not fit.
Transaction load_record(const Law& law, const std::string& path, const std::optional<Mapping>& mapping);

/// Nobody reads more, and each costs a walk through its text.
inline constexpr std::size_t max_shown_diagnostics = 1'000;
void write_diagnostics(std::ostream& out, const Diagnostics& diagnostics, bool colour);
/// "2 errors, 1 warning", or empty.
std::string count_of(const Diagnostics& diagnostics);

/// The record and the same with facts changed; stops with status 2 where a change cannot be made or its value does not fit.
struct ChangedRecord {
  Transaction record, changed;
};
ChangedRecord load_changed_record(const Law& law, const std::string& path, const std::optional<Mapping>& mapping,
                                  const std::vector<FactChange>& changes);

/// Columns of the terminal a stream leads to: what COLUMNS says, else the terminal itself; 0 where nothing is known.
int columns_of(int stream);

/// A document in the form asked for: text, Markdown or HTML.
void write_document(Session& session, const Document& document);

/// The example shown under `--help`.
std::string example(const std::string& lines);

}  // namespace sekisho::cli
