#pragma once

#include <filesystem>
#include <map>
#include <string>

/// A folder of this process alone that holds the files given, removed at the end.
struct BundleFolder {
  std::filesystem::path path;

  explicit BundleFolder(const std::map<std::string, std::string>& files);
  ~BundleFolder();
  BundleFolder(const BundleFolder&) = delete;
  BundleFolder& operator=(const BundleFolder&) = delete;
};
