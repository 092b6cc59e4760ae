#pragma once

#include <optional>

#include "engine/check/checked.h"
#include "engine/text/diagnostic.h"
#include "engine/value/date.h"

namespace sekisho {

struct LintOptions {
  std::optional<Date> as_of;     // the day on which somebody looks; without it nothing is said of what comes soon
  std::int32_t days_ahead = 90;  // how far ahead, and how far back, of that day
};

/// What is no error and yet probably not meant, told from dates, lists and conditions together: rules that can never hold, that
/// others make useless, exceptions that defeat nothing, entries without a source, thresholds that differ from the words beside
/// them. One finding a file; lint.cpp holds the table. Warnings of the bundle's own files are added; what it includes is looked at
/// where it stands. The law counts as everything the bundle knows of it, and no clock is read.
void lint(const checked::Policy& policy, const LintOptions& options, Diagnostics& diagnostics);

}  // namespace sekisho
