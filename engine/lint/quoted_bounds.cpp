#include "engine/lint/quoted_bounds.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace sekisho::linting {

namespace {

struct Phrase {
  std::string_view words;
  Side side;
};

/// What stands before an amount. The longest that fits counts.
constexpr auto before = std::to_array<Phrase>({
    {"at least", Side::above},
    {"less than", Side::above},
    {"fewer than", Side::above},
    {"lower than", Side::above},
    {"smaller than", Side::above},
    {"below", Side::above},
    {"under", Side::above},
    {"minimum of", Side::above},
    {">=", Side::above},
    {"≥", Side::above},
    {"<", Side::above},
    {"不低于", Side::above},
    {"不少于", Side::above},
    {"不小于", Side::above},
    {"大于等于", Side::above},
    {"大于或等于", Side::above},
    {"大于或者等于", Side::above},
    {"小于", Side::above},
    {"低于", Side::above},
    {"少于", Side::above},
    {"不足", Side::above},
    {"不满", Side::above},
    {"达到", Side::above},
    {"至少", Side::above},
    {"more than", Side::below},
    {"greater than", Side::below},
    {"higher than", Side::below},
    {"larger than", Side::below},
    {"over", Side::below},
    {"above", Side::below},
    {"exceed", Side::below},
    {"exceeds", Side::below},
    {"exceeding", Side::below},
    {"in excess of", Side::below},
    {"at most", Side::below},
    {"up to", Side::below},
    {"maximum of", Side::below},
    {">", Side::below},
    {"<=", Side::below},
    {"≤", Side::below},
    {"超过", Side::below},
    {"超過", Side::below},
    {"大于", Side::below},
    {"高于", Side::below},
    {"多于", Side::below},
    {"小于等于", Side::below},
    {"小于或等于", Side::below},
    {"小于或者等于", Side::below},
    {"至多", Side::below},
});

/// What stands behind one.
constexpr auto behind = std::to_array<Phrase>({
    {"or more", Side::above},    {"or above", Side::above},  {"or higher", Side::above}, {"or greater", Side::above},
    {"or over", Side::above},    {"and above", Side::above}, {"and over", Side::above},  {"and more", Side::above},
    {"and higher", Side::above}, {"以上", Side::above},      {"及以上", Side::above},    {"或以上", Side::above},
    {"未満", Side::above},       {"or less", Side::below},   {"or below", Side::below},  {"or lower", Side::below},
    {"or fewer", Side::below},   {"or under", Side::below},  {"and below", Side::below}, {"and under", Side::below},
    {"and less", Side::below},   {"以下", Side::below},      {"及以下", Side::below},    {"或以下", Side::below},
    {"を超え", Side::below},     {"超の", Side::below},
});

/// Other spellings of a unit beside the policy's own.
struct Spelling {
  std::string_view unit, other;
};
constexpr auto spellings = std::to_array<Spelling>({
    {"%", "％"},
    {"%", "percent"},
    {"%", "per cent"},
    {"mm", "毫米"},
    {"cm", "厘米"},
    {"m", "米"},
    {"nm", "纳米"},
    {"km", "公里"},
    {"kg", "千克"},
    {"kg", "公斤"},
    {"g", "克"},
    {"MPa", "兆帕"},
    {"mm", "ミリメートル"},
    {"kg", "キログラム"},
    {"g/cm3", "g/cm³"},
    {"g/cm3", "克/立方厘米"},
    {"/cm2", "/cm²"},
});

bool is_letter(char byte) { return std::isalpha(static_cast<unsigned char>(byte)) != 0; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_blank(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r'; }

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& byte : result) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte - 'A' + 'a');
  }
  return result;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at;
}

/// Where an ASCII word could not go on: 5 mm is not 5 mmol.
bool ends_word(std::string_view text, std::size_t at) {
  return at >= text.size() || at == 0 || !is_letter(text[at - 1]) || !(is_letter(text[at]) || is_digit(text[at]));
}

struct Written {
  std::size_t end = 0;
  Number number;
};

/// The number that begins at a place, with `,` or `_` between groups of three; nothing where something else goes on.
std::optional<Written> number_at(std::string_view text, std::size_t begin) {
  if (!is_digit(text[begin])) return std::nullopt;
  if (begin > 0 && (is_letter(text[begin - 1]) || is_digit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == '-'))
    return std::nullopt;
  std::string digits;
  std::size_t at = begin;
  const auto group_follows = [&](std::size_t mark) {
    return mark + 3 < text.size() && (text[mark] == ',' || text[mark] == '_') && is_digit(text[mark + 1]) &&
           is_digit(text[mark + 2]) && is_digit(text[mark + 3]);
  };
  for (; at < text.size() && (is_digit(text[at]) || group_follows(at)); ++at) {
    if (is_digit(text[at])) digits += text[at];
  }
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    digits += text[at++];
    for (; at < text.size() && is_digit(text[at]); ++at) digits += text[at];
  }
  const ParsedNumber parsed = parse_number(digits);
  return parsed.fault == NumberFault::none ? std::optional(Written{at, parsed.value}) : std::nullopt;
}

/// Where the unit behind a number ends; nothing where another one, or none, stands there.
std::optional<std::size_t> unit_end(std::string_view text, std::size_t at, const std::string& unit) {
  if (unit.empty()) return at;
  const std::size_t begin = skip_blanks(text, at);
  std::vector<std::string_view> names{unit};
  for (const Spelling& each : spellings) {
    if (each.unit == unit) names.push_back(each.other);
  }
  for (const std::string_view name : names) {
    if (text.substr(begin).starts_with(name) && ends_word(text, begin + name.size())) return begin + name.size();
  }
  return std::nullopt;
}

/// An amount of money may have its currency before the number.
std::size_t amount_begin(std::string_view text, std::size_t begin, const std::string& unit) {
  std::size_t at = begin;
  while (at > 0 && is_blank(text[at - 1])) --at;
  const bool has_unit =
      !unit.empty() && text.substr(0, at).ends_with(unit) && (at == unit.size() || !is_letter(text[at - unit.size() - 1]));
  return has_unit ? at - unit.size() : begin;
}

struct Found {
  std::optional<Side> side;
  std::size_t length = 0;

  void take(const Phrase& phrase) {
    if (phrase.words.size() <= length) return;
    side = phrase.side;
    length = phrase.words.size();
  }
};

std::size_t words_before(std::string_view text, std::size_t begin, Found& found) {
  std::size_t end = begin;
  while (end > 0 && is_blank(text[end - 1])) --end;
  if (text.substr(0, end).ends_with(" a")) {
    end -= 1;
    while (end > 0 && is_blank(text[end - 1])) --end;
  }
  const std::string head = lower(text.substr(end > 40 ? end - 40 : 0, end > 40 ? 40 : end));
  for (const Phrase& phrase : before) {
    const std::size_t size = phrase.words.size();
    const bool fits = head.ends_with(phrase.words);
    const bool begins_word =
        fits && (head.size() == size || !is_letter(phrase.words.front()) || !is_letter(head[head.size() - size - 1]));
    if (begins_word) found.take(phrase);
  }
  return found.side ? end - found.length : begin;
}

std::size_t words_behind(std::string_view text, std::size_t end, bool a_word_between, Found& found) {
  std::size_t at = skip_blanks(text, end);
  for (int pass = 0; pass < (a_word_between ? 2 : 1) && !found.side; ++pass) {
    if (pass == 1) {
      while (at < text.size() && is_letter(text[at])) ++at;
      at = skip_blanks(text, at);
    }
    if (at < text.size() && text[at] == '(') ++at;
    const std::string tail = lower(text.substr(at, 40));
    for (const Phrase& phrase : behind) {
      const std::size_t size = phrase.words.size();
      const bool goes_on = size < tail.size() && is_letter(phrase.words.back()) && is_letter(tail[size]);
      if (tail.starts_with(phrase.words) && !goes_on && !std::string_view(tail).substr(size).starts_with(" than"))
        found.take(phrase);
    }
  }
  return found.side ? at + found.length : end;
}

}  // namespace

std::vector<QuotedBound> quoted_bounds(std::string_view text, const Bound& bound) {
  std::vector<QuotedBound> found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto number = number_at(text, at);
    if (!number) continue;
    const std::size_t digits_end = number->end;
    std::size_t begin = amount_begin(text, at, bound.unit);
    const auto end = begin < at ? std::optional(digits_end) : unit_end(text, digits_end, bound.unit);
    if (number->number == bound.number && end) {
      Found left, right;
      const std::size_t from = words_before(text, begin, left), to = words_behind(text, *end, bound.unit.empty(), right);
      const bool agree = !left.side || !right.side || *left.side == *right.side;
      if ((left.side || right.side) && agree) found.push_back({left.side ? *left.side : *right.side, from, to});
    }
    at = digits_end - 1;
  }
  return found;
}

}  // namespace sekisho::linting
