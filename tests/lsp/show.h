#pragma once

#include <string>

#include "apps/lsp/json.h"

namespace sekisho::lsp {

/// An answer as short lines for a case file; `folder` is the URI that paths are shown below.
std::string show(const std::string& method, const Json& answer, const std::string& folder);
/// "3:8-3:12 error[unknown-name]: …" with its help and what it points to; lines and columns from 1.
std::string show_diagnostics(const Json& diagnostics, const std::string& folder);

}  // namespace sekisho::lsp
