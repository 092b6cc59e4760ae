#pragma once

#include <unicode/unistr.h>

#include <string>
#include <vector>

namespace sekisho {

/// The words of a name in plain letters (letters.h): letters and digits, `&` as `and`; an apostrophe inside a word joins
/// (`O'Neil`), all other signs part. Initials that stand together are one word: `A.B.C.`, `A. B. C.`, `A B C`.
std::vector<std::string> words_of(const icu::UnicodeString& plain);

}  // namespace sekisho
