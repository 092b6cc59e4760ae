#pragma once

#include <string>

#include "engine/ast/ast.h"

/// What a declaration says, member by member, without help of the printer: so that a clause the printer loses is missed.
/// Brackets that the author wrote and the canonical layout adds are left out.
namespace sekisho::outline {

std::string of(const ast::Declaration& declaration);

}  // namespace sekisho::outline
