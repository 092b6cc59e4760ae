#pragma once

#include <string>
#include <string_view>

#include "engine/value/effect.h"

namespace sekisho {

/// The colour of a verdict on a terminal ("permit" … "prohibit", "undetermined").
const char* colour_of_tone(std::string_view tone);
inline const char* colour_of(Effect effect) { return colour_of_tone(to_string(effect)); }

/// "UNDETERMINED"
std::string capitals(std::string text);

}  // namespace sekisho
