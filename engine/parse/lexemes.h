#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/source.h"

namespace sekisho {

/// The words a text is cut into, for those who look at a text that need not follow the grammar (an editor).
enum class LexemeKind : std::uint8_t { word, language_word, number, date, code, text, unit, sign, comment, foreign };

struct Lexeme {
  LexemeKind kind = LexemeKind::word;
  std::uint32_t begin = 0, end = 0;
};

/// Every word and comment of a policy's text, in order; of Markdown those of its policy blocks. A word of the language that may be
/// a name (`report`) is a `language_word`.
std::vector<Lexeme> lexemes_of(const SourcePtr& source);

/// Every word of the language.
const std::vector<std::string>& language_words();

/// Whether a place of a Markdown text is inside a policy block; of a plain policy every place is.
bool is_policy_text(const SourcePtr& source, std::uint32_t offset);

/// What could stand at a place, given the declaration and the clause before it.
struct Expected {
  std::vector<std::string> words;  // of the language, and signs
  bool name = false, number = false, text = false, date = false;
};

/// What could follow the words that end at or before `offset`. Faults elsewhere in the declaration do not matter; where the clause
/// itself has one before the place, nothing is expected.
Expected expected_at(const SourcePtr& source, std::uint32_t offset);

}  // namespace sekisho
