#pragma once

#include <span>

#include "engine/parse/tokens.h"
#include "engine/text/diagnostic.h"

namespace sekisho::parsing {

/// Reports names longer than `max_name_bytes`.
void check_names(const SourcePtr& source, std::string_view text, std::span<Token* const> tokens, Diagnostics& diagnostics);

/// The first token at which the parser or anything that walks the ast would have to descend deeper than `max_nesting`, or null.
/// An upper bound counted on tokens alone, so that nothing recurses before it is known to be safe: open parentheses, conditions
/// after `where`, and within each the operators that nest (`not`, arithmetic, `of`) since the last `and`, `or` or comma.
const Token* too_deep(std::span<Token* const> declaration);

}  // namespace sekisho::parsing
