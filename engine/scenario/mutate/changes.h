#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/mutate/affected.h"
#include "engine/yaml/yaml.h"

namespace sekisho::mutate {

/// One small change of a scenario: a fact of its record set or dropped, or the day by which the law is known.
struct Change {
  enum class Where : std::uint8_t {
    record,   // at `steps` from the record; a list on the way: its first element
    element,  // at `steps` from every element of a list that has the first step, or of the first that could
    known_at  // the scenario's own `known at`
  };
  Where where = Where::record;
  std::vector<std::string> steps;
  std::optional<yaml::Node> value;  // absent: dropped
};

/// Changes to what a mutant is about, nearest first: the facts its own declaration reads at the values it and the law compare them
/// with, and beside them; then those of the definitions it uses.
std::vector<Change> changes_for(const checked::Policy& policy, const Mutant& mutant);

/// The scenario with a change made; nothing where it has no place for it or stays as it is.
std::optional<yaml::Node> changed(const yaml::Node& scenario, const Change& change);

}  // namespace sekisho::mutate
