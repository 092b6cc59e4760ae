#include <algorithm>
#include <array>

#include "apps/lsp/mentions.h"
#include "engine/yaml/yaml.h"

/// Which keys of a scenario, of a bundle's settings and of a list hold names (language.md sections 8 and 9).
namespace sekisho::lsp {
namespace {

enum class Holds { names, names_as_keys, lists, lists_as_keys };

struct Key {
  std::string_view key;
  Holds holds;
};

constexpr std::array<Key, 13> keys{{
    {"only", Holds::names},
    {"without", Holds::names},
    {"rules", Holds::names},
    {"never", Holds::names},
    {"asks", Holds::names},
    {"of", Holds::names},
    {"suspended_by", Holds::names},
    {"adopt", Holds::names_as_keys},
    {"holds", Holds::names_as_keys},
    {"judgements", Holds::names_as_keys},
    {"includes", Holds::lists},
    {"lists", Holds::lists_as_keys},
    {"list", Holds::lists},
}};

/// A scalar's words without its quotes.
Span inside_quotes(const yaml::Node& node) {
  Span span = node.span;
  const std::string& text = span.source->text;
  if (span.end > span.begin + 1 && (text[span.begin] == '"' || text[span.begin] == '\'')) {
    ++span.begin;
    --span.end;
  }
  return span;
}

void add(const yaml::Node& node, Role role, std::vector<Mention>& mentions) {
  if (!node.is_scalar() || node.scalar.empty()) return;
  const Span span = inside_quotes(node);
  const std::string_view written = std::string_view(span.source->text).substr(span.begin, span.end - span.begin);
  if (written == node.scalar) mentions.push_back({span, role, node.scalar, {}, false, {}, {}});
}

void add_all(const yaml::Node& node, Role role, bool of_keys, std::vector<Mention>& mentions) {
  if (of_keys) {
    for (const auto& [key, value] : node.pairs) add(key, role, mentions);
    return;
  }
  add(node, role, mentions);
  for (const yaml::Node& item : node.items) add(item, role, mentions);
}

void walk(const yaml::Node& node, std::vector<Mention>& mentions) {
  for (const yaml::Node& item : node.items) walk(item, mentions);
  for (const auto& [key, value] : node.pairs) {
    const auto* known = std::find_if(keys.begin(), keys.end(), [&](const Key& each) { return each.key == key.scalar; });
    if (known != keys.end()) {
      const bool list = known->holds == Holds::lists || known->holds == Holds::lists_as_keys;
      const bool of_keys = known->holds == Holds::names_as_keys || known->holds == Holds::lists_as_keys;
      add_all(value, list ? Role::list : Role::declared, of_keys, mentions);
    }
    walk(value, mentions);
  }
}

}  // namespace

std::vector<Mention> mentions_in_yaml(const SourcePtr& source) {
  Diagnostics ignored;
  std::vector<Mention> mentions;
  if (const auto root = yaml::parse(source, ignored)) walk(*root, mentions);
  return mentions;
}

}  // namespace sekisho::lsp
