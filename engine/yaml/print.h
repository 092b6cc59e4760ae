#pragma once

#include <string>

#include "engine/yaml/yaml.h"

namespace sekisho::yaml {

/// The tree in flow style on one line: `{ date: 2026-02-01, items: [{ net_mass: 120 kg }] }`. Reading it gives the same tree.
std::string print_flow(const Node& node);

/// Builders for trees made by hand; such nodes have no place.
Node scalar(std::string text);
Node sequence(std::vector<Node> items);

}  // namespace sekisho::yaml
