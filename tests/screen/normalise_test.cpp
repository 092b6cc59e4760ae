#include "engine/screen/screen.h"

#include "tests/catch.h"

using namespace sekisho;

// docs/reference/language.md §7: case, accents, width and legal forms take no part; a legal form is kept as its generic class.
TEST_CASE("a name is compared by its core and the class of its legal form") {
  struct Row {
    const char* name;
    const char* core;
    const char* legal_class;
  };
  const Row rows[] = {
      {"IHI Aerospace Co., Ltd.", "ihi aerospace", "LLC"},
      {"IHI AEROSPACE CO.,LTD", "ihi aerospace", "LLC"},
      {"IHI Aerospace K.K.", "ihi aerospace", "JSC"},
      {"IHI Aerospace KK", "ihi aerospace", "JSC"},
      {"Kabushiki Kaisha IHI Aerospace", "ihi aerospace", "JSC"},
      {"ＩＨＩ　Ａｅｒｏｓｐａｃｅ　Ｋ．Ｋ．", "ihi aerospace", "JSC"},
      {"Mitsubishi Precision Company, Limited", "mitsubishi precision", "LLC"},
      {"TDK Corporation", "tdk", "company"},
      {"TDK Corp.", "tdk", "company"},
      {"TDK株式会社", "tdk", "JSC"},
      {"(株)ＴＤＫ", "tdk", "JSC"},
      {"㈱TDK", "tdk", "JSC"},
      {"三菱造船株式会社", "三菱造船", "JSC"},
      {"株式会社三菱造船", "三菱造船", "JSC"},
      {"Société Générale SARL", "societe generale", "LLC"},
      {"Müller & Söhne GmbH", "muller and sohne", "LLC"},
      {"O'Neil-Smith Ltd", "oneil smith", "LLC"},
      {"Alpha", "alpha", ""},
      // Nothing but a form is a name all the same, and a sign that ends many a name is no form inside a word.
      {"Company", "company", ""},
      {"東京大学", "東京大学", ""},
      {"植物株", "植物株", ""},
      {"", "", ""},
      {"...", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const NormalisedName name = normalise_name(row.name);
    CHECK(name.core == row.core);
    CHECK(name.legal_class == row.legal_class);
  }
}

// docs/reference/language.md §5, "Bare words": NFKC, case folding, collapsed blanks, a hyphen being a blank; nothing else.
TEST_CASE("text is compared by width, case and blanks alone") {
  CHECK(normalise_text("Natural-Flake  Graphite") == "natural flake graphite");
  CHECK(normalise_text(" dysprosium\toxide ") == "dysprosium oxide");
  CHECK(normalise_text("Ｄｙ") == "dy");
  CHECK(normalise_text("Straße") == "strasse");
  CHECK(normalise_text("É") == "é");
  CHECK(normalise_text("É") != "e");
  CHECK(normalise_text("co.,ltd") == "co.,ltd");
  CHECK(normalise_text("") == "");
  CHECK(normalise_text("a\xE2\x80\x90z") == "a z");  // U+2010 is a hyphen as well
}
