#include "engine/bundle/folder.h"

#include <algorithm>
#include <filesystem>

#include "engine/facts/log.h"

namespace sekisho {

namespace {

namespace fs = std::filesystem;

bool is_policy(const std::string& name) { return name.ends_with(".policy") || name.ends_with(".policy.md"); }
bool is_yaml(const std::string& name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

enum class Part { policies, lists, scenarios };

/// Nothing for a file that is none of a bundle's.
std::vector<std::string>* place_for(const std::string& name, Part part, Folder& files) {
  if (part == Part::lists && is_yaml(name)) return &files.lists;
  if (part == Part::scenarios) return is_yaml(name) ? &files.scenarios : nullptr;
  return is_policy(name) ? &files.policies : nullptr;
}

void walk(const fs::path& folder, Part part, Folder& files) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.')) continue;
    if (entry.is_directory()) {
      if (fs::exists(entry.path() / "bundle.yaml")) continue;
      const bool top = part == Part::policies;
      walk(entry.path(), top && name == "lists" ? Part::lists : top && name == "scenarios" ? Part::scenarios : part, files);
      continue;
    }
    std::vector<std::string>* const kept = place_for(name, part, files);
    if (kept == nullptr) continue;
    const std::string path = entry.path().lexically_normal().generic_string();
    if (entry.exists() && !entry.is_regular_file()) throw InputError("cannot read `" + path + "`: it is no file");  // a pipe
    kept->push_back(path);
  }
}

}  // namespace

Folder read_folder(const std::string& path) {
  Folder files;
  try {
    walk(path, Part::policies, files);
  } catch (const fs::filesystem_error& error) {
    throw InputError("the folder `" + error.path1().generic_string() + "` cannot be read: " + error.code().message());
  }
  std::sort(files.policies.begin(), files.policies.end());
  std::sort(files.lists.begin(), files.lists.end());
  std::sort(files.scenarios.begin(), files.scenarios.end());
  return files;
}

}  // namespace sekisho
