#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/text/diagnostic.h"

namespace sekisho::yaml {

/// A YAML tree in which a scalar is the characters written (`NO` stays text) and every node knows its place.
struct Node {
  enum class Kind : std::uint8_t { null, scalar, sequence, map };
  Kind kind = Kind::null;
  std::string scalar;
  bool quoted = false;
  std::vector<Node> items;                   // of a sequence
  std::vector<std::pair<Node, Node>> pairs;  // of a map, in order; keys are scalars and unique
  Span span;

  // Defined in yaml.cpp, where the pairs of nodes are complete (clang with libstdc++ insists).
  Node();
  Node(const Node&);
  Node(Node&&) noexcept;
  Node& operator=(const Node&);
  Node& operator=(Node&&) noexcept;
  ~Node();

  const Node* find(std::string_view key) const;  // of a map; nothing if absent
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_map() const { return kind == Kind::map; }
  bool is_sequence() const { return kind == Kind::sequence; }
};

inline constexpr std::size_t max_depth = 200;
inline constexpr std::size_t max_nodes = 5'000'000;
/// An alias is a copy; what all copies of a file may hold together, in nodes (a scalar counts one more for every 100 bytes).
inline constexpr std::size_t max_alias_nodes = 1'000'000;

/// Reads one document. Faults (syntax, duplicate key, key that is no scalar, tag, merge key, alias bomb, depth, broken UTF-8,
/// control character, nothing at all) become one diagnostic `yaml-syntax` each, and nothing is returned. `null`, `~` and nothing
/// are null.
std::optional<Node> parse(const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace sekisho::yaml
