#include "engine/text/utf8.h"

#include "engine/text/source.h"
#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("the first broken byte is found, and nothing in sound text") {
  struct Row {
    std::string_view text;
    std::size_t at;
  };
  constexpr std::size_t sound = std::string_view::npos;
  const auto row =
      GENERATE_COPY(Row{"", sound}, Row{"plain", sound}, Row{"関所 é 🛂", sound}, Row{"\xF4\x8F\xBF\xBF", sound},
                    Row{"\xED\x9F\xBF", sound}, Row{"\x80", 0}, Row{"ab\xFF", 2}, Row{"\xC0\xAF", 0}, Row{"\xC1\xBF", 0},
                    Row{"\xE0\x80\xAF", 0}, Row{"\xF0\x80\x80\xAF", 0}, Row{"x\xED\xA0\x80", 1}, Row{"\xF4\x90\x80\x80", 0},
                    Row{"\xF5\x80\x80\x80", 0}, Row{"ok\xE9\x96", 2}, Row{"ok\xE9", 2}, Row{"\xE9\x96xyz", 0});
  CAPTURE(row.text);
  CHECK(first_invalid_utf8(row.text) == row.at);
}

TEST_CASE("code points survive the way out and back") {
  for (const std::string text : {"", "a", "é", "関所", "🛂", "a\u0301", "\xF4\x8F\xBF\xBF"}) {
    std::string back;
    for (const char32_t point : code_points(text)) append_utf8(back, point);
    CHECK(back == text);
  }
  CHECK(code_points("関🛂") == std::u32string{0x95A2, 0x1F6C2});
}

TEST_CASE("broken bytes read as one replacement character each") {
  CHECK(code_points("a\xFF\xFE"
                    "b") == std::u32string{'a', 0xFFFD, 0xFFFD, 'b'});
}

TEST_CASE("wide characters take two columns, combining marks none") {
  CHECK(display_width("") == 0);
  CHECK(display_width("JP") == 2);
  CHECK(display_width("関所") == 4);
  CHECK(display_width("ｶﾞ") == 2);    // half-width katakana
  CHECK(display_width("ＪＰ") == 4);  // full-width Latin
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("a\u200Bb") == 2);  // zero width space
  CHECK(display_width("🛂") == 2);
  CHECK(display_width("三菱重工業株式会社") == 18);
  CHECK(display_width("…→“”·✓") == 6);  // ambiguous: narrow
  CHECK(display_width("각") == 2);
  CHECK(display_width("\u1100\u1161\u11A8") == 2);  // the same syllable in three parts
}

TEST_CASE("an emoji takes two columns however many code points it has") {
  CHECK(display_width("\u2764") == 1);
  CHECK(display_width("\u2764\uFE0F") == 2);
  CHECK(display_width("\u2764\uFE0F\uFE0F") == 2);
  CHECK(display_width("1\uFE0F\u20E3") == 2);
  CHECK(display_width("\U0001F44D\U0001F3FD") == 2);                          // a thumb with a tone of skin
  CHECK(display_width("\U0001F469\u200D\U0001F4BB") == 2);                    // a woman joined with a computer
  CHECK(display_width("\U0001F1EF\U0001F1F5") == 2);                          // a flag
  CHECK(display_width("a\U0001F469\u200D\U0001F469\u200D\U0001F467b") == 4);  // a family between letters
}

TEST_CASE("what would steer a terminal is shown, not obeyed") {
  CHECK(printable("Müller 関所 \xf0\x9f\x98\x80") == "Müller 関所 \xf0\x9f\x98\x80");
  CHECK(printable("a\tb") == "a  b");
  CHECK(printable("a\nb\r\x1b[2J\x7f") == "a\uFFFDb\uFFFD\uFFFD[2J\uFFFD");
  CHECK(printable("\u009b1m \u2028 \u202e \u2066") == "\uFFFD1m \uFFFD \uFFFD \uFFFD");
  CHECK(printable("\xff\xe9") == "\uFFFD\uFFFD");
}
