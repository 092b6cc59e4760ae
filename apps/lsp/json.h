#pragma once

#include <nlohmann/json.hpp>

namespace sekisho::lsp {

using Json = nlohmann::json;

}  // namespace sekisho::lsp
