#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>

#include "engine/screen/letters.h"
#include "engine/screen/screen.h"
#include "engine/screen/words.h"

namespace sekisho {
namespace {

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
    {"Sp. z o. o.", "LLC"},
    {"Sp z o o", "LLC"},
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
    const icu::UnicodeString spelling = folded(form.spelling);
    add(words_of(plain(spelling)), form.generic);
    if (const icu::UnicodeString other = with_digraphs(spelling); other != spelling) add(words_of(plain(other)), form.generic);
  }

  void add(const std::vector<std::string>& words, const char* generic) {
    if (words.empty()) return;
    longest = std::max(longest, words.size());
    if (!by_words.emplace(joined(words, " "), generic).second) return;
    const bool one_sign = words.front().size() <= 3;  // a single character ends many a name; as a word of its own it is a form
    if (words.size() == 1 && !one_sign && static_cast<unsigned char>(words.front().front()) >= 0xE3)
      unspaced.emplace_back(words.front(), generic);
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

namespace {

/// The name of plain letters without its legal form; that form's class.
std::vector<std::string> core_words(const icu::UnicodeString& plain, std::string& legal_class) {
  std::vector<std::string> words = words_of(plain);
  if (!words.empty() && !take_form(words, legal_class)) take_unspaced(words, legal_class);
  return words;
}

void add_spelling(NormalisedName& name, const icu::UnicodeString& folded, bool same_script) {
  std::string legal_class = name.legal_class;
  std::vector<std::string> words = core_words(plain(folded), legal_class);
  if (words != name.words) name.others.push_back({std::move(words), same_script});
}

}  // namespace

NormalisedName normalise_name(std::string_view name) {
  NormalisedName normalised;
  const icu::UnicodeString text = folded(name);
  normalised.words = core_words(plain(text), normalised.legal_class);
  normalised.core = joined(normalised.words, " ");
  if (is_ascii(name) || normalised.words.empty()) return normalised;
  if (const icu::UnicodeString other = with_digraphs(text); other != text) add_spelling(normalised, other, true);
  if (const icu::UnicodeString other = in_latin(text); other != text) add_spelling(normalised, other, false);
  return normalised;
}

}  // namespace sekisho
