#include <algorithm>

#include "apps/lsp/asked.h"
#include "apps/lsp/methods.h"
#include "apps/lsp/uri.h"

namespace sekisho::lsp {
namespace {

std::string path_in(const Json& params) { return path_of_uri(params.at("textDocument").at("uri").get<std::string>()); }

std::optional<PlaceRange> range_in(const Json& change) {
  const auto range = change.find("range");
  if (range == change.end() || range->is_null()) return std::nullopt;
  return PlaceRange{place_in(range->at("start")), place_in(range->at("end"))};
}

}  // namespace

void did_open(Server& server, const Json& params) {
  const Json& item = params.at("textDocument");
  Document document{item.at("uri"), item.value("languageId", ""), item.value("version", std::int64_t{0}), item.at("text")};
  open(server.workspace, path_in(params), std::move(document));
}

void did_change(Server& server, const Json& params) {
  const std::string path = path_in(params);
  const auto found = server.workspace.documents.find(path);
  if (found == server.workspace.documents.end()) return;
  Document& document = found->second;
  for (const Json& each : params.at("contentChanges"))
    change(document.text, range_in(each), each.at("text").get<std::string>(), server.workspace.encoding);
  document.version = params.at("textDocument").value("version", document.version);
  touch(server.workspace, path);
}

void did_save(Server& server, const Json& params) { touch(server.workspace, path_in(params)); }

void did_close(Server& server, const Json& params) {
  const std::string path = path_in(params);
  if (server.workspace.documents.contains(path)) close(server.workspace, path);
}

void did_change_watched_files(Server& server, const Json& params) {
  for (const Json& each : params.at("changes")) touch(server.workspace, path_of_uri(each.at("uri").get<std::string>()));
}

void did_change_workspace_folders(Server& server, const Json& params) {
  auto& folders = server.workspace.folders;
  for (const Json& removed : params.at("event").at("removed"))
    std::erase(folders, path_of_uri(removed.at("uri").get<std::string>()));
  for (const Json& added : params.at("event").at("added")) folders.push_back(path_of_uri(added.at("uri").get<std::string>()));
  for (const auto& [path, document] : server.workspace.documents) touch(server.workspace, path);
}

}  // namespace sekisho::lsp
