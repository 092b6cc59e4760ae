#pragma once

#include <string_view>

namespace sekisho {

/// The version of this engine, as every decision and summary carries it.
std::string_view engine_version();

}  // namespace sekisho
