#pragma once

#include <optional>

#include "engine/value/date.h"
#include "engine/value/timezone.h"
#include "engine/value/truth.h"

namespace sekisho::evaluate {

/// `since(point)` of semantics.md, TIME: whether `now` has reached `point`, read in `zone`. Unknown only where `now` is a bare day
/// on which an instant falls.
Truth since(const Time& now, const Time& point, const Timezone& zone);

/// The first moment after `last`: the next day, or the instant itself (language.md §4, "Periods").
Time after(const Time& last);

/// `announced <= known`, a bare known day being its last instant. `known` absent: everything is known.
bool is_known(const Time& announced, const std::optional<Time>& known, const Timezone& zone);

/// Compares two times of a condition; bare days and instants meet in `zone` (language.md §4, "Clock time"). `a` at least `b`, and
/// `a` after `b`; unknown where a bare day meets an instant of that day.
Truth at_least(const Time& a, const Time& b, const Timezone& zone);
Truth later(const Time& a, const Time& b, const Timezone& zone);
Truth same(const Time& a, const Time& b, const Timezone& zone);

}  // namespace sekisho::evaluate
