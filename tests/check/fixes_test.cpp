#include <algorithm>

#include "engine/check/check.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/check/example.h"

using namespace sekisho;

namespace {

Diagnostics found_in(const std::string& path, const std::string& text) {
  Diagnostics diagnostics;
  const Bundle bundle = example::bundle_with(std::make_shared<const Source>(Source{path, text}), diagnostics);
  check(bundle, diagnostics);
  diagnostics.sort();
  return diagnostics;
}

std::string mended(const Diagnostic& diagnostic) {
  std::string text = diagnostic.span.source->text;
  const Span& span = diagnostic.fix->span;
  return text.replace(span.begin, span.end - span.begin, diagnostic.fix->replacement);
}

bool still_found(const Diagnostic& wanted, const Diagnostics& found) {
  return std::any_of(found.all().begin(), found.all().end(), [&](const Diagnostic& each) {
    return each.code == wanted.code && each.message == wanted.message && each.span.begin == wanted.span.begin;
  });
}

}  // namespace

TEST_CASE("what a fix puts in place of the words at fault mends them") {
  std::vector<std::string> codes;
  for (const char* folder : {"tests/cases/check", "tests/cases/parse"}) {
    for (const std::string& path : cases::files_in(folder, {".policy"})) {
      const std::string text = cases::read_source(path)->text;
      const Diagnostics found = found_in(path, text);
      for (const Diagnostic& diagnostic : found.all()) {
        if (!diagnostic.fix) continue;
        INFO(path << ": " << diagnostic.message << " (" << diagnostic.help << ")");
        CHECK_FALSE(still_found(diagnostic, found_in(path, mended(diagnostic))));
        codes.push_back(diagnostic.code);
      }
    }
  }
  for (const char* code : {"unknown-name", "unknown-field", "unknown-target", "unknown-list", "unknown-term", "unknown-unit",
                           "unknown-scheme", "rule-name", "target-regime", "name-form", "syntax", "unknown-regime"}) {
    INFO(code);
    CHECK(std::count(codes.begin(), codes.end(), code) > 0);
  }
}
