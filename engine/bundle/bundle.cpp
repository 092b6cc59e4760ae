#include "engine/bundle/bundle.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <tuple>

#include "engine/bundle/common.h"
#include "engine/bundle/digest.h"
#include "engine/bundle/folder.h"
#include "engine/bundle/list_graph.h"
#include "engine/bundle/schema_file.h"
#include "engine/bundle/settings.h"
#include "engine/facts/log.h"
#include "engine/lists/lists.h"
#include "engine/parse/parse.h"

namespace sekisho {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_settings_bytes = std::size_t{8} << 20U;  // bundle.yaml, schema.yaml

/// One bundle's own folder, read but not yet joined with the others.
struct Part {
  fs::path identity;  // the folder without links and detours: the same bundle included twice counts once
  std::string folder;
  Settings settings;
  Folder files;
  SourcePtr schema;
  std::vector<std::size_t> includes;
  int depth = 0;
};

struct Loading {
  std::vector<Part> parts;          // includes first
  std::vector<fs::path> under_way;  // folders being read, outermost first
  Diagnostics& diagnostics;
  const Buffers* buffers;
};

SourcePtr read_settings_source(const fs::path& path, const Buffers* buffers) {
  const std::string shown = path.lexically_normal().generic_string();
  if (buffers != nullptr && buffers->texts.contains(shown)) return read_source(shown, max_settings_bytes, buffers);
  return std::make_shared<const Source>(Source{shown, read_stored_file(shown, max_settings_bytes)});
}

SourcePtr read_schema_source(const Part& part, Loading& loading) {
  const fs::path path = fs::path(part.folder) / part.settings.schema.value_or("schema.yaml");
  std::error_code ignored;
  if (fs::exists(path, ignored)) return read_settings_source(path, loading.buffers);
  if (part.settings.schema)
    loading.diagnostics.error("setting-value", *part.settings.schema_span,
                              "no file `" + *part.settings.schema + "` stands beside `bundle.yaml`");
  return nullptr;
}

std::optional<std::size_t> load_part(const std::string& folder, Loading& loading);

/// A bundle that another includes: what is wrong with the path is the including bundle's fault.
std::optional<std::size_t> load_include(const Include& include, const std::string& folder, Loading& loading) {
  const fs::path path = (fs::path(folder) / include.path).lexically_normal();
  std::error_code ignored;
  const fs::path identity = fs::weakly_canonical(path, ignored);
  if (std::find(loading.under_way.begin(), loading.under_way.end(), identity) != loading.under_way.end()) {
    loading.diagnostics.error("include-cycle", include.span,
                              "including `" + include.path + "` leads back to a bundle that includes this one");
    return std::nullopt;
  }
  if (!fs::is_regular_file(path / "bundle.yaml", ignored)) {
    loading.diagnostics.error("include-missing", include.span, "no bundle stands at `" + path.generic_string() + "`",
                              "a bundle is a folder with a `bundle.yaml`");
    return std::nullopt;
  }
  std::string shown = path.generic_string();
  while (shown.size() > 1 && shown.back() == '/') shown.pop_back();
  return load_part(shown, loading);
}

std::optional<std::size_t> load_part(const std::string& folder, Loading& loading) {
  const fs::path identity = fs::weakly_canonical(folder);
  for (std::size_t i = 0; i < loading.parts.size(); ++i) {
    if (loading.parts[i].identity == identity) return i;
  }
  loading.under_way.push_back(identity);
  Part part;
  part.identity = identity;
  part.folder = folder;
  part.settings = read_settings(read_settings_source(fs::path(folder) / "bundle.yaml", loading.buffers), loading.diagnostics);
  for (const Include& include : part.settings.includes) {
    if (const auto index = load_include(include, folder, loading)) part.includes.push_back(*index);
  }
  part.files = read_folder(folder);
  part.schema = read_schema_source(part, loading);
  loading.under_way.pop_back();
  loading.parts.push_back(std::move(part));
  return loading.parts.size() - 1;
}

/// Depth is the shortest way from the root; the root is the last part.
void settle_depths(std::vector<Part>& parts) {
  for (Part& part : parts) part.depth = -1;
  parts.back().depth = 0;
  std::vector<std::size_t> level{parts.size() - 1};
  for (int depth = 1; !level.empty(); ++depth) {
    std::vector<std::size_t> below;
    for (const std::size_t index : level) {
      for (const std::size_t included : parts[index].includes) {
        if (parts[included].depth != -1) continue;
        parts[included].depth = depth;
        below.push_back(included);
      }
    }
    level = std::move(below);
  }
}

void add_list(Bundle& bundle, const SourcePtr& source, Buffers* buffers, Diagnostics& diagnostics) {
  auto list = read_list(source, buffers, diagnostics);
  if (!list) return;
  const auto known = bundle.lists.find(list->name);
  if (known == bundle.lists.end()) {
    bundle.lists.emplace(list->name, std::move(*list));
    return;
  }
  diagnostics.error("duplicate-name", list->span, "a list called `" + list->name + "` stands in the bundle already")
      .notes.push_back({"the other list", known->second.span});
}

void add_part(Bundle& bundle, const Part& part, Buffers* buffers, Diagnostics& diagnostics) {
  for (const std::string& path : part.files.policies)
    bundle.policy.files.push_back(read_policy(read_source(path, max_policy_bytes, buffers), buffers, diagnostics));
  for (const std::string& path : part.files.lists)
    add_list(bundle, read_source(path, max_list_bytes, buffers), buffers, diagnostics);
  for (Adoption adoption : part.settings.adoptions) {
    adoption.depth = part.depth;
    bundle.adoptions.push_back(std::move(adoption));
  }
  if (part.settings.covers) bundle.covers.push_back(*part.settings.covers);
}

/// A bundle that reaches no list of units stands on the vocabulary of `common`, but for lists whose names it uses itself.
bool needs_common(const Bundle& bundle) {
  return std::none_of(bundle.lists.begin(), bundle.lists.end(),
                      [](const auto& pair) { return pair.second.kind == ListKind::units; });
}

void add_common(Bundle& bundle, Buffers* buffers, Diagnostics& diagnostics) {
  for (const SourcePtr& source : common_lists()) {
    auto list = read_list(source, buffers, diagnostics);
    if (list) bundle.lists.emplace(list->name, std::move(*list));
  }
}

void check_adoptions(const Bundle& bundle, Diagnostics& diagnostics) {
  std::map<std::tuple<int, std::string, Time>, const Adoption*> made;
  for (const Adoption& adoption : bundle.adoptions) {
    const auto [other, first] = made.emplace(std::tuple(adoption.depth, adoption.of, *adoption.on), &adoption);
    if (first) continue;
    diagnostics.error("adoption", adoption.span, "two readings of `" + adoption.of + "` are adopted on " + to_string(*adoption.on))
        .notes.push_back({"the other adoption", other->second->span});
  }
}

/// What can only be done when all files are read: vocabulary, schema, references between lists, digest.
void finish(Bundle& bundle, const std::vector<SourcePtr>& schemas, Buffers* buffers, Diagnostics& diagnostics) {
  const bool common = needs_common(bundle);
  if (common) add_common(bundle, buffers, diagnostics);
  bundle.schema = trade_schema();
  fill_vocabulary(bundle, diagnostics);
  if (common) read_schema(common_schema(), bundle.schema, diagnostics);
  for (const SourcePtr& schema : schemas) read_schema(schema, bundle.schema, diagnostics);
  check_list_includes(bundle, diagnostics);
  check_entry_suspensions(bundle, diagnostics);
  check_adoptions(bundle, diagnostics);
  if (buffers == nullptr) bundle.digest = digest_of(bundle);
}

Bundle load_folder(const std::string& path, Buffers* buffers, Diagnostics& diagnostics) {
  std::string folder = fs::path(path).lexically_normal().generic_string();
  while (folder.size() > 1 && folder.back() == '/') folder.pop_back();
  std::error_code ignored;
  if (!fs::exists(fs::path(folder) / "bundle.yaml", ignored))
    throw InputError("`" + path + "` is no bundle: the folder holds no `bundle.yaml`");
  Loading loading{{}, {}, diagnostics, buffers};
  load_part(folder, loading);
  settle_depths(loading.parts);
  const Part& root = loading.parts.back();
  Bundle bundle;
  bundle.path = path;
  bundle.name = root.settings.name;
  bundle.version = root.settings.version;
  bundle.title = root.settings.title;
  bundle.note = root.settings.note;
  bundle.review_threshold = root.settings.review_threshold;
  bundle.certain_threshold = root.settings.certain_threshold;
  bundle.scenario_files = root.files.scenarios;
  std::vector<SourcePtr> schemas;
  for (const Part& part : loading.parts) {
    add_part(bundle, part, buffers, diagnostics);
    if (part.schema) schemas.push_back(part.schema);
  }
  finish(bundle, schemas, buffers, diagnostics);
  return bundle;
}

Bundle load_file(const std::string& path, Buffers* buffers, Diagnostics& diagnostics) {
  Bundle bundle;
  bundle.path = path;
  bundle.name = fs::path(path).filename().string();
  bundle.name = bundle.name.substr(0, bundle.name.find('.'));
  bundle.review_threshold = default_review_threshold();
  bundle.certain_threshold = default_certain_threshold();
  bundle.policy.files.push_back(read_policy(read_source(path, max_policy_bytes, buffers), buffers, diagnostics));
  finish(bundle, {}, buffers, diagnostics);
  return bundle;
}

Bundle load(const std::string& path, Buffers* buffers, Diagnostics& diagnostics) {
  std::error_code ignored;
  return fs::is_directory(path, ignored) ? load_folder(path, buffers, diagnostics) : load_file(path, buffers, diagnostics);
}

}  // namespace

Bundle load_bundle(const std::string& path, Diagnostics& diagnostics) { return load(path, nullptr, diagnostics); }

Bundle load_bundle(const std::string& path, Diagnostics& diagnostics, Buffers& buffers) {
  return load(path, &buffers, diagnostics);
}

}  // namespace sekisho
