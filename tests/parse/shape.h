#pragma once

#include <string>

#include "engine/parse/parse.h"

/// What a text was read as, with every bracket written: for tests of what belongs to what.
namespace sekisho::shape {

/// `(and (equal a b) (in c [d e]))`
std::string of(const ast::Expr& expression);

/// The shape of a condition, read as the value of a define; the first message where it cannot be read.
std::string of_condition(const std::string& text);

/// Reads a text that lies nowhere.
ast::File file(const std::string& text, Diagnostics& diagnostics, const std::string& path = "test.policy");

}  // namespace sekisho::shape
