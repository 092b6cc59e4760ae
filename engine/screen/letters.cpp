#include "engine/screen/letters.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <stdexcept>

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
  if (has_script(text, {USCRIPT_LATIN})) {
    static const auto latin = transliterator("[:Latin:] Latin-ASCII");
    latin->transliterate(text);
  }
  if (has_script(text, {USCRIPT_HAN})) {
    static const auto simplified = transliterator("Traditional-Simplified");
    simplified->transliterate(text);
  }
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
  if (!has_script(text, {USCRIPT_CYRILLIC, USCRIPT_GREEK, USCRIPT_KATAKANA, USCRIPT_HIRAGANA})) return text;
  static const auto latin = transliterator("Russian-Latin/BGN; Cyrillic-Latin; Greek-Latin; Katakana-Latin; Hiragana-Latin; Lower");
  latin->transliterate(text);
  return text;
}

}  // namespace sekisho
