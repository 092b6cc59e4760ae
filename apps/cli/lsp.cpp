#include <unistd.h>

#include "apps/cli/session.h"
#include "apps/lsp/server.h"

namespace sekisho::cli {

void add_lsp(CLI::App& program, Session& session) {
  auto accepted = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand("lsp", "a language server for editors, on standard input and output");
  command->add_flag("--stdio", *accepted, "what it does anyway: some editors say so");
  command->footer(example("  sekisho lsp  # an editor starts it so: docs/editor.md"));
  command->callback([&session, accepted] { session.status = static_cast<Exit>(lsp::serve(STDIN_FILENO, STDOUT_FILENO)); });
}

}  // namespace sekisho::cli
