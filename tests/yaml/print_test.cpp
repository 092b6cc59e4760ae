#include "engine/yaml/print.h"

#include "tests/catch.h"

using namespace sekisho;

namespace {

std::string printed(const std::string& text) {
  Diagnostics diagnostics;
  const auto root = yaml::parse(std::make_shared<const Source>(Source{"t.yaml", text}), diagnostics);
  REQUIRE(root.has_value());
  return yaml::print_flow(*root);
}

}  // namespace

TEST_CASE("a tree is printed on one line, quoted only where it must be") {
  CHECK(printed("a: 1\nb:\n  - x y\n  - {c: d}\n") == "{ a: 1, b: [x y, { c: d }] }");
  CHECK(printed("known at: 2026-02-01\ncode: CN:1C902.a\nshare: 0.1 %\n") ==
        "{ known at: 2026-02-01, code: CN:1C902.a, share: 0.1 % }");
  CHECK(printed("a: null\nb: 'null'\nc: []\nd: {}\n") == "{ a: null, b: \"null\", c: [], d: {} }");
  CHECK(printed("a: 'b: c'\nd: \"say \\\"e\\\"\"\nf: 東京\ng: '*h'\n") ==
        "{ a: \"b: c\", d: \"say \\\"e\\\"\", f: \"東京\", g: \"*h\" }");
  CHECK(printed("a: '- b'\nc: -5 kg\nd: ''\ne: 'f,g'\n") == "{ a: \"- b\", c: -5 kg, d: \"\", e: \"f,g\" }");
}

TEST_CASE("what is printed reads as the same tree") {
  for (const char* text : {"{ a: [b, { c: \"d: e\" }], f: null, g: \"tab\\x09end\" }", "[]", "{ k: \"\\\\\" }"}) {
    CAPTURE(text);
    CHECK(printed(text) == text);
  }
}
