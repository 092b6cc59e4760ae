#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/check/checked.h"
#include "engine/value/overloaded.h"

/// Inside of `check/`: the table of checked expressions while it grows.
namespace sekisho::checking {

using checked::NodeId;

/// Stands for an expression of which a fault was already reported. What contains it becomes it, without a further diagnostic.
inline constexpr NodeId poison = 0xfffffffe;

/// What two expressions must share to be one node, and which bound names of their surroundings they mention.
struct NodeTable {
  std::unordered_map<std::string, NodeId> by_key;
  std::vector<std::vector<int>> free_slots;  // by node; sorted
};

using checked::parts_of;

/// The canonical text of a node whose parts are in `policy` already, and the key under which equal nodes meet.
std::string describe(const checked::Policy& policy, const checked::Node& node);
std::string key_of(const checked::Policy& policy, const checked::Node& node);
std::string describe(const Value& value);

/// Adds a node or finds the equal one. Poisoned parts poison it.
NodeId add_condition(checked::Policy& policy, NodeTable& table, checked::Kind kind, const Span& span);
NodeId add_value(checked::Policy& policy, NodeTable& table, checked::Kind kind, const Type& type, const Span& span);

}  // namespace sekisho::checking
