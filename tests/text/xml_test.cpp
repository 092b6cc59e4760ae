#include "engine/text/xml.h"

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("text cannot end an element or an attribute, nor hold what XML does not") {
  CHECK(xml_text("a < b & \"c\" > d") == "a &lt; b &amp; &quot;c&quot; &gt; d");
  CHECK(xml_text("]]>") == "]]&gt;");
  CHECK(xml_text("one\ntwo\tthree\r") == "one&#10;two&#9;three&#13;");
  CHECK(xml_text(std::string("nul\0esc\x1b", 8)) == "nul?esc?");
  CHECK(xml_text("\xef\xbf\xbf\xef\xbf\xbe\xef\xbf\xbd") == "??\xef\xbf\xbd");
  CHECK(xml_text("積層") == "積層");
}
