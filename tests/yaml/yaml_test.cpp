#include "engine/yaml/yaml.h"

#include "tests/catch.h"

using namespace sekisho;

namespace {

/// One line for a tree: quoted scalars in quotes, null as `~`.
std::string printed(const yaml::Node& node) {
  std::string text;
  switch (node.kind) {
    case yaml::Node::Kind::null:
      return "~";
    case yaml::Node::Kind::scalar:
      return node.quoted ? '"' + node.scalar + '"' : node.scalar;
    case yaml::Node::Kind::sequence:
      for (const yaml::Node& item : node.items) text += (text.empty() ? "" : ", ") + printed(item);
      return "[" + text + "]";
    case yaml::Node::Kind::map:
      for (const auto& [key, value] : node.pairs) text += (text.empty() ? "" : ", ") + printed(key) + ": " + printed(value);
      return "{" + text + "}";
  }
  return text;
}

yaml::Node read(std::string text) {
  Diagnostics diagnostics;
  auto node = yaml::parse(std::make_shared<const Source>(Source{"list.yaml", std::move(text)}), diagnostics);
  REQUIRE(diagnostics.all().empty());
  REQUIRE(node);
  return *node;
}

std::string marked(const yaml::Node& node) {
  return node.span.source->text.substr(node.span.begin, node.span.end - node.span.begin);
}

}  // namespace

TEST_CASE("a scalar is the characters written") {
  struct Row {
    std::string text, expected;
  };
  const auto row =
      GENERATE(Row{"destination: NO", "{destination: NO}"}, Row{"answer: yes", "{answer: yes}"}, Row{"code: 010", "{code: 010}"},
               Row{"percent: 1e3", "{percent: 1e3}"}, Row{"date: 2026-01-06", "{date: 2026-01-06}"},
               Row{"name: \"null\"", "{name: \"null\"}"}, Row{"name: null", "{name: ~}"}, Row{"name: ~", "{name: ~}"},
               Row{"name:", "{name: ~}"}, Row{"- a\n- [b, c]\n- {d: e}", "[a, [b, c], {d: e}]"},
               Row{"{hs: [2846901520], code: 1C905.a.4}", "{hs: [2846901520], code: 1C905.a.4}"},
               Row{"codes: [CN:1C905.b]", "{codes: [CN:1C905.b]}"}, Row{"text: 'it''s'", "{text: \"it's\"}"},
               Row{"text: \"a\\tb\\u95A2\"", "{text: \"a\tb関\"}"}, Row{"text: |\n  one\n  two\n", "{text: \"one\ntwo\n\"}"},
               Row{"text: >\n  one\n  two\n", "{text: \"one two\n\"}"}, Row{"text: one\n  two", "{text: one two}"},
               Row{"text: !!str 5", "{text: \"5\"}"}, Row{"# comment\nkey: value # comment\n", "{key: value}"},
               Row{"---\na: b\n...\n", "{a: b}"}, Row{"a: b\r\nc: d\r\n", "{a: b, c: d}"},
               Row{"known at: 2026-02-01", "{known at: 2026-02-01}"}, Row{"\xEF\xBB\xBFname: 関所", "{name: 関所}"},
               Row{"- 関所", "[関所]"}, Row{"plain", "plain"});
  CAPTURE(row.text);
  CHECK(printed(read(row.text)) == row.expected);
}

TEST_CASE("an alias is a copy of what it names") {
  CHECK(printed(read("a: &x {k: [1, 2]}\nb: *x\nc: [*x, &y v, *y]")) == "{a: {k: [1, 2]}, b: {k: [1, 2]}, c: [{k: [1, 2]}, v, v]}");
  CHECK(printed(read("a: &x 1\nb: &x 2\nc: *x")) == "{a: 1, b: 2, c: 2}");
}

TEST_CASE("a key finds its value") {
  const yaml::Node node = read("name: x\nentries: [a]\nempty:");
  REQUIRE(node.find("entries"));
  CHECK(node.find("entries")->is_sequence());
  CHECK(node.find("empty")->kind == yaml::Node::Kind::null);
  CHECK(node.find("entry") == nullptr);
  CHECK(node.find("entries")->find("a") == nullptr);
}

TEST_CASE("every node knows its place, in bytes, behind other scripts too") {
  const yaml::Node node = read(
      "名前: \"商務部 \\\"x\\\"\"   # 注\n別名: [東京, 'it''s', plain words]\nnone: ~\nanchored: &a !!str 大阪\nalias: *a\nlast: "
      "終\n");
  const auto value = [&node](std::string_view key) { return marked(*node.find(key)); };
  CHECK(marked(node.pairs[0].first) == "名前");
  CHECK(value("名前") == "\"商務部 \\\"x\\\"\"");
  const yaml::Node& names = *node.find("別名");
  CHECK(marked(names.items[0]) == "東京");
  CHECK(marked(names.items[2]) == "plain words");
  CHECK(marked(names).starts_with("[東京"));
  CHECK(value("none") == "~");
  CHECK(value("anchored") == "大阪");
  CHECK(value("alias") == "大阪");
  CHECK(value("last") == "終");
  CHECK(node.span.begin == 0);
}

TEST_CASE("places count a byte order mark and carriage returns") {
  const yaml::Node node = read("\xEF\xBB\xBFname: x\r\nother: 東京\r\n");
  CHECK(marked(node.pairs[0].first) == "name");
  CHECK(marked(*node.find("other")) == "東京");
}

TEST_CASE("block scalars and texts over several lines are marked on their first line") {
  const yaml::Node node = read("block: |\n  one\n  two\nfolded: one\n  two\nnext: x\n");
  CHECK(marked(*node.find("block")) == "|");
  CHECK(marked(*node.find("folded")) == "one");
  CHECK(marked(*node.find("next")) == "x");
}
