#include "engine/value/country.h"

#include <algorithm>
#include <array>
#include <string>

namespace sekisho {

namespace {

struct Country {
  std::string_view code, name;
};

#include "engine/value/country_table.inc"

const Country* find_country(std::string_view alpha2) {
  const auto* found = std::lower_bound(countries.begin(), countries.end(), alpha2,
                                       [](const Country& country, std::string_view code) { return country.code < code; });
  return found != countries.end() && found->code == alpha2 ? found : nullptr;
}

/// The letters of a word, small: `Viet Nam` and `vietnam` are one.
std::string letters_of(std::string_view word) {
  std::string letters;
  for (const char sign : word) {
    if (sign >= 'A' && sign <= 'Z') letters += static_cast<char>(sign - 'A' + 'a');
    if ((sign >= 'a' && sign <= 'z') || static_cast<unsigned char>(sign) > 0x7F) letters += sign;
  }
  return letters;
}

std::string capitals_of(std::string_view word) {
  std::string capitals(word);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](char sign) { return sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 'a' + 'A') : sign; });
  return capitals;
}

struct Money {
  std::string_view word, code;
};
constexpr std::array<Money, 14> words_for_money{{{"euro", "EUR"},
                                                 {"euros", "EUR"},
                                                 {"dollar", "USD"},
                                                 {"dollars", "USD"},
                                                 {"yuan", "CNY"},
                                                 {"renminbi", "CNY"},
                                                 {"rmb", "CNY"},
                                                 {"yen", "JPY"},
                                                 {"won", "KRW"},
                                                 {"pound", "GBP"},
                                                 {"pounds", "GBP"},
                                                 {"sterling", "GBP"},
                                                 {"rupees", "INR"},
                                                 {"francs", "CHF"}}};

}  // namespace

bool is_country(std::string_view alpha2) { return find_country(alpha2) != nullptr; }

std::string_view country_name(std::string_view alpha2) {
  const Country* country = find_country(alpha2);
  return country ? country->name : std::string_view();
}

std::string_view country_meant(std::string_view word) {
  constexpr std::size_t shortest_beginning = 4;
  if (const Country* country = find_country(capitals_of(word))) return country->code;
  const std::string letters = letters_of(word);
  std::string_view found;
  for (const Country& country : countries) {
    const std::string name = letters_of(country.name);
    if (name == letters) return country.code;
    if (letters.size() < shortest_beginning || !name.starts_with(letters)) continue;
    if (!found.empty()) return {};
    found = country.code;
  }
  return found;
}

std::string_view currency_meant(std::string_view word) {
  const auto* code = std::lower_bound(currencies.begin(), currencies.end(), capitals_of(word));
  if (code != currencies.end() && *code == capitals_of(word)) return *code;
  const std::string letters = letters_of(word);
  const auto* money =
      std::find_if(words_for_money.begin(), words_for_money.end(), [&letters](const Money& each) { return each.word == letters; });
  return money == words_for_money.end() ? std::string_view() : money->code;
}

bool is_currency(std::string_view alpha3) { return std::binary_search(currencies.begin(), currencies.end(), alpha3); }

}  // namespace sekisho
