#pragma once

#include <string>
#include <string_view>

#include "engine/ast/expression.h"

namespace sekisho::ast {

/// A text as a policy writes it: in double quotes, `"` and `\` escaped.
std::string quoted(std::string_view text);

/// A part of an `and` (or of an `or`), in parentheses where it would otherwise reach further.
std::string print_part(const Expr& part, bool of_conjunction);

}  // namespace sekisho::ast
