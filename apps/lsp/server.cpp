#include "apps/lsp/server.h"

#include <algorithm>
#include <iostream>

#include "apps/lsp/frame.h"
#include "apps/lsp/methods.h"

namespace sekisho::lsp {
namespace {

struct Request {
  std::string_view method;
  Json (*answer)(Server&, const Json& params);
};
constexpr Request requests[] = {
    {"initialize", initialize},
    {"shutdown", shut_down},
    {"textDocument/hover", hover},
    {"textDocument/definition", definition},
    {"textDocument/references", references},
    {"textDocument/documentHighlight", highlights},
    {"textDocument/completion", completion},
    {"textDocument/prepareRename", prepare_rename},
    {"textDocument/rename", rename},
    {"textDocument/documentSymbol", document_symbols},
    {"workspace/symbol", workspace_symbols},
    {"textDocument/formatting", formatting},
    {"textDocument/codeAction", code_actions},
};

struct Notification {
  std::string_view method;
  void (*take)(Server&, const Json& params);
};
constexpr Notification notifications[] = {
    {"textDocument/didOpen", did_open},
    {"textDocument/didChange", did_change},
    {"textDocument/didSave", did_save},
    {"textDocument/didClose", did_close},
    {"workspace/didChangeWatchedFiles", did_change_watched_files},
    {"workspace/didChangeWorkspaceFolders", did_change_workspace_folders},
};

template <class Row, std::size_t Count>
const Row* find(const Row (&rows)[Count], std::string_view method) {
  const auto* found = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) { return row.method == method; });
  return found == std::end(rows) ? nullptr : found;
}

void send_error(Server& server, const Json& id, const Fault& fault) {
  server.send({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", fault.code}, {"message", fault.message}}}});
}

Fault fault_of_form(const std::string& method) {
  return {invalid_params, "the parameters of `" + method + "` are not of the form that LSP 3.17 gives them"};
}

Json answer(Server& server, const std::string& method, const Json& params) {
  const Request* request = find(requests, method);
  if (server.stage == Stage::shut_down) throw Fault{invalid_request, "the server has been shut down"};
  if (server.stage == Stage::starting && method != "initialize")
    throw Fault{not_initialized, "`initialize` has to come before `" + method + "`"};
  if (server.stage == Stage::running && method == "initialize") throw Fault{invalid_request, "`initialize` has come before"};
  if (request == nullptr) throw Fault{method_not_found, "the server has no method `" + method + "`"};
  catch_up(server);
  return request->answer(server, params);
}

void receive_request(Server& server, const Json& id, const std::string& method, const Json& params) {
  try {
    Json result = answer(server, method, params);
    server.send({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
  } catch (const Fault& fault) {
    send_error(server, id, fault);
  } catch (const Json::exception&) {
    send_error(server, id, fault_of_form(method));
  }
}

/// Notifications are not answered, not even wrong ones; those not known are passed over (`$/cancelRequest`: requests are answered
/// in order, so there is never one left to cancel).
void receive_notification(Server& server, const std::string& method, const Json& params) {
  if (method == "exit") server.left = true;
  const Notification* notification = find(notifications, method);
  if (notification == nullptr || server.stage != Stage::running) return;
  try {
    notification->take(server, params);
  } catch (const Json::exception&) {
    server.send({{"jsonrpc", "2.0"},
                 {"method", "window/logMessage"},
                 {"params", {{"type", 1}, {"message", fault_of_form(method).message}}}});
  }
}

bool is_id(const Json& id) { return id.is_string() || id.is_number_integer(); }

}  // namespace

void receive(Server& server, const std::string& body) {
  const Json message = Json::parse(body, nullptr, false);
  if (message.is_discarded()) return send_error(server, nullptr, {parse_error, "a message is not JSON"});
  const bool request = message.is_object() && message.contains("id");
  const Json id = request && is_id(message["id"]) ? message["id"] : Json(nullptr);
  if (message.is_object() && !message.contains("method") && request) return;  // an answer to what was never asked
  if (!message.is_object() || !message.contains("method") || !message["method"].is_string() || (request && id.is_null()))
    return send_error(server, id, {invalid_request, "a message is no request of JSON-RPC 2.0"});
  const Json params = message.value("params", Json(nullptr));
  if (request) {
    receive_request(server, id, message["method"], params);
  } else {
    receive_notification(server, message["method"], params);
  }
}

bool catch_up(Server& server) {
  if (!refresh(server.workspace)) return false;
  publish(server.workspace, server.send);
  return true;
}

bool use_the_quiet(Server& server) {
  if (!refresh_scenarios(server.workspace)) return false;
  publish(server.workspace, server.send);
  return true;
}

namespace {

/// How long nothing must have come before the slow work begins.
constexpr int quiet_milliseconds = 200;

/// Diagnostics at once where no message waits; scenarios, one file at a time, when the client is quiet.
void work_until_a_message(Server& server, const FrameReader& reader) {
  if (reader.waiting(0)) return;
  catch_up(server);
  while (!reader.waiting(quiet_milliseconds) && use_the_quiet(server)) {
  }
}

void refuse(Server& server, const std::string& why) {
  std::cerr << "error: " << why << '\n';
  send_error(server, nullptr, {parse_error, why});
}

}  // namespace

int serve(int input, int output) {
  FrameReader reader(input);
  Server server;
  bool heard = true;
  server.send = [&](const Json& message) {
    heard = heard && write_frame(output, message.dump(-1, ' ', false, Json::error_handler_t::replace));
  };
  while (!server.left && heard) {
    work_until_a_message(server, reader);
    const Frame frame = reader.next();
    if (frame.kind == FrameKind::end) break;
    if (frame.kind == FrameKind::message) receive(server, frame.text);
    if (frame.kind == FrameKind::refused || frame.kind == FrameKind::broken) refuse(server, frame.text);
    if (frame.kind == FrameKind::broken) return 2;
  }
  return server.left && server.stage == Stage::shut_down ? 0 : 1;
}

}  // namespace sekisho::lsp
