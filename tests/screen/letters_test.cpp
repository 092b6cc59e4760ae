#include "engine/screen/letters.h"

#include <unicode/translit.h>
#include <unicode/uscript.h>

#include <memory>
#include <string>

#include "tests/catch.h"

using namespace sekisho;

namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

/// How many characters of a script, already folded, come out otherwise than by ICU's transliteration; and how many that changes.
struct Compared {
  int other = 0, changed = 0;
};

Compared compare(UScriptCode script, const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<const icu::Transliterator> icu_way(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  REQUIRE(U_SUCCESS(status));
  Compared compared;
  for (UChar32 sign = 0x80; sign < 0x20000; ++sign) {
    const icu::UnicodeString text(sign);
    UErrorCode ignored = U_ZERO_ERROR;
    if (uscript_getScript(sign, &ignored) != script || folded(utf8(text)) != text) continue;
    icu::UnicodeString expected = text;
    icu_way->transliterate(expected);
    if (expected != text) ++compared.changed;
    if (plain(text) == expected) continue;
    ++compared.other;
    UNSCOPED_INFO(utf8(text) << ": " << utf8(plain(text)) << " for " << utf8(expected));
  }
  return compared;
}

}  // namespace

// docs/reference/language.md §7: letters are as ICU's `Latin-ASCII` and `Traditional-Simplified` have them.
TEST_CASE("Latin letters and traditional characters are those of ICU") {
  const Compared latin = compare(USCRIPT_LATIN, "Latin-ASCII; Lower");
  CHECK(latin.other == 0);
  CHECK(latin.changed > 400);
  const Compared han = compare(USCRIPT_HAN, "Traditional-Simplified");
  CHECK(han.other == 0);
  CHECK(han.changed > 2800);
}
