#include "engine/screen/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace sekisho {
namespace {

const icu::Normalizer2& normaliser(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no data for normalisation");
  return *normaliser;
}

std::unique_ptr<const icu::Transliterator> transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<const icu::Transliterator> made(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no data for transliteration");
  return made;
}

bool has_script(const icu::UnicodeString& text, std::initializer_list<UScriptCode> scripts) {
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 sign = text.char32At(at);
    if (sign >= 0x80 && std::find(scripts.begin(), scripts.end(), uscript_getScript(sign, &status)) != scripts.end()) return true;
  }
  return false;
}

icu::UnicodeString without_accents(const icu::UnicodeString& text) {
  static const icu::Normalizer2& decompose = normaliser("nfc", UNORM2_DECOMPOSE);
  static const icu::Normalizer2& compose = normaliser("nfc", UNORM2_COMPOSE);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString apart = decompose.normalize(text, status);
  icu::UnicodeString kept;
  for (int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
    const UChar32 sign = apart.char32At(at);
    if (sign < 0x0300 || sign > 0x036F) kept.append(sign);
  }
  return compose.normalize(kept, status);
}

bool is_ascii(const icu::UnicodeString& text) {
  for (int32_t at = 0; at < text.length(); ++at) {
    if (text.charAt(at) >= 0x80) return false;
  }
  return true;
}

#include "engine/screen/letters.inc"

void simplify(icu::UnicodeString& text) {
  for (int32_t at = 0; at < text.length(); ++at) {
    const char16_t sign = text.charAt(at);
    if (sign < traditional.front() || sign > traditional.back()) continue;
    const auto found = std::lower_bound(traditional.begin(), traditional.end(), sign);
    if (*found == sign) text.setCharAt(at, simplified[static_cast<std::size_t>(found - traditional.begin())]);
  }
}

icu::UnicodeString as_typed(const icu::UnicodeString& text) {
  icu::UnicodeString typed;
  for (int32_t at = 0; at < text.length(); ++at) {
    const char16_t sign = text.charAt(at);
    const auto* const found = std::lower_bound(std::begin(latin_letters), std::end(latin_letters), sign,
                                               [](const LatinLetter& row, char16_t wanted) { return row.letter < wanted; });
    if (found != std::end(latin_letters) && found->letter == sign)
      typed.append(icu::UnicodeString(found->typed, -1, US_INV));
    else
      typed.append(sign);
  }
  return typed;
}

}  // namespace

icu::UnicodeString folded(std::string_view text) {
  static const icu::Normalizer2& fold = normaliser("nfkc_cf", UNORM2_COMPOSE);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  return fold.normalize(wide, status);
}

icu::UnicodeString plain(const icu::UnicodeString& folded) {
  if (is_ascii(folded)) return folded;
  icu::UnicodeString text = without_accents(folded);
  text = as_typed(text);
  simplify(text);
  return text;
}

icu::UnicodeString with_digraphs(const icu::UnicodeString& folded) {
  icu::UnicodeString text;
  for (int32_t at = 0; at < folded.length(); ++at) {
    switch (const char16_t sign = folded.charAt(at)) {
      case u'ä':
        text.append(u"ae");
        break;
      case u'ö':
      case u'ø':
        text.append(u"oe");
        break;
      case u'ü':
        text.append(u"ue");
        break;
      case u'å':
        text.append(u"aa");
        break;
      default:
        text.append(sign);
    }
  }
  return text;
}

icu::UnicodeString in_latin(const icu::UnicodeString& folded) {
  icu::UnicodeString text = folded;
  if (!has_script(text, {USCRIPT_CYRILLIC, USCRIPT_GREEK})) return text;
  static const auto latin = transliterator("Russian-Latin/BGN; Cyrillic-Latin; Greek-Latin; Lower");
  latin->transliterate(text);
  return text;
}

}  // namespace sekisho
