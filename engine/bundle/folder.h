#pragma once

#include <string>
#include <vector>

namespace sekisho {

/// The files of one bundle's folder, each path as it is shown to people (`policies/cn/lists/x.yaml`), sorted by path.
struct Folder {
  std::vector<std::string> policies;   // *.policy and *.policy.md, below every folder but scenarios/
  std::vector<std::string> lists;      // lists/**/*.yaml
  std::vector<std::string> scenarios;  // scenarios/**/*.yaml
};

/// Folders that hold a bundle.yaml of their own, and hidden ones, are left out. Throws InputError where a folder cannot be read
/// or one of the files is none (a pipe, a device).
Folder read_folder(const std::string& path);

}  // namespace sekisho
