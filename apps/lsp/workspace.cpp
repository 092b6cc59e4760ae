#include "apps/lsp/workspace.h"

#include <algorithm>
#include <filesystem>

#include "apps/lsp/uri.h"
#include "engine/facts/log.h"
#include "engine/parse/parse.h"
#include "engine/scenario/scenario.h"
#include "engine/yaml/yaml.h"

namespace sekisho::lsp {
namespace {

namespace fs = std::filesystem;

bool exists(const Workspace& workspace, const fs::path& path) {
  std::error_code ignored;
  return workspace.documents.contains(path.generic_string()) || fs::is_regular_file(path, ignored);
}

bool is_inside(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && (folder.ends_with('/') || path[folder.size()] == '/');
}

bool reads(const Bundle& bundle, std::string_view path) {
  const auto& files = bundle.policy.files;
  return std::any_of(files.begin(), files.end(), [&](const ast::File& file) { return file.source->path == path; }) ||
         std::any_of(bundle.lists.begin(), bundle.lists.end(),
                     [&](const auto& each) { return each.second.span.source && each.second.span.source->path == path; });
}

bool belongs_to(const Analysis& analysis, std::string_view path) {
  if (analysis.root == path || reads(analysis.bundle, path)) return true;
  return is_inside(path, analysis.root) && !is_policy_path(path);
}

std::unique_ptr<Analysis> analyse(const std::string& root, Buffers& buffers) {
  auto analysis = std::make_unique<Analysis>();
  analysis->root = root;
  try {
    analysis->bundle = load_bundle(root, analysis->found, buffers);
    analysis->policy = check(analysis->bundle, analysis->found, &analysis->uses);
  } catch (const InputError& fault) {
    analysis->refusal = fault.what();
  }
  if (analysis->found.has_errors()) analysis->policy = nullptr;
  analysis->found.sort();
  analysis->scenarios_due = analysis->bundle.scenario_files;
  std::reverse(analysis->scenarios_due.begin(), analysis->scenarios_due.end());
  return analysis;
}

/// Roots that a document is read with: its own bundle, the folders of the workspace that are bundles, or the document alone.
std::vector<std::string> roots_for(const Workspace& workspace, const std::string& path) {
  std::vector<std::string> roots;
  const std::string own = bundle_folder_of(workspace, path);
  if (!own.empty()) roots.push_back(own);
  for (const std::string& folder : workspace.folders) {
    if (folder != own && exists(workspace, fs::path(folder) / "bundle.yaml")) roots.push_back(folder);
  }
  if (own.empty() && is_policy_path(path)) roots.push_back(path);
  return roots;
}

/// A policy that no bundle reads, though it stands in a bundle's folder, is read alone.
void add_strays(Workspace& workspace) {
  for (const auto& [path, document] : workspace.documents) {
    if (!is_policy_path(path) || workspace.analyses.contains(path)) continue;
    const bool read = std::any_of(workspace.analyses.begin(), workspace.analyses.end(),
                                  [&path = path](const auto& each) { return belongs_to(*each.second, path); });
    if (!read) workspace.analyses[path] = analyse(path, workspace.buffers);
  }
}

void drop_unneeded(Workspace& workspace) {
  std::set<std::string> needed;
  for (const auto& [path, document] : workspace.documents) {
    for (std::string& root : roots_for(workspace, path)) needed.insert(std::move(root));
  }
  std::erase_if(workspace.analyses, [&](const auto& each) {
    if (needed.contains(each.first)) return false;
    if (!workspace.documents.contains(each.first)) return true;
    return std::any_of(workspace.analyses.begin(), workspace.analyses.end(),
                       [&](const auto& other) { return other.first != each.first && belongs_to(*other.second, each.first); });
  });
}

/// With an error in the law, scenarios cannot be read against it; that they are YAML can still be said.
Diagnostics read_scenarios_of(const Analysis& analysis, const std::string& path, const Buffers& buffers) {
  Diagnostics found;
  try {
    const SourcePtr source = read_source(path, max_scenario_bytes, &buffers);
    if (analysis.policy) {
      read_scenarios(source, *analysis.policy, found);
    } else {
      yaml::parse(source, found);
    }
  } catch (const InputError&) {  // it has gone since the folder was read
  }
  found.sort();
  return found;
}

}  // namespace

bool is_policy_path(std::string_view path) {
  return path.ends_with(".policy") || path.ends_with(".policy.md") || !path.starts_with('/');
}

std::string bundle_folder_of(const Workspace& workspace, std::string_view path) {
  if (!path.starts_with('/')) return {};
  for (fs::path folder = fs::path(path).parent_path();; folder = folder.parent_path()) {
    if (exists(workspace, folder / "bundle.yaml")) return folder.generic_string();
    if (folder == folder.parent_path()) return {};
  }
}

void open(Workspace& workspace, const std::string& path, Document document) {
  workspace.documents[path] = std::move(document);
  touch(workspace, path);
}

void close(Workspace& workspace, const std::string& path) {
  touch(workspace, path);
  workspace.documents.erase(path);
  workspace.buffers.texts.erase(path);
}

void touch(Workspace& workspace, const std::string& path) {
  const auto document = workspace.documents.find(path);
  if (document != workspace.documents.end()) workspace.buffers.texts[path] = document->second.text;
  const std::string own = bundle_folder_of(workspace, path);
  for (std::string& root : roots_for(workspace, path)) {
    const auto known = workspace.analyses.find(root);
    if (root == own || known == workspace.analyses.end() || belongs_to(*known->second, path))
      workspace.stale.insert(std::move(root));
  }
  for (const auto& [root, analysis] : workspace.analyses) {
    if (belongs_to(*analysis, path)) workspace.stale.insert(root);
  }
}

bool refresh(Workspace& workspace) {
  if (workspace.stale.empty()) return false;
  drop_unneeded(workspace);
  for (const std::string& root : workspace.stale) {
    const bool asked = std::any_of(workspace.documents.begin(), workspace.documents.end(), [&](const auto& each) {
      const auto roots = roots_for(workspace, each.first);
      return each.first == root || std::find(roots.begin(), roots.end(), root) != roots.end();
    });
    if (!asked) continue;
    auto fresh = analyse(root, workspace.buffers);
    const auto known = workspace.analyses.find(root);
    if (known != workspace.analyses.end()) fresh->of_scenarios = std::move(known->second->of_scenarios);
    workspace.analyses[root] = std::move(fresh);
  }
  workspace.stale.clear();
  add_strays(workspace);
  return true;
}

bool refresh_scenarios(Workspace& workspace) {
  for (const auto& [root, analysis] : workspace.analyses) {
    if (analysis->scenarios_due.empty()) continue;
    const std::string path = analysis->scenarios_due.back();
    analysis->scenarios_due.pop_back();
    analysis->of_scenarios[path] = read_scenarios_of(*analysis, path, workspace.buffers);
    return true;
  }
  return false;
}

std::vector<const Analysis*> analyses_of(const Workspace& workspace, const std::string& path) {
  std::vector<const Analysis*> found;
  for (const auto& [root, analysis] : workspace.analyses) {
    if (belongs_to(*analysis, path)) found.push_back(analysis.get());
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Analysis* a, const Analysis* b) { return a->root.size() > b->root.size(); });
  return found;
}

const std::vector<Mention>& mentions_of(const Analysis& analysis) {
  if (!analysis.mentions) analysis.mentions = mentions_of(analysis.bundle, analysis.uses);
  return *analysis.mentions;
}

SourcePtr source_of(const Workspace& workspace, const std::string& path) {
  for (const Analysis* analysis : analyses_of(workspace, path)) {
    for (const ast::File& file : analysis->bundle.policy.files) {
      if (file.source->path == path) return file.source;
    }
  }
  const auto document = workspace.documents.find(path);
  if (document == workspace.documents.end()) return nullptr;
  return std::make_shared<const Source>(Source{path, document->second.text});
}

std::string uri_of(const Workspace& workspace, const std::string& path) {
  const auto document = workspace.documents.find(path);
  return document != workspace.documents.end() ? document->second.uri : uri_of_path(path);
}

}  // namespace sekisho::lsp
