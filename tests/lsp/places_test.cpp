#include "apps/lsp/places.h"

#include "apps/lsp/documents.h"
#include "apps/lsp/uri.h"
#include "tests/catch.h"

using namespace sekisho::lsp;

TEST_CASE("columns count UTF-16 units or bytes, and never part a character") {
  const std::string text = "a # 関所 𠮷 x\r\nb\rc";
  const auto lines = line_starts(text);
  REQUIRE(lines.size() == 3);
  struct Row {
    std::uint32_t line, utf16, utf8;
    std::string before;
  };
  for (const Row& row :
       {Row{0, 0, 0, ""}, Row{0, 4, 4, "a # "}, Row{0, 5, 7, "a # 関"}, Row{0, 6, 10, "a # 関所"}, Row{0, 7, 11, "a # 関所 "},
        Row{0, 9, 15, "a # 関所 𠮷"}, Row{0, 11, 17, "a # 関所 𠮷 x"}, Row{1, 1, 1, "a # 関所 𠮷 x\r\nb"}, Row{2, 1, 1, text}}) {
    INFO(row.before);
    for (const auto& [encoding, column] : {std::pair(Encoding::utf16, row.utf16), std::pair(Encoding::utf8, row.utf8)}) {
      CHECK(offset_of(text, lines, {row.line, column}, encoding) == row.before.size());
      const Place place = place_of(text, lines, static_cast<std::uint32_t>(row.before.size()), encoding);
      CHECK(place.line == row.line);
      CHECK(place.character == column);
    }
  }
  CHECK(offset_of(text, lines, {0, 8}, Encoding::utf16) == std::string("a # 関所 ").size());       // within the surrogate pair
  CHECK(offset_of(text, lines, {0, 99}, Encoding::utf16) == std::string("a # 関所 𠮷 x").size());  // behind the line
  CHECK(offset_of(text, lines, {99, 0}, Encoding::utf16) == text.size());
}

TEST_CASE("changes take the place of their ranges") {
  std::string text = "rule a\n# 所😀\n";
  change(text, PlaceRange{{1, 3}, {1, 5}}, "x", Encoding::utf16);
  CHECK(text == "rule a\n# 所x\n");
  change(text, PlaceRange{{0, 5}, {0, 2}}, "-", Encoding::utf16);  // an end before its start
  CHECK(text == "rule -a\n# 所x\n");
  change(text, PlaceRange{{7, 0}, {9, 9}}, "end", Encoding::utf16);
  CHECK(text == "rule -a\n# 所x\nend");
  change(text, std::nullopt, "", Encoding::utf16);
  CHECK(text.empty());
}

TEST_CASE("paths and URIs lead to each other") {
  const std::string path = "/a b/法律 (1)/c%.policy";
  CHECK(uri_of_path(path) == "file:///a%20b/%E6%B3%95%E5%BE%8B%20%281%29/c%25.policy");
  CHECK(path_of_uri(uri_of_path(path)) == path);
  CHECK(path_of_uri("file:///a/./b/../c.policy") == "/a/c.policy");
  CHECK(path_of_uri("file://localhost/a%2") == "/a%2");
  CHECK(path_of_uri("untitled:Untitled-1") == "untitled:Untitled-1");
  CHECK(uri_of_path("untitled:Untitled-1") == "untitled:Untitled-1");
}
