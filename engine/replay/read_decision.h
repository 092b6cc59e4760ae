#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "engine/evaluate/decision.h"

namespace sekisho {

/// Reads back, from the canonical JSON of a decision, what `ReplaySummary::add` counts: the ends, whether each line is exact, its
/// findings, the questions and what was not checked. All else stays empty.
class DecisionReader {
 public:
  DecisionReader();
  ~DecisionReader();
  DecisionReader(DecisionReader&&) noexcept;
  DecisionReader& operator=(DecisionReader&&) noexcept;
  /// Nothing where the line is no decision.
  std::optional<Decision> read(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sekisho
