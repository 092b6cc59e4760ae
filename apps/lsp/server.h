#pragma once

#include <string>

#include "apps/lsp/publish.h"
#include "apps/lsp/workspace.h"

/// `sekisho lsp`: the Language Server Protocol 3.17 for policies, on one thread.
namespace sekisho::lsp {

enum class Stage { starting, running, shut_down };

struct Server {
  Workspace workspace;
  Send send;
  Stage stage = Stage::starting;
  bool left = false;  // `exit` has come
};

/// An answer that is an error of the protocol.
struct Fault {
  int code;
  std::string message;
};
inline constexpr int parse_error = -32700, invalid_request = -32600, method_not_found = -32601, invalid_params = -32602,
                     not_initialized = -32002, request_failed = -32803;

/// Does what one message asks and sends what is to be answered.
void receive(Server& server, const std::string& body);
/// Reads again what has changed and tells the client of it; false where there was nothing to do.
bool catch_up(Server& server);
/// Work for when the client is quiet; false where there is none.
bool use_the_quiet(Server& server);

/// Serves until the client leaves; returns the exit status: 0 after `shutdown` and `exit`, 1 without, 2 where the stream is broken.
int serve(int input, int output);

}  // namespace sekisho::lsp
