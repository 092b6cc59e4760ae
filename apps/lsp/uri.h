#pragma once

#include <string>
#include <string_view>

namespace sekisho::lsp {

/// The path of a `file:` URI, in normal form; of any other URI (`untitled:Untitled-1`) the URI itself, which names no file.
std::string path_of_uri(std::string_view uri);
/// The URI of a path; what is no absolute path is taken for a URI.
std::string uri_of_path(std::string_view path);

}  // namespace sekisho::lsp
