#include "engine/scenario/record_json.h"

#include <charconv>

#include "engine/text/json.h"

namespace sekisho {
namespace {

void write(JsonWriter& json, const yaml::Node& node) {
  switch (node.kind) {
    case yaml::Node::Kind::null:
      json.raw("null");
      return;
    case yaml::Node::Kind::scalar:
      json.text(node.scalar);
      return;
    case yaml::Node::Kind::sequence:
      json.begin_array();
      for (const yaml::Node& item : node.items) write(json, item);
      json.end_array();
      return;
    case yaml::Node::Kind::map:
      json.begin_object();
      for (const auto& [key, value] : node.pairs) {
        json.key(key.scalar);
        write(json, value);
      }
      json.end_object();
      return;
  }
}

/// One step of a path: a name, or a position.
struct PathStep {
  std::string_view name;
  std::size_t position = 0;
};

PathStep take_step(std::string_view& path) {
  if (path.front() == '[') {
    const std::size_t end = path.find(']');
    PathStep step;
    std::from_chars(path.data() + 1, path.data() + std::min(end, path.size()), step.position);
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
    return step;
  }
  const std::size_t end = std::min(path.find_first_of(".["), path.size());
  const PathStep step{path.substr(0, end), 0};
  path.remove_prefix(end);
  return step;
}

const yaml::Node* child(const yaml::Node& node, const PathStep& step) {
  if (step.name.empty()) {
    if (!node.is_sequence()) return step.position == 1 ? &node : nullptr;
    return step.position >= 1 && step.position <= node.items.size() ? &node.items[step.position - 1] : nullptr;
  }
  return node.is_map() ? node.find(step.name) : nullptr;
}

}  // namespace

std::string record_json(const yaml::Node& record, std::string_view id) {
  JsonWriter json;
  json.begin_object();
  if (record.find("transaction_id") == nullptr) json.text_member("transaction_id", id);
  for (const auto& [key, value] : record.pairs) {
    json.key(key.scalar);
    write(json, value);
  }
  return json.end_object().take();
}

const yaml::Node& node_at(const yaml::Node& record, std::string_view path) {
  const yaml::Node* node = &record;
  while (!path.empty()) {
    if (path.front() == '.') {
      path.remove_prefix(1);
      continue;
    }
    const yaml::Node* next = child(*node, take_step(path));
    if (next == nullptr) return *node;
    node = next;
  }
  return *node;
}

}  // namespace sekisho
