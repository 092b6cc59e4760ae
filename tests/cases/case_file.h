#pragma once

#include <string>
#include <vector>

#include "engine/text/diagnostic.h"

/// Case files carry what is expected of them inside: under a line, `#  ^^^ error[code]: message (help)` for each diagnostic that
/// begins on it. Such lines are comments to every reader of the project.
namespace sekisho::cases {

/// The files of a folder with one of the extensions, sorted; folders inside are not entered.
std::vector<std::string> files_in(const std::string& folder, const std::vector<std::string>& extensions);
/// The folders directly inside a folder, sorted.
std::vector<std::string> folders_in(const std::string& folder);

SourcePtr read_source(const std::string& path);

/// The text of a source with its expectations replaced by the diagnostics that belong to it.
std::string with_expectations(const Source& source, const Diagnostics& diagnostics);

/// Whether the file says what the diagnostics say; with UPDATE_CASES=1 in the environment the file is rewritten instead.
bool stands(const Source& source, const Diagnostics& diagnostics);

/// The codes that the expectations of a text name.
std::vector<std::string> codes_expected(const std::string& text);

}  // namespace sekisho::cases
