#pragma once

#include <string>

#include "engine/bundle/bundle.h"

namespace sekisho::lsp {

/// A list's title, kind and size; a term's name in its taxonomy; what the lists call a code. As Markdown; empty where nothing is
/// known.
std::string describe_list(const Bundle& bundle, const std::string& name);
std::string describe_taxonomy_term(const Bundle& bundle, const std::string& taxonomy, const std::string& term);
std::string describe_code(const Bundle& bundle, const std::string& written);

}  // namespace sekisho::lsp
