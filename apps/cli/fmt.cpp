#include <iostream>

#include "apps/cli/session.h"
#include "engine/parse/format.h"
#include "engine/parse/parse.h"
#include "engine/replay/line_file.h"

namespace sekisho::cli {
namespace {

struct Arguments {
  std::vector<std::string> files;
  bool check = false;
};

/// The canonical text of a file; nothing where it has errors, which are then on standard error.
std::optional<std::string> formatted(const Session& session, const SourcePtr& source) {
  Diagnostics diagnostics;
  std::optional<std::string> text = format(source, diagnostics);
  diagnostics.sort();
  write_diagnostics(std::cerr, diagnostics, session.error_colour());
  return text;
}

void format_file(Session& session, const std::string& path, bool check) {
  const auto source = std::make_shared<const Source>(Source{path, read_file(path, max_policy_bytes)});
  const std::optional<std::string> text = formatted(session, source);
  if (!text) {
    session.status = Exit::wrong;
  } else if (check) {
    if (*text == source->text) return;
    session.out << path << '\n';
    session.status = Exit::wrong;
  } else if (path == "-") {
    session.out << *text;
  } else if (*text != source->text) {
    write_file(path, *text);
    session.out << path << '\n';
  }
}

}  // namespace

void add_fmt(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("fmt", "policies in canonical layout, comments kept");
  auto arguments = std::make_shared<Arguments>();
  command
      ->add_option("FILE", arguments->files,
                   "policy files, rewritten in place and named where they changed; `-` goes to standard output")
      ->required();
  command->add_flag("--check", arguments->check, "change nothing; name the files that would change and end with status 1");
  command->footer(example("  sekisho fmt --check policies/cn/*.policy"));
  command->callback([&session, arguments] {
    for (const std::string& path : arguments->files) format_file(session, path, arguments->check);
  });
}

}  // namespace sekisho::cli
