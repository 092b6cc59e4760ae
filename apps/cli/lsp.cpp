#include <unistd.h>

#include "apps/cli/session.h"
#include "apps/lsp/server.h"

namespace sekisho::cli {

void add_lsp(CLI::App& program, Session& session) {
  CLI::App* command = program.add_subcommand("lsp", "a language server for editors, on standard input and output");
  command->add_flag("--stdio")->description("what it does anyway: some editors say so");
  command->footer(example("  code --install-extension build/release/sekisho.vsix"));
  command->callback([&session] { session.status = static_cast<Exit>(lsp::serve(STDIN_FILENO, STDOUT_FILENO)); });
}

}  // namespace sekisho::cli
