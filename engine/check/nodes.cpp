#include "engine/check/nodes.h"

#include <algorithm>
#include <set>

namespace sekisho::checking {

namespace {

using namespace checked;

/// The slots a node itself binds; -1 stands for none.
std::vector<int> bound_slots(const checked::Kind& kind) {
  using Slots = std::vector<int>;
  return std::visit(Overloaded{[](const InList& node) { return Slots{node.entry_slot}; },
                               [](const Classified& node) { return Slots{node.entry_slot}; },
                               [](const Matches& node) { return Slots{node.entry_slot}; },
                               [](const Owned& node) { return Slots{node.listed.entry_slot, node.owners_slot}; },
                               [](const Quantified& node) { return Slots{node.slot}; },
                               [](const Aggregate& node) { return Slots{node.slot}; }, [](const auto&) { return Slots{}; }},
                    kind);
}

/// Whether the text of a definition speaks of the licence that covers the line, which its own slots do not bind.
bool speaks_of_license(NodeId body, const NodeTable& table) {
  if (body >= table.free_slots.size()) return false;
  const std::vector<int>& slots = table.free_slots[body];
  return std::find(slots.begin(), slots.end(), license_slot) != slots.end();
}

bool uses_license(const checked::Policy& policy, const checked::Kind& kind, const NodeTable& table) {
  if (const auto* use = std::get_if<DefineUse>(&kind)) return speaks_of_license(policy.defines[use->define].value, table);
  const auto* use = std::get_if<TermUse>(&kind);
  return use != nullptr && (speaks_of_license(policy.terms[use->term].otherwise, table) ||
                            speaks_of_license(policy.terms[use->term].presume_when, table));
}

std::vector<int> slots_left_free(const checked::Policy& policy, const checked::Kind& kind, const NodeTable& table) {
  std::vector<int> slots;
  if (uses_license(policy, kind, table)) slots.push_back(license_slot);
  for (NodeId part : parts_of(kind)) {
    for (int slot : table.free_slots[part]) slots.push_back(slot);
  }
  if (const auto* path = std::get_if<Path>(&kind); path != nullptr && path->slot >= 0) slots.push_back(path->slot);
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  // The collection of a quantifier never mentions the slot it binds: slots number the binders from the innermost outwards.
  for (const int bound : bound_slots(kind)) std::erase(slots, bound);
  return slots;
}

/// Whether a list, or one it includes, leaves its days to the zone of the rule that reads it. `seen` ends a circle of includes.
bool reads_undated_list(const checked::Policy& policy, const std::string& name, std::set<std::string>& seen) {
  const auto found = policy.bundle->lists.find(name);
  if (found == policy.bundle->lists.end() || !seen.insert(name).second) return false;
  if (found->second.timezone.empty()) return true;
  const auto& includes = found->second.includes;
  return std::any_of(includes.begin(), includes.end(),
                     [&](const std::string& inner) { return reads_undated_list(policy, inner, seen); });
}

bool reads_undated_list(const checked::Policy& policy, const std::vector<std::string>& names) {
  std::set<std::string> seen;
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return reads_undated_list(policy, name, seen); });
}

bool has_undated_ownership(const checked::Policy& policy) {
  const auto& lists = policy.bundle->lists;
  return std::any_of(lists.begin(), lists.end(),
                     [](const auto& each) { return each.second.kind == ListKind::ownership && each.second.timezone.empty(); });
}

void add_body_flags(const checked::Policy& policy, NodeId body, Node& node) {
  if (body >= policy.nodes.size()) return;
  node.per_line |= policy.nodes[body].per_line;
  node.dated |= policy.nodes[body].dated;
  node.over_log |= policy.nodes[body].over_log;
}

/// What the node itself adds to the flags of its parts.
void add_own_flags(const checked::Policy& policy, Node& node) {
  std::visit(Overloaded{[&](const Path& path) { node.per_line |= path.root == Root::item || path.root == Root::license; },
                        [&](const Compare& compare) { node.dated |= policy.nodes[compare.left].type.kind == sekisho::Kind::time; },
                        [&](const WithinDays&) { node.dated = true; },
                        [&](const InList& use) { node.dated |= reads_undated_list(policy, use.lists); },
                        [&](const Classified& use) { node.dated |= reads_undated_list(policy, use.lists); },
                        [&](const Matches& use) { node.dated |= reads_undated_list(policy, use.lists); },
                        [&](const Owned& use) {
                          node.dated |= reads_undated_list(policy, use.listed.lists) || has_undated_ownership(policy);
                        },
                        [&](const LogTotal&) { node.per_line = node.dated = node.over_log = true; },
                        [&](const Choice&) { node.chooses = true; },
                        [&](const DefineUse& use) {
                          const Define& define = policy.defines[use.define];
                          add_body_flags(policy, define.value, node);
                          node.dated |= define.dated;
                        },
                        [&](const TermUse& use) {
                          const OpenTerm& term = policy.terms[use.term];
                          node.per_line = true;  // an item may carry its own judgement
                          add_body_flags(policy, term.otherwise, node);
                          add_body_flags(policy, term.presume_when, node);
                        },
                        [](const auto&) {}},
             node.kind);
}

NodeId add(checked::Policy& policy, NodeTable& table, Node node) {
  const auto parts = parts_of(node.kind);
  if (std::find(parts.begin(), parts.end(), poison) != parts.end()) return poison;
  std::string key = key_of(policy, node);
  if (const auto found = table.by_key.find(key); found != table.by_key.end()) return found->second;
  for (NodeId part : parts) {
    node.per_line |= policy.nodes[part].per_line;
    node.dated |= policy.nodes[part].dated;
    node.over_log |= policy.nodes[part].over_log;
    node.chooses |= policy.nodes[part].chooses;
  }
  add_own_flags(policy, node);
  table.free_slots.push_back(slots_left_free(policy, node.kind, table));
  node.free_slots = table.free_slots.back();
  node.closed = node.free_slots.empty();
  node.text = describe(policy, node);
  for (const int bound : bound_slots(node.kind)) policy.slots = std::max(policy.slots, bound + 1);
  if (const auto* path = std::get_if<Path>(&node.kind)) policy.slots = std::max(policy.slots, path->slot + 1);
  const auto id = static_cast<NodeId>(policy.nodes.size());
  policy.nodes.push_back(std::move(node));
  table.by_key.emplace(std::move(key), id);
  return id;
}

}  // namespace

NodeId add_condition(checked::Policy& policy, NodeTable& table, checked::Kind kind, const Span& span) {
  Node node;
  node.kind = std::move(kind);
  node.condition = true;
  node.type = Type{sekisho::Kind::truth, "", false};
  node.span = span;
  return add(policy, table, std::move(node));
}

NodeId add_value(checked::Policy& policy, NodeTable& table, checked::Kind kind, const Type& type, const Span& span) {
  Node node;
  node.kind = std::move(kind);
  node.type = type;
  node.span = span;
  return add(policy, table, std::move(node));
}

}  // namespace sekisho::checking
