#include "engine/value/country.h"

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("countries are the codes of ISO 3166-1") {
  int count = 0;
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'Z'; ++b) {
      const char code[] = {a, b};
      if (is_country({code, 2})) ++count;
      CHECK(is_country({code, 2}) == !country_name({code, 2}).empty());
    }
  }
  CHECK(count == 249);
  for (const std::string_view wrong : {"ZZ", "EU", "UK", "XK", "jp", "JPN", "J", "", "AN", "SU"}) {
    CAPTURE(wrong);
    CHECK_FALSE(is_country(wrong));
  }
  CHECK(country_name("JP") == "Japan");
  CHECK(country_name("NO") == "Norway");
}

TEST_CASE("words for countries and money are known by name, in any case") {
  for (const std::string_view word : {"Japan", "JAPAN", "japan", "jp"}) CHECK(country_meant(word) == "JP");
  CHECK(country_meant("Vietnam") == "VN");
  CHECK(country_meant("Russia") == "RU");
  CHECK(country_meant("Iran") == "IR");
  CHECK(country_meant("Niger") == "NE");          // a name of its own, and the beginning of another
  CHECK(country_meant("UnitedKingdom") == "GB");  // the beginning of one
  for (const std::string_view word : {"United", "UnitedStates", "Korea", "Jap", "", "XK", "-"}) {
    CAPTURE(word);
    CHECK(country_meant(word).empty());
  }
  CHECK(currency_meant("euro") == "EUR");
  CHECK(currency_meant("Euros") == "EUR");
  CHECK(currency_meant("eur") == "EUR");
  CHECK(currency_meant("RMB") == "CNY");
  for (const std::string_view word : {"", "gold", "e", "kg"}) CHECK(currency_meant(word).empty());
}

TEST_CASE("currencies are the codes of ISO 4217, past and present") {
  for (const std::string_view code : {"USD", "CNY", "JPY", "EUR", "KRW", "DEM", "XAU"}) CHECK(is_currency(code));
  for (const std::string_view wrong : {"RMB", "usd", "US", "USDT", "", "AAA"}) CHECK_FALSE(is_currency(wrong));
}
