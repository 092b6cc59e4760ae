#include "apps/lsp/frame.h"
#include "apps/lsp/server.h"
#include "tests/catch.h"
#include "tests/lsp/client.h"

using namespace sekisho::lsp;

namespace {

int code_of(const Json& answer) { return answer.at("error").at("code").get<int>(); }

std::string framed(const std::string& body) { return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body; }

}  // namespace

TEST_CASE("a session that is shut down before it exits ends with 0, another with 1") {
  for (const bool shut_down : {true, false}) {
    Client client;
    client.start("");
    if (shut_down) CHECK(client.ask("shutdown", nullptr).at("result").is_null());
    client.notify("exit", nullptr);
    CHECK(client.wait() == (shut_down ? 0 : 1));
  }
  Client left;
  left.start("");
  left.close_input();
  CHECK(left.wait() == 1);
}

TEST_CASE("the server says what it can, and counts columns as the client offers") {
  Client client;
  const Json answer = client.start("");
  const Json& capabilities = answer.at("result").at("capabilities");
  CHECK(capabilities.at("positionEncoding") == "utf-16");
  CHECK(capabilities.at("textDocumentSync").at("change") == 2);
  for (const char* provider : {"hoverProvider", "definitionProvider", "referencesProvider", "documentSymbolProvider",
                               "workspaceSymbolProvider", "documentFormattingProvider"})
    CHECK(capabilities.at(provider) == true);
  CHECK(answer.at("result").at("serverInfo").at("name") == "sekisho");

  Client bytes;
  const Json offered{{"general", {{"positionEncodings", {"utf-32", "utf-8", "utf-16"}}}}};
  CHECK(bytes.start("", offered).at("result").at("capabilities").at("positionEncoding") == "utf-8");
}

TEST_CASE("requests at the wrong time, of unknown methods and of wrong form are answered with their errors") {
  Client client;
  CHECK(code_of(client.ask("textDocument/hover", Json::object())) == not_initialized);
  client.start("");
  CHECK(code_of(client.ask("initialize", Json::object())) == invalid_request);
  CHECK(code_of(client.ask("textDocument/noSuchThing", Json::object())) == method_not_found);
  CHECK(code_of(client.ask("textDocument/hover", {{"textDocument", 7}})) == invalid_params);
  client.notify("$/cancelRequest", {{"id", 1}});
  client.notify("$/noSuchThing", nullptr);
  client.notify("textDocument/didOpen", {{"textDocument", "no object"}});
  client.notify("textDocument/didChange", {{"textDocument", {{"uri", "file:///never/opened"}}}, {"contentChanges", Json::array()}});
  CHECK(client
            .ask("textDocument/hover",
                 {{"textDocument", {{"uri", "file:///never/opened.policy"}}}, {"position", {{"line", 3}, {"character", 2}}}})
            .at("result")
            .is_null());
  client.ask("shutdown", nullptr);
  CHECK(code_of(client.ask("textDocument/hover", Json::object())) == invalid_request);
}

TEST_CASE("a message that is no JSON or no request is answered without an id, and the next one is read") {
  Client client;
  client.start("");
  const auto answer_to = [&](const std::string& body) {
    client.write_raw(framed(body));
    return client.next();
  };
  CHECK(code_of(answer_to("{ no json")) == parse_error);
  CHECK(code_of(answer_to("\"\xFF\"")) == parse_error);
  CHECK(code_of(answer_to("[]")) == invalid_request);
  CHECK(code_of(answer_to(R"({"jsonrpc":"2.0","id":1,"method":7})")) == invalid_request);
  CHECK(code_of(answer_to(R"({"jsonrpc":"2.0","id":{},"method":"shutdown"})")) == invalid_request);
  CHECK(code_of(answer_to(std::string(200'000, '['))) == parse_error);
  CHECK(client.ask("shutdown", nullptr).contains("result"));
}

TEST_CASE("a stream that is not framed ends with 2 and says why") {
  struct Row {
    const char* bytes;
    const char* why;
  };
  for (const Row& row :
       {Row{"hello\r\n\r\n", "begins with `Content-Length: N`"},
        Row{"Content-Length: many\r\n\r\n", "begins with `Content-Length: N`"},
        Row{"Content-Length: -1\r\n\r\n", "begins with `Content-Length: N`"},
        Row{"Content-Type: x\r\n\r\n", "begins with `Content-Length: N`"},
        Row{"Content-Length: 10\r\n\r\n{}", "ends within a message"}, Row{"Content-Length: 10", "ends within the header"}}) {
    Client client;
    client.write_raw(row.bytes);
    client.close_input();
    const Json said = client.next();
    INFO(said.dump());
    CHECK(code_of(said) == parse_error);
    CHECK(said.at("error").at("message").get<std::string>().find(row.why) != std::string::npos);
    CHECK(client.wait() == 2);
  }
}

TEST_CASE("a header longer than the bound ends the session") {
  Client client;
  client.write_raw("X: " + std::string(max_header_bytes, 'x'));
  CHECK(code_of(client.next()) == parse_error);
  CHECK(client.wait() == 2);
}

TEST_CASE("a message longer than the bound is passed over") {
  Client client;
  client.start("");
  const std::size_t length = max_message_bytes + 1;
  client.write_raw("Content-Length: " + std::to_string(length) + "\r\n\r\n");
  const std::string piece(std::size_t{1} << 20U, ' ');
  for (std::size_t sent = 0; sent < length;) {
    const std::size_t part = std::min(piece.size(), length - sent);
    client.write_raw(piece.substr(0, part));
    sent += part;
  }
  CHECK(code_of(client.next()) == parse_error);
  CHECK(client.ask("shutdown", nullptr).contains("result"));
}

TEST_CASE("headers may be written in any case and beside others") {
  Client client;
  const std::string body = R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}})";
  client.write_raw("Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length:" + std::to_string(body.size()) +
                   "\r\n\r\n" + body);
  CHECK(client.next().contains("result"));
}
