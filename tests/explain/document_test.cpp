#include "engine/explain/document.h"

#include <sstream>

#include "tests/catch.h"

using namespace sekisho;

namespace {

Document small() {
  Document document;
  document.title = "T-1 <b>";
  document.verdict.verdict("PROHIBIT", "prohibit");
  document.paragraph(said("It is ").strong("so").say("."));
  document.heading(1, said("Line 1"));
  document.item(0, Mark::none, said("Under ").link("Article 1", "https://example.org/a?b=1&c=2").say(":"));
  document.item(1, Mark::supports, Words().name("a`b").say(" is <script>alert('x')</script> & \"y\""));
  document.numbered(1, 2, Words().quote("*words*"));
  document.item(0, Mark::open, said("the rest"));
  return document;
}

std::string text(const Document& document, int columns = 100, bool colour = false) {
  std::ostringstream out;
  write_text(out, document, {columns, colour});
  return out.str();
}

Document sentence(const std::string& words) {
  Document document;
  document.title = "T";
  document.item(0, Mark::open, said(words));
  return document;
}

}  // namespace

TEST_CASE("a document as text") {
  CHECK(text(small()) ==
        "T-1 <b>                                                            PROHIBIT\n"
        "\n"
        "It is so.\n"
        "\n"
        "Line 1\n"
        "  Under Article 1:\n"
        "      ✓ `a`b` is <script>alert('x')</script> & \"y\"\n"
        "      2. “*words*”\n"
        "  ? the rest\n");
}

TEST_CASE("colour is only colour") {
  std::string coloured = text(small(), 100, true);
  CHECK(coloured.find("\x1b[1;31mPROHIBIT") != std::string::npos);
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b'))
    coloured.erase(at, coloured.find('m', at) - at + 1);
  CHECK(coloured == text(small()));
}

TEST_CASE("lines are broken at blanks, and Chinese and Japanese anywhere") {
  CHECK(text(sentence("one two three four five six seven eight nine"), 34) ==
        "T\n\n  ? one two three four five six\n    seven eight nine\n");
  CHECK(text(sentence("三菱重工業株式会社は東京都千代田区にある"), 34) ==
        "T\n\n  ? 三菱重工業株式会社は東京都千代\n    田区にある\n");
  Document joined;
  joined.title = "T";
  joined.item(0, Mark::open, said("twenty-nine columns in this (").name("a-name").say("), and"));
  CHECK(text(joined, 36) == "T\n\n  ? twenty-nine columns in this\n    (`a-name`), and\n");
}

TEST_CASE("what a record says cannot steer the terminal") {
  CHECK(text(sentence("a\x1b[31mb\xE2\x80\xAEz")).find("a\uFFFD[31mb\uFFFDz") != std::string::npos);
}

TEST_CASE("a document as Markdown means what it says") {
  CHECK(to_markdown(small()) ==
        "# T-1 &lt;b\\>\n"
        "\n"
        "**PROHIBIT**\n"
        "\n"
        "It is **so**.\n"
        "\n"
        "## Line 1\n"
        "\n"
        "- Under [Article 1](https://example.org/a?b=1&c=2):\n"
        "  - ✓ ``a`b`` is &lt;script\\>alert('x')&lt;/script\\> &amp; \"y\"\n"
        "  2. “\\*words\\*”\n"
        "- **?** the rest\n");
}

TEST_CASE("a document as HTML is one page, escaped, with nothing from elsewhere") {
  const std::string page = to_html(small());
  CHECK(page.find("<title>T-1 &lt;b&gt;</title>") != std::string::npos);
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("is &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;") != std::string::npos);
  CHECK(page.find("<a href=\"https://example.org/a?b=1&amp;c=2\">Article 1</a>") != std::string::npos);
  CHECK(page.find("<ul>\n<li>Under") != std::string::npos);
  CHECK(page.find("<q dir=\"auto\">*words*</q></li></ul></li>") == std::string::npos);  // the outer list goes on
  for (const char* outside : {"<link", "<img", "@import", "url(", " src="}) CHECK(page.find(outside) == std::string::npos);
  std::size_t open = 0, closed = 0;
  for (std::size_t at = page.find("<li>"); at != std::string::npos; at = page.find("<li>", at + 1)) ++open;
  for (std::size_t at = page.find("</li>"); at != std::string::npos; at = page.find("</li>", at + 1)) ++closed;
  CHECK(open == 4);
  CHECK(closed == 4);
}

TEST_CASE("only an address of the web is a link") {
  for (const char* address : {"javascript:alert(1)", "https://a b", "see https://example.org", "", "https://a\"onclick=\""}) {
    CAPTURE(address);
    CHECK(Words().link("x", address).pieces.front().link.empty());
  }
  CHECK(Words().link("x", "http://example.org").pieces.front().link == "http://example.org");
}
