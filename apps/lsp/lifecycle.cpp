#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "apps/lsp/methods.h"
#include "apps/lsp/uri.h"
#include "engine/evaluate/version.h"

namespace sekisho::lsp {
namespace {

Encoding chosen_encoding(const Json& params) {
  const Json offered = params.value(Json::json_pointer("/capabilities/general/positionEncodings"), Json::array());
  return std::find(offered.begin(), offered.end(), "utf-8") != offered.end() ? Encoding::utf8 : Encoding::utf16;
}

std::vector<std::string> folders_of(const Json& params) {
  std::vector<std::string> folders;
  const auto given = params.find("workspaceFolders");
  if (given != params.end() && given->is_array()) {
    for (const Json& folder : *given) folders.push_back(path_of_uri(folder.at("uri").get<std::string>()));
  } else if (params.contains("rootUri") && params["rootUri"].is_string()) {
    folders.push_back(path_of_uri(params["rootUri"].get<std::string>()));
  }
  for (std::string& folder : folders) {
    while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  }
  return folders;
}

/// docs/diagnostics.md as it is installed, or as it stands beside a build folder; empty where it is not found.
std::string page_of_diagnostics() {
  std::error_code fault;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", fault).parent_path();
  for (const char* place : {"../share/doc/sekisho/diagnostics.md", "../../docs/diagnostics.md"}) {
    const auto path = (program / place).lexically_normal();
    if (!fault && std::filesystem::is_regular_file(path, fault)) return uri_of_path(path.generic_string());
  }
  return {};
}

Json capabilities(Encoding encoding) {
  constexpr int incremental = 2;
  return {{"positionEncoding", encoding == Encoding::utf8 ? "utf-8" : "utf-16"},
          {"textDocumentSync", {{"openClose", true}, {"change", incremental}, {"save", {{"includeText", false}}}}},
          {"hoverProvider", true},
          {"definitionProvider", true},
          {"referencesProvider", true},
          {"documentHighlightProvider", true},
          {"completionProvider", {{"triggerCharacters", {".", ":"}}}},
          {"renameProvider", {{"prepareProvider", true}}},
          {"documentSymbolProvider", true},
          {"workspaceSymbolProvider", true},
          {"documentFormattingProvider", true},
          {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}},
          {"workspace", {{"workspaceFolders", {{"supported", true}, {"changeNotifications", true}}}}}};
}

}  // namespace

Json initialize(Server& server, const Json& params) {
  server.workspace.encoding = chosen_encoding(params);
  server.workspace.folders = folders_of(params);
  server.workspace.diagnostics_page = page_of_diagnostics();
  server.stage = Stage::running;
  return {{"capabilities", capabilities(server.workspace.encoding)},
          {"serverInfo", {{"name", "sekisho"}, {"version", std::string(engine_version())}}}};
}

Json shut_down(Server& server, const Json& /*params*/) {
  server.stage = Stage::shut_down;
  return nullptr;
}

}  // namespace sekisho::lsp
