#pragma once

#include <unicode/unistr.h>

#include <string_view>

namespace sekisho {

/// NFKC and case folding. Bytes that are not UTF-8 become U+FFFD.
icu::UnicodeString folded(std::string_view text);

/// Folded text as names are compared: accents off the letters of European scripts (Japanese sound marks are letters of their own
/// and stay), Latin letters that are no letter with an accent as they are typed without their own keyboard (ø o, ł l, þ th, æ ae:
/// ICU's Latin-ASCII), traditional Chinese characters simplified (ICU's Traditional-Simplified).
icu::UnicodeString plain(const icu::UnicodeString& folded);

/// Folded text with its umlauts and ringed letters as two letters, the other way to type them: ä ae, ö ø oe, ü ue, å aa.
icu::UnicodeString with_digraphs(const icu::UnicodeString& folded);

/// Folded text with Cyrillic and Greek in Latin letters (Russian as the BGN writes it, the rest by ICU's own transliterations). The
/// same text where it has neither.
icu::UnicodeString in_latin(const icu::UnicodeString& folded);

}  // namespace sekisho
