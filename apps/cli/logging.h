#pragma once

#include <spdlog/spdlog.h>

#include <string>
#include <utility>

/// Log output of the program: what it did, for whoever runs it. Never decisions, never diagnostics. The only place that knows
/// spdlog.
namespace sekisho::cli {

/// To standard error, or to a file; "trace" … "critical", "off". Throws Stop where the file cannot be written.
void start_logging(const std::string& level, const std::string& file);

template <class... Arguments>
void log_info(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
  spdlog::info(text, std::forward<Arguments>(arguments)...);
}
template <class... Arguments>
void log_warning(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
  spdlog::warn(text, std::forward<Arguments>(arguments)...);
}

}  // namespace sekisho::cli
