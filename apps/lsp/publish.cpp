#include "apps/lsp/publish.h"

#include <algorithm>

namespace sekisho::lsp {
namespace {

/// Nobody reads more of one file, and each costs the client.
constexpr std::size_t max_published = 1'000;

Json related(const Workspace& workspace, const Diagnostic& diagnostic, Ranges& ranges) {
  Json notes = Json::array();
  for (const Note& note : diagnostic.notes) {
    if (!note.span.source) continue;
    notes.push_back({{"location", {{"uri", uri_of(workspace, note.span.source->path)}, {"range", ranges.of(note.span)}}},
                     {"message", note.message}});
  }
  return notes;
}

}  // namespace

Json diagnostic_json(const Workspace& workspace, const Diagnostic& diagnostic, Ranges& ranges) {
  constexpr int error = 1, warning = 2;
  constexpr int unnecessary = 1;
  Json json{{"severity", diagnostic.severity == Severity::error ? error : warning},
            {"code", diagnostic.code},
            {"source", "sekisho"},
            {"message", diagnostic.message + (diagnostic.help.empty() ? "" : "\n" + diagnostic.help)}};
  if (!workspace.diagnostics_page.empty()) json["codeDescription"] = {{"href", workspace.diagnostics_page}};
  const Place top{};
  json["range"] = diagnostic.span.source ? ranges.of(diagnostic.span)
                                         : Json{{"start", {{"line", top.line}, {"character", top.character}}},
                                                {"end", {{"line", top.line}, {"character", top.character}}}};
  if (diagnostic.code.starts_with("unused-")) json["tags"] = {unnecessary};
  if (Json notes = related(workspace, diagnostic, ranges); !notes.empty()) json["relatedInformation"] = std::move(notes);
  return json;
}

namespace {

/// Where something is shown that belongs to no file: at the settings of the bundle.
std::string home_of(const Analysis& analysis) {
  return is_policy_path(analysis.root) ? analysis.root : analysis.root + "/bundle.yaml";
}

struct Gatherer {
  const Workspace& workspace;
  Ranges ranges;
  std::map<std::string, Json> by_path;

  void add(const std::string& path, Json found) {
    Json& list = by_path.try_emplace(path, Json::array()).first->second;
    if (list.size() < max_published && std::find(list.begin(), list.end(), found) == list.end()) list.push_back(std::move(found));
  }
  void add(const Analysis& analysis, const Diagnostics& found) {
    for (const Diagnostic& diagnostic : found.all()) {
      const std::string path = diagnostic.span.source ? diagnostic.span.source->path : home_of(analysis);
      add(path, diagnostic_json(workspace, diagnostic, ranges));
    }
  }
  void add(const Analysis& analysis) {
    add(analysis, analysis.found);
    for (const auto& [path, found] : analysis.of_scenarios) add(analysis, found);
    if (analysis.refusal.empty()) return;
    Diagnostics refused;
    refused.error("", {}, analysis.refusal);
    Json json = diagnostic_json(workspace, refused.all().front(), ranges);
    json.erase("code");
    json.erase("codeDescription");
    add(home_of(analysis), std::move(json));
  }
};

void send_one(const Workspace& workspace, const std::string& path, const Json& diagnostics, const Send& send) {
  Json params{{"uri", uri_of(workspace, path)}, {"diagnostics", diagnostics}};
  const auto document = workspace.documents.find(path);
  if (document != workspace.documents.end()) params["version"] = document->second.version;
  send({{"jsonrpc", "2.0"}, {"method", "textDocument/publishDiagnostics"}, {"params", std::move(params)}});
}

}  // namespace

void publish(Workspace& workspace, const Send& send) {
  Gatherer gatherer{workspace, Ranges(workspace.encoding), {}};
  for (const auto& [root, analysis] : workspace.analyses) gatherer.add(*analysis);
  for (const auto& [path, document] : workspace.documents) gatherer.by_path.try_emplace(path, Json::array());
  for (const auto& [path, last] : workspace.published) gatherer.by_path.try_emplace(path, Json::array());
  for (auto& [path, diagnostics] : gatherer.by_path) {
    const auto last = workspace.published.find(path);
    if (last != workspace.published.end() && last->second == diagnostics) continue;
    send_one(workspace, path, diagnostics, send);
    workspace.published[path] = diagnostics;
  }
  std::erase_if(workspace.published,
                [&](const auto& each) { return each.second.empty() && !workspace.documents.contains(each.first); });
}

}  // namespace sekisho::lsp
