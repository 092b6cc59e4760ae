#include "engine/value/country.h"

#include <algorithm>
#include <array>

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

}  // namespace

bool is_country(std::string_view alpha2) { return find_country(alpha2) != nullptr; }

std::string_view country_name(std::string_view alpha2) {
  const Country* country = find_country(alpha2);
  return country ? country->name : std::string_view();
}

bool is_currency(std::string_view alpha3) { return std::binary_search(currencies.begin(), currencies.end(), alpha3); }

}  // namespace sekisho
