#pragma once

#include <string_view>
#include <vector>

#include "engine/ast/expression.h"

namespace sekisho::checking {

/// The expressions directly inside an expression, in order of the text; absent ones left out.
std::vector<ast::Expr> inside(const ast::Expression& expression);

/// Whether a path or call anywhere inside begins with `name`.
bool mentions(const ast::Expr& expression, std::string_view name);

/// How many binders (`any x in`, `as e where`, `over c in`) are nested in an expression at the deepest. A binder's slot is the
/// height of what it governs, so that equal expressions have equal slots wherever they stand.
int binding_height(const ast::Expr& expression);

}  // namespace sekisho::checking
