#include "apps/cli/progress.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/text/source.h"

namespace sekisho::cli {
namespace {

constexpr int bar_cells = 20;

/// Eighths of a cell, so that the bar moves even on a long log.
std::string bar(double share) {
  static constexpr std::array<const char*, 9> eighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};
  const int filled = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * bar_cells * 8));
  std::string text = "▕";
  for (int i = 0; i < filled / 8; ++i) text += "█";
  text += eighths[static_cast<std::size_t>(filled % 8)];
  const int used = filled / 8 + (filled % 8 == 0 ? 0 : 1);
  return text + std::string(static_cast<std::size_t>(bar_cells - used), ' ') + "▏";
}

std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  if (whole < 120) return std::to_string(whole) + " s";
  if (whole < 7200) return std::to_string(whole / 60) + " min";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t place = text.size(); place > 3; place -= 3) text.insert(place - 3, ",");
  return text;
}

std::string progress_line(const ReplayProgress& progress, double seconds, int columns) {
  std::string line = " " + grouped(progress.records);
  const double share =
      progress.bytes_total == 0 ? 0 : static_cast<double>(progress.bytes) / static_cast<double>(progress.bytes_total);
  if (share > 0.01) {
    line += " of about " + grouped(static_cast<std::uint64_t>(std::llround(static_cast<double>(progress.records) / share)));
  }
  line += " records";
  if (seconds > 0.2) {
    line += "   " + grouped(static_cast<std::uint64_t>(std::llround(static_cast<double>(progress.records) / seconds))) + "/s";
    if (share > 0.01) line += "   " + duration(seconds / share - seconds) + " left";
  }
  const std::string drawn = bar(share);
  if (progress.bytes_total != 0 && display_width(line) + display_width(drawn) + 4 < columns) line += "   " + drawn;
  return line;
}

ProgressBar::ProgressBar(std::ostream& out, int columns)
    : out_(out), columns_(columns), begin_(std::chrono::steady_clock::now()), last_(begin_) {}

double ProgressBar::seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

void ProgressBar::draw(const ReplayProgress& progress) {
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  out_ << '\r' << progress_line(progress, seconds(), columns_) << "\x1b[K" << std::flush;
}

void ProgressBar::clear() {
  if (drawn_) out_ << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace sekisho::cli
