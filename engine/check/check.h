#pragma once

#include <memory>
#include <optional>

#include "engine/check/checked.h"
#include "engine/check/uses.h"
#include "engine/text/diagnostic.h"

namespace sekisho {

/// Everything that can be said of a bundle before a record is seen, one check a file (check.cpp holds the table). Diagnostics of
/// all checks are added; the checked policy is returned only when none is an error. `bundle` must outlive the result.
std::shared_ptr<const checked::Policy> check(const Bundle& bundle, Diagnostics& diagnostics);
/// The same; `uses` receives what every word of a condition stands for, as far as it could be told, in the order in which it was:
/// of two for one place the later holds.
std::shared_ptr<const checked::Policy> check(const Bundle& bundle, Diagnostics& diagnostics, Uses* uses);

}  // namespace sekisho
