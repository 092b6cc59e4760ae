#pragma once

#include <string>
#include <vector>

#include "apps/lsp/json.h"

namespace sekisho::lsp {

/// A client of the built program over its real standard input and output. Waiting for longer than a minute fails the test.
class Client {
 public:
  Client();
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  void write_raw(const std::string& bytes);
  void close_input();
  void send(const Json& message);
  void notify(const std::string& method, const Json& params);
  /// The whole answer, `result` or `error`. What the server says of itself meanwhile is kept.
  Json ask(const std::string& method, const Json& params);
  /// The next message of the server; null where it has gone.
  Json next();
  /// The exit status.
  int wait();

  /// `initialize` for the folder and `initialized`.
  Json start(const std::string& folder, const Json& capabilities = Json::object());
  void open(const std::string& path, const std::string& text);
  void change(const std::string& path, const Json& changes);
  /// The last diagnostics said of a file, after all that was sent has been taken in.
  Json diagnostics(const std::string& path);
  /// Waits until diagnostics of the file are said anew.
  Json next_diagnostics(const std::string& path);

  const std::vector<Json>& said() const { return said_; }

 private:
  std::string read_exactly(std::size_t count);
  std::string read_header();

  int to_ = -1, from_ = -1, child_ = -1;
  int last_id_ = 0;
  std::int64_t version_ = 1;
  std::vector<Json> said_;  // notifications of the server
};

std::string uri(const std::string& path);

}  // namespace sekisho::lsp
