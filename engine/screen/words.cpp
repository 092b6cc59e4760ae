#include "engine/screen/words.h"

#include <unicode/uchar.h>

namespace sekisho {
namespace {

struct Part {
  icu::UnicodeString text;
  bool dotted = false;  // a full stop follows
};

bool is_word_sign(UChar32 sign) {
  return u_isalnum(sign) != 0 || u_charType(sign) == U_NON_SPACING_MARK || u_charType(sign) == U_COMBINING_SPACING_MARK;
}

bool is_apostrophe(UChar32 sign) { return sign == '\'' || sign == 0x2018 || sign == 0x2019 || sign == 0x02BC || sign == '`'; }

/// In scripts without capitals one character is a word.
bool has_case(UChar32 sign) { return u_isalpha(sign) != 0 && u_hasBinaryProperty(sign, UCHAR_CASED) != 0; }

bool is_initial(const icu::UnicodeString& text) { return text.countChar32() == 1 && has_case(text.char32At(0)); }

/// Whether one letter alone stands here.
bool initial_stands_at(const icu::UnicodeString& text, int32_t at) {
  if (at >= text.length() || !has_case(text.char32At(at))) return false;
  const int32_t next = text.moveIndex32(at, 1);
  return next >= text.length() || !is_word_sign(text.char32At(next));
}

std::vector<Part> parts_of(const icu::UnicodeString& text) {
  std::vector<Part> parts;
  icu::UnicodeString part, since_stop;
  const auto end_part = [&](bool dotted) {
    if (!part.isEmpty()) parts.push_back({part, dotted});
    part.remove();
    since_stop.remove();
  };
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 sign = text.char32At(at);
    if (is_word_sign(sign)) {
      part.append(sign);
      since_stop.append(sign);
    } else if (sign == '.' && is_initial(since_stop) && initial_stands_at(text, at + 1)) {
      since_stop.remove();
    } else if (!is_apostrophe(sign)) {
      end_part(sign == '.');
      if (sign == '&') parts.push_back({u"and", false});
    }
  }
  end_part(false);
  return parts;
}

}  // namespace

std::vector<std::string> words_of(const icu::UnicodeString& plain) {
  std::vector<std::string> words;
  const Part* initial = nullptr;  // the part before, if it is one
  const std::vector<Part> parts = parts_of(plain);
  for (const Part& part : parts) {
    const bool is_one = is_initial(part.text);
    // `Plan B S.A.` is no `Plan BSA`: bare letters and those with full stops keep apart.
    if (!is_one || initial == nullptr || initial->dotted != part.dotted) words.emplace_back();
    part.text.toUTF8String(words.back());
    initial = is_one ? &part : nullptr;
  }
  return words;
}

}  // namespace sekisho
