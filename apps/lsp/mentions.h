#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/bundle/bundle.h"
#include "engine/check/uses.h"

namespace sekisho::lsp {

enum class Role : std::uint8_t {
  declared,  // a regime, rule, exception, suspension, invariant, define or open term: they share their names
  pattern,   // a target with `*`
  list,
  bound,
  field,
  entry_field,
  unit,
  currency,
  country,
  word,
  taxonomy_term,
  code,
};

/// One place at which something is named.
struct Mention {
  Span span;
  Role role = Role::declared;
  std::string name, of;
  bool declares = false;
  Span bound_at;  // of a bound name: what tells it from others of that name
  Type type;
};

/// Every place of a bundle's policies and lists at which something is named: declarations, targets, and what `uses` says of
/// conditions. By source and place.
std::vector<Mention> mentions_of(const Bundle& bundle, const Uses& uses);

/// Whether two mentions name the same thing.
bool same_thing(const Mention& a, const Mention& b);

/// The mention at a place, its end included.
const Mention* mention_at(const std::vector<Mention>& mentions, std::string_view path, std::uint32_t offset);

/// The places of a YAML file of a bundle (scenarios, settings, lists) that name a declaration or a list.
std::vector<Mention> mentions_in_yaml(const SourcePtr& source);

}  // namespace sekisho::lsp
