#include <sstream>

#include "engine/text/diagnostic.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

SourcePtr source_of(std::string path, std::string text) {
  return std::make_shared<const Source>(Source{std::move(path), std::move(text)});
}

Span span_of(const SourcePtr& source, std::string_view part) {
  const auto at = source->text.find(part);
  REQUIRE(at != std::string::npos);
  return {source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
}

std::string rendered(const Diagnostic& diagnostic, bool colour = false) {
  std::ostringstream out;
  render(out, diagnostic, colour);
  return out.str();
}

}  // namespace

TEST_CASE("a diagnostic shows its line, the caret under the fault and the help beside it") {
  const auto source = source_of("policies/cn/japan-2026.policy",
                                std::string(26, '\n') + "  any of end_user, ultimate_consignee matches jp-militry-users\n");
  const Diagnostic found{Severity::error,
                         "unknown-list",
                         span_of(source, "jp-militry-users"),
                         "no list is called `jp-militry-users`",
                         {},
                         "did you mean `jp-military-users`?"};
  CHECK(rendered(found) ==
        "error[unknown-list]: no list is called `jp-militry-users`\n"
        "  --> policies/cn/japan-2026.policy:27:47\n"
        "   |\n"
        "27 |   any of end_user, ultimate_consignee matches jp-militry-users\n"
        "   |                                               ^^^^^^^^^^^^^^^^ did you mean `jp-military-users`?\n");
}

TEST_CASE("the caret stands under wide characters") {
  const auto source = source_of("a.policy", "rule \"商务部公告\" 東京 x\n");
  CHECK(rendered({Severity::warning, "no-cites", span_of(source, "東京"), "m", {}, ""}) ==
        "warning[no-cites]: m\n"
        " --> a.policy:1:14\n"
        "  |\n"
        "1 | rule \"商务部公告\" 東京 x\n"
        "  |                   ^^^^\n");
}

TEST_CASE("the caret stands under emoji and combining marks") {
  const auto source = source_of("a.policy", "rule \"🛂 e\u0301 \u2764\uFE0F\" 東 x\n");
  CHECK(rendered({Severity::warning, "no-cites", span_of(source, "x"), "m", {}, ""}) ==
        "warning[no-cites]: m\n"
        " --> a.policy:1:18\n"
        "  |\n"
        "1 | rule \"🛂 e\u0301 \u2764\uFE0F\" 東 x\n"
        "  |                   ^\n");
}

TEST_CASE("notes stand below, with a place of their own or without") {
  const auto source = source_of("a.policy", "define a as true\n\n\n\n\n\n\n\n\ndefine a as false");
  Diagnostic found{Severity::error, "duplicate-name", span_of(source, "a as false"), "`a` is declared twice", {}, ""};
  found.notes.push_back({"first declared here", span_of(source, "a as true")});
  found.notes.push_back({"names are unique across included bundles", {}});
  CHECK(rendered(found) ==
        "error[duplicate-name]: `a` is declared twice\n"
        "  --> a.policy:10:8\n"
        "   |\n"
        "10 | define a as false\n"
        "   |        ^^^^^^^^^^\n"
        "note: first declared here\n"
        "  --> a.policy:1:8\n"
        "   |\n"
        " 1 | define a as true\n"
        "   |        ^^^^^^^^^\n"
        "   = note: names are unique across included bundles\n");
}

TEST_CASE("what has no place, no text or no width is still shown") {
  CHECK(rendered({Severity::error, "syntax", {}, "nothing to read", {}, "give a file"}) ==
        "error[syntax]: nothing to read\n"
        "  = help: give a file\n");
  CHECK(rendered({Severity::error, "syntax", {source_of("empty.policy", ""), 0, 0}, "the file is empty", {}, "write a rule"}) ==
        "error[syntax]: the file is empty\n"
        " --> empty.policy\n"
        "  = help: write a rule\n");
  const auto source = source_of("a.policy", "rule\n");
  CHECK(rendered({Severity::error, "syntax", {source, 4, 4}, "a name is missing", {}, ""}) ==
        "error[syntax]: a name is missing\n"
        " --> a.policy:1:5\n"
        "  |\n"
        "1 | rule\n"
        "  |     ^\n");
  CHECK(rendered({Severity::error, "syntax", {source, 5, 5}, "the file ends here", {}, ""}) ==
        "error[syntax]: the file ends here\n"
        " --> a.policy:2:1\n"
        "  |\n"
        "2 |\n"
        "  | ^\n");
}

TEST_CASE("a span over several lines is marked on its first") {
  const auto source = source_of("a.policy", "define a as\r\n  true\r\n");
  CHECK(rendered({Severity::error, "syntax", {source, 7, 19}, "m", {}, ""}) ==
        "error[syntax]: m\n"
        " --> a.policy:1:8\n"
        "  |\n"
        "1 | define a as\n"
        "  |        ^^^^\n");
}

TEST_CASE("control characters and broken bytes never reach the terminal") {
  const auto source = source_of("a.policy", "a\tb\x1b[31m\xFF end\n");
  const std::string shown = rendered({Severity::error, "syntax", span_of(source, "end"), "unexpected `\x1b`", {}, ""});
  CHECK(shown ==
        "error[syntax]: unexpected `\uFFFD`\n"
        " --> a.policy:1:11\n"
        "  |\n"
        "1 | a  b\uFFFD[31m\uFFFD end\n"
        "  |            ^^^\n");
}

TEST_CASE("a line of megabytes is shown as a window around the fault") {
  const auto source = source_of("a.policy", std::string(20'000'000, '_') + "x" + std::string(1'000'000, '_'));
  const std::string shown = rendered({Severity::error, "syntax", {source, 20'000'000, 20'000'001}, "m", {}, "here"});
  CHECK(shown.size() < 600);
  CHECK(shown.find("1 | …" + std::string(60, '_') + "x" + std::string(98, '_') + "…\n") != std::string::npos);
  CHECK(shown.find("  | " + std::string(61, ' ') + "^ here\n") != std::string::npos);
}

TEST_CASE("colour adds escapes and nothing else") {
  const auto source = source_of("a.policy", "rule x\n");
  Diagnostic found{Severity::error, "syntax", span_of(source, "x"), "m", {}, "h"};
  found.notes.push_back({"n", span_of(source, "rule")});
  std::string shown = rendered(found, true);
  CHECK(shown.find("\x1b[1;31merror") == 0);
  for (auto at = shown.find('\x1b'); at != std::string::npos; at = shown.find('\x1b'))
    shown.erase(at, shown.find('m', at) - at + 1);
  CHECK(shown == rendered(found));
}
