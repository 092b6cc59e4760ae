#pragma once

#include <string>

#include "engine/ast/ast.h"

namespace sekisho::ast {

/// The canonical text of a file: every comment kept, one layout, idempotent.
std::string print(const File& file);
/// One declaration without comments, as the digest and diagnostics use it.
std::string print(const Declaration& declaration);
/// One expression on one line.
std::string print(const Expr& expression);

/// Whether two declarations or files say the same: everything but spans and comments.
bool same(const Declaration& a, const Declaration& b);
bool same(const File& a, const File& b);

}  // namespace sekisho::ast
