#include "engine/yaml/print.h"

#include <algorithm>

namespace sekisho::yaml {
namespace {

/// What every reader of YAML takes as these characters and nothing else, inside brackets too.
bool is_plain(std::string_view text) {
  const auto plain = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           std::string_view("_.:+-/% ").find(letter) != std::string_view::npos;
  };
  if (text.empty() || !std::all_of(text.begin(), text.end(), plain)) return false;
  const char first = text.front(), last = text.back();
  if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9') || first == '-'))
    return false;
  if (first == '-' && (text.size() == 1 || text[1] < '0' || text[1] > '9')) return false;
  if (last == ' ' || last == ':') return false;
  return text.find(": ") == std::string_view::npos && text != "null" && text != "Null" && text != "NULL";
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  constexpr std::string_view digits = "0123456789abcdef";
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == '"' || letter == '\\') {
      out += '\\';
      out += letter;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 0xfU];
    } else {
      out += letter;
    }
  }
  return out + "\"";
}

std::string print_scalar(const Node& node) { return !node.quoted && is_plain(node.scalar) ? node.scalar : quoted(node.scalar); }

}  // namespace

std::string print_flow(const Node& node) {
  std::string inside;
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::scalar:
      return print_scalar(node);
    case Node::Kind::sequence:
      for (const Node& item : node.items) inside += (inside.empty() ? "" : ", ") + print_flow(item);
      return "[" + inside + "]";
    case Node::Kind::map:
      for (const auto& [key, value] : node.pairs)
        inside += (inside.empty() ? "" : ", ") + print_flow(key) + ": " + print_flow(value);
      return inside.empty() ? "{}" : "{ " + inside + " }";
  }
  return inside;
}

Node scalar(std::string text) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.scalar = std::move(text);
  return node;
}

Node sequence(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::sequence;
  node.items = std::move(items);
  return node;
}

}  // namespace sekisho::yaml
