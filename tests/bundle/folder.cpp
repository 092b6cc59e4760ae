#include "tests/bundle/folder.h"

#include <unistd.h>

#include <fstream>

namespace fs = std::filesystem;

BundleFolder::BundleFolder(const std::map<std::string, std::string>& files) {
  static int count = 0;
  path = fs::temp_directory_path() / ("sekisho-bundle-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
  for (const auto& [name, text] : files) {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << text;
  }
}

BundleFolder::~BundleFolder() {
  std::error_code ignored;
  fs::remove_all(path, ignored);
}
