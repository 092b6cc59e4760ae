#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

#include "engine/screen/screen.h"

namespace sekisho {
namespace {

const icu::Normalizer2& normaliser(const char* name, UNormalization2Mode mode) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normaliser = icu::Normalizer2::getInstance(nullptr, name, mode, status);
  if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no data for normalisation");
  return *normaliser;
}

icu::UnicodeString folded(std::string_view text) {
  static const icu::Normalizer2& fold = normaliser("nfkc_cf", UNORM2_COMPOSE);
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  return fold.normalize(wide, status);
}

/// Accents stripped from letters of European scripts; Japanese sound marks are letters of their own and stay.
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

bool is_word_sign(UChar32 sign) {
  return u_isalnum(sign) != 0 || u_charType(sign) == U_NON_SPACING_MARK || u_charType(sign) == U_COMBINING_SPACING_MARK;
}

/// Words of letters and digits; a full stop or apostrophe inside a word joins (`K.K.`, `O'Neil`), all other signs part.
std::vector<std::string> words_of(std::string_view name) {
  const icu::UnicodeString text = without_accents(folded(name));
  std::vector<std::string> words;
  icu::UnicodeString word;
  const auto end_word = [&] {
    if (word.isEmpty()) return;
    std::string utf8;
    word.toUTF8String(utf8);
    words.push_back(std::move(utf8));
    word.remove();
  };
  for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    const UChar32 sign = text.char32At(at);
    const bool joins = sign == '.' || sign == '\'' || sign == 0x2019;
    if (is_word_sign(sign))
      word.append(sign);
    else if (sign == '&')
      end_word(), words.emplace_back("and");
    else if (!joins)
      end_word();
    else if (sign == '.' && word.length() > 1)
      end_word();
  }
  end_word();
  return words;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + word;
  return text;
}

struct LegalForm {
  const char* spelling;
  const char* generic;
};
constexpr LegalForm legal_forms[] = {
#include "engine/screen/legal_forms.inc"
};

/// Forms that the source lacks: those of Japan in Latin letters and short, and the words that say no more than "a company".
constexpr LegalForm further_forms[] = {
    {"Kabushiki Kaisha", "JSC"},
    {"Kabushiki Gaisha", "JSC"},
    {"Kabushikigaisha", "JSC"},
    {"K.K.", "JSC"},
    {"K K", "JSC"},
    {"(株)", "JSC"},
    {"株式會社", "JSC"},
    {"株式会社", "JSC"},
    {"Yugen Kaisha", "LLC"},
    {"Yugen Gaisha", "LLC"},
    {"有限会社", "LLC"},
    {"(有)", "LLC"},
    {"Godo Kaisha", "LLC"},
    {"合同会社", "LLC"},
    {"Company Limited", "LLC"},
    {"Company Ltd", "LLC"},
    {"Co Limited", "LLC"},
    {"有限公司", "LLC"},
    {"Corporation", "company"},
    {"Corp", "company"},
    {"Company", "company"},
    {"Co", "company"},
};

struct LegalForms {
  std::unordered_map<std::string, std::string> by_words;      // "co ltd" → LLC
  std::vector<std::pair<std::string, std::string>> unspaced;  // 株式会社 → JSC, longest first
  std::size_t longest = 1;                                    // in words

  LegalForms() {
    for (const LegalForm& form : legal_forms) add(form);
    for (const LegalForm& form : further_forms) add(form);
    std::stable_sort(unspaced.begin(), unspaced.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  }

  void add(const LegalForm& form) {
    const std::vector<std::string> words = words_of(form.spelling);
    if (words.empty()) return;
    longest = std::max(longest, words.size());
    if (!by_words.emplace(joined(words, " "), form.generic).second) return;
    const bool one_sign = words.front().size() <= 3;  // a single character ends many a name; as a word of its own it is a form
    if (words.size() == 1 && !one_sign && static_cast<unsigned char>(words.front().front()) >= 0xE3)
      unspaced.emplace_back(words.front(), form.generic);
  }
};

const LegalForms& known_forms() {
  static const LegalForms forms;
  return forms;
}

/// Takes the longest legal form off the end of the words (or the start, where nothing stands at the end); never the whole name.
bool take_form(std::vector<std::string>& words, std::string& legal_class) {
  const LegalForms& forms = known_forms();
  for (const bool at_end : {true, false}) {
    for (std::size_t count = std::min(forms.longest, words.size() - 1); count > 0; --count) {
      const auto first = at_end ? words.end() - static_cast<std::ptrdiff_t>(count) : words.begin();
      const auto last = first + static_cast<std::ptrdiff_t>(count);
      const auto found = forms.by_words.find(joined({first, last}, " "));
      if (found == forms.by_words.end()) continue;
      legal_class = found->second;
      words.erase(first, last);
      return true;
    }
  }
  return false;
}

/// The same where scripts leave no blanks between words: 三菱造船株式会社.
bool take_unspaced(std::vector<std::string>& words, std::string& legal_class) {
  for (const auto& [form, generic] : known_forms().unspaced) {
    std::string& last = words.back();
    if (last.size() > form.size() && last.compare(last.size() - form.size(), form.size(), form) == 0) {
      last.resize(last.size() - form.size());
      legal_class = generic;
      return true;
    }
    std::string& first = words.front();
    if (first.size() > form.size() && first.compare(0, form.size(), form) == 0) {
      first.erase(0, form.size());
      legal_class = generic;
      return true;
    }
  }
  return false;
}

}  // namespace

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char sign) { return static_cast<unsigned char>(sign) < 0x80; });
}

/// What the general way comes to for ASCII, without a detour over UTF-16.
std::string normalise_ascii(std::string_view text) {
  std::string kept;
  bool blank = false;
  for (const char sign : text) {
    if (sign == ' ' || sign == '-' || (sign >= '\t' && sign <= '\r')) {
      blank = !kept.empty();
      continue;
    }
    if (blank) kept += ' ';
    blank = false;
    kept += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
  }
  return kept;
}

}  // namespace

std::string normalise_text(std::string_view text) {
  if (is_ascii(text)) return normalise_ascii(text);
  const icu::UnicodeString wide = folded(text);
  std::string result;
  icu::UnicodeString kept;
  bool blank = false;
  for (int32_t at = 0; at < wide.length(); at = wide.moveIndex32(at, 1)) {
    const UChar32 sign = wide.char32At(at);
    if (u_isUWhiteSpace(sign) != 0 || sign == '-' || sign == 0x2010 || sign == 0x2011) {
      blank = !kept.isEmpty();
      continue;
    }
    if (blank) kept.append(' ');
    blank = false;
    kept.append(sign);
  }
  kept.toUTF8String(result);
  return result;
}

NormalisedName normalise_name(std::string_view name) {
  NormalisedName normalised;
  std::vector<std::string> words = words_of(name);
  if (words.empty()) return normalised;
  if (!take_form(words, normalised.legal_class)) take_unspaced(words, normalised.legal_class);
  normalised.core = joined(words, " ");
  normalised.words = std::move(words);
  return normalised;
}

}  // namespace sekisho
