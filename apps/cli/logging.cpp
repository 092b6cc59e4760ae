#include "apps/cli/logging.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_color_sinks.h>

#include "apps/cli/session.h"

namespace sekisho::cli {

void start_logging(const std::string& level, const std::string& file) {
  try {
    auto logger = file.empty() ? spdlog::stderr_color_st("sekisho") : spdlog::basic_logger_st("sekisho", file);
    logger->set_level(spdlog::level::from_str(level));
    logger->flush_on(spdlog::level::warn);
    logger->set_pattern(file.empty() ? "%^%l%$: %v" : "%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    spdlog::set_default_logger(std::move(logger));
  } catch (const spdlog::spdlog_ex&) {
    throw Stop(Exit::unusable, "cannot write the log file `" + file + "`");
  }
}

}  // namespace sekisho::cli
