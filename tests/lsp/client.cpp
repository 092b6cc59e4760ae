#include "tests/lsp/client.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>

#include "apps/lsp/uri.h"
#include "tests/catch.h"

namespace sekisho::lsp {
namespace {

constexpr int patience_milliseconds = 60'000;

std::string absolute(const std::string& path) {
  return path.find(':') != std::string::npos ? path : std::filesystem::absolute(path).lexically_normal().generic_string();
}

}  // namespace

std::string uri(const std::string& path) { return uri_of_path(absolute(path)); }

Client::Client() {
  std::array<int, 2> down{}, up{};
  REQUIRE(::pipe(down.data()) == 0);
  REQUIRE(::pipe(up.data()) == 0);
  std::signal(SIGPIPE, SIG_IGN);
  child_ = ::fork();
  if (child_ == 0) {
    ::dup2(down[0], STDIN_FILENO);
    ::dup2(up[1], STDOUT_FILENO);
    for (const int end : {down[0], down[1], up[0], up[1]}) ::close(end);
    const std::string program = SEKISHO_FOLDER "/sekisho";
    ::execl(program.c_str(), program.c_str(), "lsp", nullptr);
    ::_exit(127);
  }
  ::close(down[0]);
  ::close(up[1]);
  to_ = down[1];
  from_ = up[0];
}

Client::~Client() {
  close_input();
  ::close(from_);
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
}

void Client::close_input() {
  if (to_ >= 0) ::close(to_);
  to_ = -1;
}

void Client::write_raw(const std::string& bytes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const ssize_t written = ::write(to_, rest.data(), rest.size());
    if (written < 0) return;  // the server has gone: what it said is asked next
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Client::send(const Json& message) {
  const std::string body = message.dump();
  write_raw("Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

void Client::notify(const std::string& method, const Json& params) {
  send({{"jsonrpc", "2.0"}, {"method", method}, {"params", params}});
}

std::string Client::read_exactly(std::size_t count) {
  std::string bytes;
  while (bytes.size() < count) {
    pollfd asked{from_, POLLIN, 0};
    if (::poll(&asked, 1, patience_milliseconds) == 0) FAIL("the server says nothing");
    std::array<char, 65536> piece{};
    const ssize_t got = ::read(from_, piece.data(), std::min(piece.size(), count - bytes.size()));
    if (got <= 0) return {};
    bytes.append(piece.data(), static_cast<std::size_t>(got));
  }
  return bytes;
}

std::string Client::read_header() {
  std::string header;
  while (!header.ends_with("\r\n\r\n")) {
    const std::string byte = read_exactly(1);
    if (byte.empty()) return {};
    header += byte;
  }
  return header;
}

Json Client::next() {
  const std::string header = read_header();
  if (header.empty()) return nullptr;
  const std::string name = "Content-Length: ";
  REQUIRE(header.starts_with(name));
  return Json::parse(read_exactly(std::stoul(header.substr(name.size()))));
}

Json Client::ask(const std::string& method, const Json& params) {
  const int id = ++last_id_;
  send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}});
  while (true) {
    Json message = next();
    if (message.is_null() || (message.contains("id") && message["id"] == id)) return message;
    said_.push_back(std::move(message));
  }
}

int Client::wait() {
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Json Client::start(const std::string& folder, const Json& capabilities) {
  Json params{{"processId", nullptr}, {"capabilities", capabilities}, {"rootUri", nullptr}};
  if (!folder.empty()) params["workspaceFolders"] = Json::array({{{"uri", uri(folder)}, {"name", "case"}}});
  Json answer = ask("initialize", params);
  notify("initialized", Json::object());
  return answer;
}

void Client::open(const std::string& path, const std::string& text) {
  notify("textDocument/didOpen",
         {{"textDocument", {{"uri", uri(path)}, {"languageId", "sekisho"}, {"version", version_++}, {"text", text}}}});
}

void Client::change(const std::string& path, const Json& changes) {
  notify("textDocument/didChange", {{"textDocument", {{"uri", uri(path)}, {"version", version_++}}}, {"contentChanges", changes}});
}

Json Client::diagnostics(const std::string& path) {
  ask("workspace/symbol", {{"query", "no symbol is called this"}});  // answers come in order
  for (auto message = said_.rbegin(); message != said_.rend(); ++message) {
    if (message->value("method", "") != "textDocument/publishDiagnostics") continue;
    if ((*message)["params"]["uri"] == uri(path)) return (*message)["params"]["diagnostics"];
  }
  return nullptr;
}

Json Client::next_diagnostics(const std::string& path) {
  while (true) {
    Json message = next();
    if (message.is_null()) return message;
    said_.push_back(message);
    if (message.value("method", "") == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri(path))
      return message["params"]["diagnostics"];
  }
}

}  // namespace sekisho::lsp
