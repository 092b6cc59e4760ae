#include "engine/value/code.h"

#include <algorithm>

namespace sekisho {

namespace {

constexpr std::size_t international_digits = 6;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
bool is_letter(char c) { return upper(c) >= 'A' && upper(c) <= 'Z'; }

std::string upper(std::string_view text) {
  std::string folded(text);
  std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) { return upper(c); });
  return folded;
}

/// Whether `whole` begins with all segments of `beginning`.
bool begins_with_segments(std::string_view whole, std::string_view beginning) {
  return whole.starts_with(beginning) && (whole.size() == beginning.size() || whole[beginning.size()] == '.');
}

Placement place_segments(std::string_view text, std::string_view entry) {
  if (begins_with_segments(text, entry)) return Placement::at_or_below;
  if (begins_with_segments(entry, text)) return Placement::strictly_above;
  return Placement::other;
}

Placement place_digits(std::string_view digits, std::string_view entry) {
  if (digits.starts_with(entry)) return Placement::at_or_below;
  if (entry.starts_with(digits)) return Placement::strictly_above;
  return Placement::other;
}

Comparison compare_tariff_codes(const Code& code, const Code& entry) {
  const bool both_national = code.text.size() > international_digits && entry.text.size() > international_digits;
  const bool one_nation = code.scheme == entry.scheme && code.scheme != "HS";
  if (!both_national || one_nation) return {place_digits(code.text, entry.text), false};
  return {Placement::other, code.text.compare(0, international_digits, entry.text, 0, international_digits) == 0};
}

/// A dot may stand between two digits, nowhere else.
bool dots_stand_between_digits(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.' && (i == 0 || i + 1 == text.size() || text[i - 1] == '.' || text[i + 1] == '.')) return false;
  }
  return true;
}

std::string tariff_fault(const Code& code, bool in_policy) {
  const bool dotted = code.text.find('.') != std::string::npos;
  if (dotted && !in_policy) return "a tariff code is written without dots";
  if (dotted && !dots_stand_between_digits(code.text)) return "a dot of a tariff code stands between two digits";
  const std::string digits = canonical(code).text;
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return "a tariff code has only digits";
  const std::size_t count = digits.size();
  if (code.scheme == "CN8" && count > 8) return "a code of the Combined Nomenclature has at most 8 digits";
  const bool heading = in_policy && (count == 2 || count == 4);
  if (!heading && (count < international_digits || count > 10)) {
    return in_policy ? "an HS code has 2, 4 or 6 to 10 digits" : "an HS code has 6 to 10 digits";
  }
  if (in_policy && (digits.starts_with("00") || digits.starts_with("77"))) {
    return "the Harmonized System has no chapter " + digits.substr(0, 2);
  }
  return "";
}

bool is_segment_character(char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '(' || c == ')'; }

std::string segment_fault(std::string_view text) {
  if (text.starts_with('.') || text.ends_with('.') || text.find("..") != std::string_view::npos) {
    return "a dot of a code stands between two segments";
  }
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || is_segment_character(c); });
  return plain ? "" : "a code has only letters, digits, dots, parentheses and hyphens";
}

/// The dual-use lists share one form: category 0–9, product group A–E, three digits.
bool follows_dual_use_form(std::string_view scheme) {
  return scheme == "ECCN" || scheme == "EU" || scheme == "CN" || scheme == "UK";
}

std::string dual_use_fault(const Code& code) {
  const std::string head = upper(std::string_view(code.text).substr(0, code.text.find('.')));
  if (code.scheme == "ECCN" && head == "EAR99") return "";
  const bool fits = head.size() == 5 && is_digit(head[0]) && head[1] >= 'A' && head[1] <= 'E' &&
                    std::all_of(head.begin() + 2, head.end(), is_digit);
  return fits ? "" : "a code of " + code.scheme + " begins with a digit, a letter from A to E and three digits";
}

}  // namespace

bool is_tariff_scheme(std::string_view scheme) {
  return scheme == "HS" || scheme == "HTS" || scheme == "CN8" || scheme.starts_with("HS-");
}

Code canonical(const Code& code) {
  if (code.text == "none") return code;
  Code folded{code.scheme, upper(code.text)};
  if (is_tariff_scheme(code.scheme)) std::erase(folded.text, '.');
  return folded;
}

namespace {

bool is_canonical(const Code& code, bool tariff) {
  return std::none_of(code.text.begin(), code.text.end(), [&](char c) { return (c >= 'a' && c <= 'z') || (tariff && c == '.'); });
}

}  // namespace

Comparison compare_codes(const Code& code, const Code& entry) {
  if (code.text == "none" || entry.text == "none") return {};
  const bool tariff = is_tariff_scheme(code.scheme);
  if (tariff != is_tariff_scheme(entry.scheme) || (!tariff && code.scheme != entry.scheme)) return {};
  if (!is_canonical(code, tariff) || !is_canonical(entry, tariff)) return compare_codes(canonical(code), canonical(entry));
  if (tariff) return compare_tariff_codes(code, entry);
  return {place_segments(code.text, entry.text), false};
}

std::string fault_of_form(const Code& code, bool in_policy) {
  if (code.scheme.empty()) return "a code begins with its scheme and a colon";
  if (code.text.empty()) return "nothing stands after the scheme";
  if (is_tariff_scheme(code.scheme)) return tariff_fault(code, in_policy);
  if (code.text == "none") return "";
  if (std::string fault = segment_fault(code.text); !fault.empty()) return fault;
  return follows_dual_use_form(code.scheme) ? dual_use_fault(code) : "";
}

std::string to_string(const Code& code) { return code.scheme + ":" + code.text; }

Code parse_code(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {"", std::string(text)};
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

Placement compare_terms(std::string_view term, std::string_view entry) { return place_segments(term, entry); }

}  // namespace sekisho
