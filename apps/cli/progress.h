#pragma once

#include <chrono>
#include <ostream>

#include "engine/replay/replay.h"

namespace sekisho::cli {

/// "2,310,400"
std::string grouped(std::uint64_t number);

/// One line on a terminal that says how far a replay is: records, rate, time left, a bar. At most ten times a second.
class ProgressBar {
 public:
  ProgressBar(std::ostream& out, int columns);
  void draw(const ReplayProgress& progress);
  void clear();
  double seconds() const;

 private:
  std::ostream& out_;
  int columns_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point begin_, last_;
};

/// What one drawing shows; `seconds` since the beginning.
std::string progress_line(const ReplayProgress& progress, double seconds, int columns);

}  // namespace sekisho::cli
