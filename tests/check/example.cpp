#include "tests/check/example.h"

#include <sstream>

#include "engine/parse/parse.h"
#include "tests/catch.h"

namespace sekisho::example {

namespace {

std::string rendered(const Diagnostics& diagnostics) {
  std::ostringstream text;
  for (const Diagnostic& diagnostic : diagnostics.all()) render(text, diagnostic, false);
  return text.str();
}

}  // namespace

Bundle bundle_with(const SourcePtr& policy, Diagnostics& diagnostics) {
  Diagnostics of_base;
  Bundle bundle = load_bundle("tests/cases/check/base", of_base);
  INFO(rendered(of_base));
  REQUIRE(of_base.all().empty());
  bundle.policy.files.push_back(parse(policy, diagnostics));
  bundle.path = policy->path;
  return bundle;
}

Checked check_text(const std::string& text) {
  Checked result;
  const auto source = std::make_shared<const Source>(Source{"text.policy", text});
  result.bundle = std::make_unique<Bundle>(bundle_with(source, result.diagnostics));
  result.policy = check(*result.bundle, result.diagnostics);
  INFO(rendered(result.diagnostics));
  REQUIRE(result.policy != nullptr);
  REQUIRE_FALSE(result.diagnostics.has_errors());
  return result;
}

}  // namespace sekisho::example
