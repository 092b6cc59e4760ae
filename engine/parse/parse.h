#pragma once

#include "engine/ast/ast.h"
#include "engine/text/diagnostic.h"

namespace sekisho {

inline constexpr std::size_t max_policy_bytes = std::size_t{8} << 20U;  // language.md §11
inline constexpr std::size_t max_nesting = 200;
inline constexpr std::size_t max_name_bytes = 200;

/// Reads one policy file; a path ending in `.md` is literate: its fenced blocks marked `sekisho` are the policy, and spans are
/// those of the Markdown. A syntax error in one declaration leaves the others standing: what could be read is returned.
ast::File parse(const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace sekisho
