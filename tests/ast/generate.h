#pragma once

#include <random>

#include "engine/ast/ast.h"

/// Policies at random: everything the ast can say and the grammar can read, of no meaning.
namespace sekisho::generate {

using Random = std::mt19937;

/// A condition at most `depth` levels deep.
ast::Expr condition(Random& random, int depth);
/// A value: what may stand on either side of a comparison.
ast::Expr value(Random& random, int depth);
ast::Declaration declaration(Random& random);

}  // namespace sekisho::generate
