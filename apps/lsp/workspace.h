#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "apps/lsp/documents.h"
#include "apps/lsp/mentions.h"
#include "engine/check/check.h"

namespace sekisho::lsp {

/// One bundle (or one policy alone) as it stands with what is being edited.
struct Analysis {
  std::string root;  // a folder with bundle.yaml, or one policy
  Bundle bundle;
  std::shared_ptr<const checked::Policy> policy;  // absent where the bundle has errors
  Diagnostics found;
  Uses uses;
  mutable std::optional<std::vector<Mention>> mentions;  // made of them when first asked for
  std::string refusal;                                   // why it cannot be read
  std::map<std::string, Diagnostics> of_scenarios;       // by file, as they were last read
  std::vector<std::string> scenarios_due;                // to be read when the client is quiet
};

/// Everything that is open, and the bundles it belongs to.
struct Workspace {
  Encoding encoding = Encoding::utf16;
  std::vector<std::string> folders;           // as the client opened them
  std::map<std::string, Document> documents;  // by path
  Buffers buffers;
  std::map<std::string, std::unique_ptr<Analysis>> analyses;  // by root
  std::set<std::string> stale;                                // roots to be read again
  std::map<std::string, Json> published;                      // diagnostics by path
  std::string diagnostics_page;                               // the URI that explains their codes, or empty
};

/// By its name; a text that is no file yet is taken for one.
bool is_policy_path(std::string_view path);
/// The nearest folder upwards with a bundle.yaml, or nothing.
std::string bundle_folder_of(const Workspace& workspace, std::string_view path);

void open(Workspace& workspace, const std::string& path, Document document);
void close(Workspace& workspace, const std::string& path);
/// Something in the text of an open document, or on disk, is no longer what was read.
void touch(Workspace& workspace, const std::string& path);

/// Reads again what is stale; false where nothing was.
bool refresh(Workspace& workspace);
/// Reads one file of scenarios that is due; false where none is.
bool refresh_scenarios(Workspace& workspace);

/// The analyses that a file belongs to, that of its own bundle first. Requires a refresh.
std::vector<const Analysis*> analyses_of(const Workspace& workspace, const std::string& path);
const std::vector<Mention>& mentions_of(const Analysis& analysis);
/// The text of a file as its bundle was read, or of a document, or nothing.
SourcePtr source_of(const Workspace& workspace, const std::string& path);
/// The URI as the client writes it, where the file is open.
std::string uri_of(const Workspace& workspace, const std::string& path);

}  // namespace sekisho::lsp
