#pragma once

#include <functional>

#include "apps/lsp/workspace.h"

namespace sekisho::lsp {

using Send = std::function<void(const Json&)>;

/// Sends `textDocument/publishDiagnostics` for every file of which something else is found than was said last, and nothing for
/// those of which nothing is found any more.
void publish(Workspace& workspace, const Send& send);

/// A diagnostic as the protocol has it.
Json diagnostic_json(const Workspace& workspace, const Diagnostic& diagnostic, Ranges& ranges);

}  // namespace sekisho::lsp
