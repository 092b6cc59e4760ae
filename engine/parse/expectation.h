#pragma once

#include <string>
#include <vector>

#include "engine/parse/tokens.h"

namespace sekisho::parsing {

/// The language's own word for a token type (`when`, `(`), or empty where the type has no fixed spelling.
std::string spelling_of(std::size_t type);

/// What could have stood there, in words of the language: "a condition", "a clause or the next declaration", "`is`, `in` or …".
std::string describe(const antlr4::misc::IntervalSet& expected);

/// The words of the language among them, to suggest from.
std::vector<std::string> words_among(const antlr4::misc::IntervalSet& expected);

/// The words that open a declaration.
const std::vector<std::string>& declaration_words();
/// The type of the word spelled so that opens a declaration or a clause, or 0.
std::size_t opening_type(std::string_view word);
/// In small letters, of ASCII alone.
std::string lower(std::string_view text);

}  // namespace sekisho::parsing
