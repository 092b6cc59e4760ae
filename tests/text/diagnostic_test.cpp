#include "engine/text/diagnostic.h"

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("diagnostics are sorted by path, place and code, equal ones once") {
  const auto first = std::make_shared<const Source>(Source{"a.policy", "abcdef"});
  const auto second = std::make_shared<const Source>(Source{"b.policy", "abcdef"});
  Diagnostics found;
  found.error("unknown-name", {second, 0, 1}, "m");
  found.warning("unused-define", {first, 3, 4}, "m");
  found.error("syntax", {first, 3, 4}, "m");
  found.error("syntax", {first, 1, 2}, "m");
  found.error("syntax", {first, 3, 4}, "m");
  found.error("unknown-list", {}, "nowhere");
  found.sort();

  std::vector<std::string> order;
  for (const Diagnostic& diagnostic : found.all()) order.push_back(diagnostic.code + "@" + std::to_string(diagnostic.span.begin));
  CHECK(order == std::vector<std::string>{"unknown-list@0", "syntax@1", "syntax@3", "unused-define@3", "unknown-name@0"});
}

TEST_CASE("warnings are no errors") {
  Diagnostics found;
  CHECK_FALSE(found.has_errors());
  found.warning("no-cites", {}, "m");
  CHECK_FALSE(found.has_errors());
  found.error("syntax", {}, "m").notes.push_back({"see here", {}});
  CHECK(found.has_errors());
  CHECK(found.count(Severity::warning) == 1);
  CHECK(found.count(Severity::error) == 1);
  CHECK(found.all().back().notes.size() == 1);
}
