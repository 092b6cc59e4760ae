#include "engine/lists/reading.h"

#include <algorithm>

namespace sekisho {

Span place_of(const yaml::Node& node) {
  if (node.is_map() && !node.pairs.empty()) return node.pairs.front().first.span;
  if (node.is_sequence() && !node.items.empty()) return place_of(node.items.front());
  return node.span;
}

void check_keys(const yaml::Node& map, const std::vector<std::string>& known, const std::string& code, const Reading& reading) {
  for (const auto& [key, value] : map.pairs) {
    if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
    reading.diagnostics.error(code, key.span, reading.what + " has no key `" + key.scalar + "`", did_you_mean(key.scalar, known));
  }
}

const yaml::Node* value_of(const yaml::Node& map, std::string_view key) {
  const yaml::Node* node = map.find(key);
  return node == nullptr || node->kind == yaml::Node::Kind::null ? nullptr : node;
}

namespace {

bool is_text(const yaml::Node& node, std::string_view key, const Reading& reading) {
  if (node.is_scalar()) return true;
  reading.diagnostics.error(reading.code, place_of(node), "`" + std::string(key) + "` of " + reading.what + " is one value");
  return false;
}

}  // namespace

std::optional<std::string> text_of(const yaml::Node& map, std::string_view key, const Reading& reading) {
  const yaml::Node* node = value_of(map, key);
  if (node == nullptr || !is_text(*node, key, reading)) return std::nullopt;
  return node->scalar;
}

std::optional<bool> truth_of(const yaml::Node& map, std::string_view key, const Reading& reading) {
  const yaml::Node* node = value_of(map, key);
  if (node == nullptr || !is_text(*node, key, reading)) return std::nullopt;
  if (node->scalar == "true") return true;
  if (node->scalar == "false") return false;
  reading.diagnostics.error(reading.code, node->span,
                            "`" + std::string(key) + "` is `true` or `false`, not `" + node->scalar + "`");
  return std::nullopt;
}

std::vector<const yaml::Node*> scalars_of(const yaml::Node& map, std::string_view key, const Reading& reading) {
  std::vector<const yaml::Node*> result;
  const yaml::Node* node = value_of(map, key);
  if (node == nullptr) return result;
  if (node->is_scalar()) return {node};
  if (node->is_map()) {
    reading.diagnostics.error(reading.code, place_of(*node),
                              "`" + std::string(key) + "` of " + reading.what + " is one value or a list of values");
    return result;
  }
  for (const yaml::Node& item : node->items) {
    if (is_text(item, key, reading)) result.push_back(&item);
  }
  return result;
}

}  // namespace sekisho
