#pragma once

#include <map>
#include <string>

/// The files of a zip by name, each inflated and its checksum proved; throws std::runtime_error where the archive is not whole.
std::map<std::string, std::string> read_zip(const std::string& path);
