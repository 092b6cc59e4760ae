#include <chrono>

#include "engine/yaml/yaml.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

/// The one diagnostic as "line:column message".
std::string fault_of(std::string text) {
  Diagnostics diagnostics;
  const auto source = std::make_shared<const Source>(Source{"list.yaml", std::move(text)});
  const auto node = yaml::parse(source, diagnostics);
  if (node) return "none";
  REQUIRE(diagnostics.all().size() == 1);
  const Diagnostic& found = diagnostics.all().front();
  CHECK(found.code == "yaml-syntax");
  CHECK(found.severity == Severity::error);
  CHECK(found.span.end <= source->text.size());
  const Position at = position_of(*source, found.span.begin);
  return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + found.message;
}

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

/// `levels` of ten aliases each: 10^levels values.
std::string bomb(int levels) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < levels; ++i) {
    const std::string alias = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(alias + ", ", 9) + alias + "]\n";
  }
  return text;
}

}  // namespace

TEST_CASE("what is no list file is one sentence with its place") {
  struct Row {
    std::string text, expected;
  };
  const auto row = GENERATE_COPY(
      Row{"", "1:1 the file holds nothing"}, Row{"# only a comment\n", "1:1 the file holds nothing"},
      Row{"a: [1, 2", "1:9 this is no YAML: end of sequence flow not found"},
      Row{"a: {b: c", "1:9 this is no YAML: end of map flow not found"}, Row{"a: b: c", "1:5 this is no YAML: illegal map value"},
      Row{"a: \"x", "1:6 this is no YAML: illegal EOF in scalar"}, Row{"a:\n\t- b", "2:2 this is no YAML: illegal block entry"},
      Row{"a: *b", "1:4 this is no YAML: the referenced anchor is not defined"},
      Row{"a: &a [1, *a]", "1:11 an alias stands inside what it names"},
      Row{"name: x\nid: 1\nname: y", "3:1 the key `name` is given twice"},
      Row{"e: {k: 1, \"k\": 2}", "1:11 the key `k` is given twice"}, Row{"[a, b]: c", "1:1 a key must be a word or a text"},
      Row{"~: c", "1:1 a key must be a word or a text"}, Row{"a: &x {b: c}\nd:\n  <<: *x", "3:3 merge keys are not supported"},
      Row{"a: !!binary aGk=", "1:13 the tag `binary` means nothing here"},
      Row{"a: !party {b: c}", "1:11 the tag `!party` means nothing here"},
      Row{"a: b\n---\nc: d\n", "2:1 a file holds one YAML document"}, Row{"a: \xFF", "1:4 the file is not UTF-8"},
      Row{"東: \xE9\x96", "1:4 the file is not UTF-8"}, Row{std::string("a: b\0c", 6), "1:5 the file holds a NUL byte"},
      Row{"a: b\x04\nc: d", "1:5 the file holds a control character"},
      Row{"東京: 大阪\n名: [", "2:5 this is no YAML: end of sequence flow not found"});
  CAPTURE(row.text);
  CHECK(fault_of(row.text) == row.expected);
}

TEST_CASE("every double key is reported, with the first place of each") {
  Diagnostics diagnostics;
  const auto node =
      yaml::parse(std::make_shared<const Source>(Source{"list.yaml", "a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}\na: 4\n"}), diagnostics);
  CHECK_FALSE(node);
  REQUIRE(diagnostics.all().size() == 3);
  CHECK(diagnostics.all()[0].span.begin == 10);
  REQUIRE(diagnostics.all()[0].notes.size() == 1);
  CHECK(diagnostics.all()[0].notes[0].span.begin == 0);
  CHECK(diagnostics.all()[1].notes[0].span.begin == 19);
}

TEST_CASE("nesting has a limit, of whatever kind") {
  const std::string too_deep = "the nesting is deeper than 200 levels";
  CHECK(fault_of(repeated("[", 200) + repeated("]", 200)) == "none");
  CHECK(fault_of(repeated("[", 201) + repeated("]", 201)) == "1:201 " + too_deep);
  CHECK(fault_of(repeated("[", 100'000)).ends_with(too_deep));
  CHECK(fault_of(repeated("{a: ", 100'000)).ends_with(too_deep));
  CHECK(fault_of(repeated("- ", 100'000)).ends_with(too_deep));
  CHECK(fault_of(repeated("? ", 100'000)).ends_with(too_deep));
  // Within the limit as written, beyond it where the alias stands.
  CHECK(fault_of("a: &a " + repeated("[", 150) + repeated("]", 150) + "\nb: " + repeated("[", 60) + "*a" + repeated("]", 60))
            .ends_with(too_deep));
}

TEST_CASE("an alias bomb ends at the limit, quickly") {
  CHECK(fault_of(bomb(4)) == "none");
  CHECK(fault_of(bomb(9)).ends_with("aliases copy more than 1000000 values"));
  CHECK(fault_of(bomb(100)).ends_with("aliases copy more than 1000000 values"));
  // Few nodes, many bytes.
  const std::string heavy = "a: &a \"" + std::string(1'000'000, 'x') + "\"\nb: [" + repeated("*a, ", 1000) + "*a]";
  CHECK(fault_of(heavy).ends_with("aliases copy more than 1000000 values"));
}

TEST_CASE("a line of twenty megabytes is read, and a fault in it found") {
  const std::string long_text(20'000'000, 'x');
  CHECK(fault_of("name: \"" + long_text + "\"") == "none");
  CHECK(fault_of("name: [\"" + long_text + "\"") == "1:20000010 this is no YAML: end of sequence flow not found");
}
