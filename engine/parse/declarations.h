#pragma once

#include "engine/parse/transform.h"

namespace sekisho::parsing {

/// Parses the tokens one declaration at a time. Where one does not follow the grammar, the clause at fault is reported and left
/// out, and the rest of the declaration is read (`incomplete`); what follows is never touched by it.
std::vector<ast::Declaration> read_declarations(const Reader& reader, const Tokens& tokens);

}  // namespace sekisho::parsing
