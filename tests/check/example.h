#pragma once

#include <memory>
#include <string>

#include "engine/check/check.h"

namespace sekisho::example {

/// The bundle of tests/cases/check/base with one policy text beside it; unused definitions are told of that text alone.
Bundle bundle_with(const SourcePtr& policy, Diagnostics& diagnostics);

/// A checked text; fails the test where it has errors. `bundle` must outlive it.
struct Checked {
  std::unique_ptr<Bundle> bundle;
  std::shared_ptr<const checked::Policy> policy;
  Diagnostics diagnostics;
};
Checked check_text(const std::string& text);

}  // namespace sekisho::example
