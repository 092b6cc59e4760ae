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
      {"O’Neil–Smith Ltd", "oneil smith", "LLC"},
      // Initials are one word, however they stand together; beside a bare letter those of a legal form keep to themselves.
      {"A.B.C. Trading", "abc trading", ""},
      {"A. B. C. Trading", "abc trading", ""},
      {"A B C Trading", "abc trading", ""},
      {"ABC Trading", "abc trading", ""},
      {"A.B.C.Trading", "abc trading", ""},
      {"U.S. Steel", "us steel", ""},
      {"US Steel", "us steel", ""},
      {"J.P. Morgan", "jp morgan", ""},
      {"J.P.Morgan", "jp morgan", ""},
      {"J. P. Morgan", "jp morgan", ""},
      {"Plan B S.A.", "plan b", "JSC"},
      {"Alpha S.A. de C.V.", "alpha", "JSC"},
      {"Alpha SA de CV", "alpha", "JSC"},
      {"Alpha S. A. de C. V.", "alpha", "JSC"},
      {"Alpha S.p.A.", "alpha", "JSC"},
      {"Alpha A/S", "alpha", "JSC"},
      {"Alpha Sp. z o.o.", "alpha", "LLC"},
      {"Alpha Sp. z o. o.", "alpha", "LLC"},
      {"Alpha SP Z O O", "alpha", "LLC"},
      {"Alpha L.L.C.", "alpha", "LLC"},
      {"Alpha K K", "alpha", "JSC"},
      {"А.Б.В. Трейдинг", "абв треидинг", ""},
      {"Route 1.5", "route 1 5", ""},
      {"三 五 商事", "三 五 商事", ""},
      // Letters that are no letter with an accent, as they are typed elsewhere.
      {"Ødegård Müller AS", "odegard muller", "JSC"},
      {"ODEGARD MULLER AS", "odegard muller", "JSC"},
      {"Łódź Stal", "lodz stal", ""},
      {"Đorđe", "dorde", ""},
      {"Þór Æðey", "thor aedey", ""},
      {"Œuvre Straße", "oeuvre strasse", ""},
      {"OEUVRE STRASSE", "oeuvre strasse", ""},
      {"ISIK Işık IŞIK ışık", "isik isik isik isik", ""},
      {"İstanbul", "istanbul", ""},
      {"Ħal Ŧest", "hal test", ""},
      {"Alpha © 2020", "alpha 2020", ""},
      // Traditional characters and simplified ones.
      {"華為技術有限公司", "华为技术", "LLC"},
      {"华为技术有限公司", "华为技术", "LLC"},
      {"青木精密工業株式会社", "青木精密工业", "JSC"},
      {"株式會社青木精密工業", "青木精密工业", "JSC"},
      {"Alpha", "alpha", ""},
      // Nothing but a form is a name all the same, and a sign that ends many a name is no form inside a word.
      {"Company", "company", ""},
      {"東京大学", "东京大学", ""},
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

TEST_CASE("a name has the other spellings of its letters and the letters of its other script") {
  struct Row {
    const char* name;
    const char* others;  // `mueller` in its own script, `~gazprom` in another
  };
  const Row rows[] = {
      {"Alpha", ""},
      {"Mueller", ""},
      {"Société Générale", ""},
      {"Müller & Söhne GmbH", "mueller and soehne"},
      {"Ødegård AS", "oedegaard"},
      {"Größenwahn Gesellschaft mit beschränkter Haftung", "groessenwahn"},
      {"Alpha Gesellschaft mit beschränkter Haftung", ""},
      {"Газпром", "~gazprom"},
      {"ООО «Газпром»", "~gazprom"},
      {"Юрий Щукин", "~yuriy shchukin"},
      {"Жуков", "~zhukov"},
      {"トヨタ株式会社", ""},
      {"Μύλος", "~mylos"},
      {"华为", ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    std::string others;
    for (const Spelling& other : normalise_name(row.name).others) {
      others += std::string(others.empty() ? "" : "|") + (other.same_script ? "" : "~");
      for (std::size_t i = 0; i < other.words.size(); ++i) others += (i == 0 ? "" : " ") + other.words[i];
    }
    CHECK(others == row.others);
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
