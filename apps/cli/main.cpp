#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <iostream>
#include <new>

#include "apps/cli/logging.h"
#include "apps/cli/session.h"
#include "engine/text/utf8.h"

namespace sekisho::cli {
namespace {

/// A stream the caller has closed must stay unusable: the next file opened would take its number, and its bytes.
void hold_closed_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) != -1) continue;
    const int held = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);  // takes the lowest number, which is this
    static_cast<void>(held);
  }
}

int status(Exit exit) { return static_cast<int>(exit); }

void say(const Session& session, const std::string& sentence) {
  if (!sentence.empty())
    std::cerr << (session.error_colour() ? "\x1b[1;31merror:\x1b[0m " : "error: ") << printable(sentence) << '\n';
}

/// Everything a command printed. A closed pipe ends quietly.
int deliver(Session& session) {
  const std::string text = session.out.str();
  std::string_view rest = text;
  while (!rest.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      return status(session.only_output_is_stdout ? Exit::done : Exit::unusable);
    } else if (errno != EINTR) {
      say(session, "cannot write standard output: " + std::string(std::strerror(errno)));
      return status(Exit::unusable);
    }
  }
  return status(session.status);
}

std::vector<std::string> names_of(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

std::vector<std::string> options_of(const CLI::App& program, const CLI::App* command) {
  std::vector<std::string> names;
  for (const CLI::App* app : {&program, command}) {
    if (app == nullptr) continue;
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates) {
  const std::string near = nearest(word, candidates);
  return near.empty() ? "" : ": did you mean `" + near + "`?";
}

/// What is wrong with the words given, in one sentence.
std::string usage_fault(const CLI::App& program, const std::vector<std::string>& words, const CLI::ParseError& fault) {
  const std::vector<std::string> names = names_of(program);
  const bool bad_value = dynamic_cast<const CLI::ValidationError*>(&fault) != nullptr;
  const auto first =
      std::find_if(words.begin(), words.end(), [](const std::string& word) { return word.empty() || word[0] != '-'; });
  const bool known = first != words.end() && std::find(names.begin(), names.end(), *first) != names.end();
  if (first != words.end() && !known && !bad_value) {
    return "there is no command `" + *first + "`" + did_you_mean(*first, names);
  }
  const CLI::App* command = known ? program.get_subcommand(*first) : nullptr;
  if (dynamic_cast<const CLI::ExtrasError*>(&fault) != nullptr) {
    const std::vector<std::string> options = options_of(program, command);
    for (const std::string& word : words) {
      const std::string name = word.substr(0, word.find('='));
      if (word.rfind("--", 0) == 0 && std::find(options.begin(), options.end(), name) == options.end()) {
        return "there is no option `" + name + "`" + did_you_mean(name, options);
      }
    }
  }
  std::string text = fault.what();
  if (!text.empty() && text.back() == '.') text.pop_back();
  if (command == nullptr) return bad_value ? text : "no command is given";
  return "`" + command->get_name() + "`: " + text;
}

void describe(CLI::App& program, Session& session) {
  program.require_subcommand(1);
  program.fallthrough();
  program.set_version_flag("--version", "sekisho " + std::string(engine_version()));
  program.set_help_all_flag("--help-all", "the help of every command");
  program.add_option("--log-level", session.log_level, "how much the program says of its own work")
      ->check(CLI::IsMember({"trace", "debug", "info", "warn", "error", "critical", "off"}))
      ->type_name("LEVEL");
  program.add_option("--log-file", session.log_file, "log output goes there instead of standard error")->type_name("FILE");
  program.parse_complete_callback([&session] { start_logging(session.log_level, session.log_file); });
  program.footer(
      "\nExit status: 0 done; 1 the policy, a list or a scenario is wrong; 2 usage or unreadable input; 3 --fail-on was reached.\n"
      "`sekisho COMMAND --help` explains a command with an example.");
  add_check(program, session);
  add_fmt(program, session);
  add_decide(program, session);
  add_explain(program, session);
  add_test(program, session);
  add_law(program, session);
  add_replay(program, session);
  add_lsp(program, session);
}

int run(int count, char** words) {
  Session session = session_of_process();
  CLI::App program("Sekisho decides trade transactions by law written as text, and says why.", "sekisho");
  describe(program, session);
  try {
    program.parse(count, words);
  } catch (const CLI::Success& asked) {  // --help, --version
    program.exit(asked, session.out, std::cerr);
  } catch (const CLI::ParseError& fault) {
    say(session, usage_fault(program, {words + 1, words + count}, fault));
    std::cerr << "see `sekisho --help`\n";
    return status(Exit::unusable);
  } catch (const Stop& stop) {
    say(session, stop.what());
    session.status = stop.status;
  } catch (const InputError& fault) {
    say(session, fault.what());
    return status(Exit::unusable);
  } catch (const std::bad_alloc&) {
    say(session, "the input needs more memory than there is");
    return status(Exit::unusable);
  }
  return deliver(session);
}

}  // namespace
}  // namespace sekisho::cli

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);
  sekisho::cli::hold_closed_streams();
  return sekisho::cli::run(count, words);
}
