#include <algorithm>

#include "engine/evaluate/cost.h"
#include "engine/evaluate/world.h"

/// What is found out about a policy's conditions once for all records.
namespace sekisho::evaluate {
namespace {

/// The value defines with readings that a value is made of.
struct GroupsOf {
  const checked::Policy& policy;
  std::vector<std::uint32_t>& groups;

  void inside(checked::NodeId node) const {
    if (node != checked::none && !policy.nodes[node].condition) std::visit(*this, policy.nodes[node].kind);
  }
  void operator()(const checked::Union& node) const {
    for (const checked::NodeId part : node.parts) inside(part);
  }
  void operator()(const checked::Arithmetic& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::PercentOf& node) const { inside(node.percent_value), inside(node.whole); }
  void operator()(const checked::Aggregate& node) const { inside(node.value), inside(node.collection); }
  void operator()(const checked::Compare& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::WithinDays& node) const { inside(node.value), inside(node.anchor); }
  void operator()(const checked::Within& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::Contains& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::StartsWith& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::InList& node) const { inside(node.left); }
  void operator()(const checked::DefineUse& node) const {
    const checked::Define& define = policy.defines[node.define];
    if (policy.nodes[define.value].condition) return;
    const std::uint32_t group = define.declared.group;
    if (group != checked::no_group && std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    inside(define.value);
  }
  void operator()(const checked::Choice& node) const {
    for (const checked::NodeId branch : node.branches) inside(branch);
  }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

void World::find_groups() {
  groups_in_.resize(policy.nodes.size());
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    if (!policy.nodes[node].condition) continue;
    if (std::holds_alternative<checked::DefineUse>(policy.nodes[node].kind) ||
        std::holds_alternative<checked::Choice>(policy.nodes[node].kind))
      continue;
    std::visit(GroupsOf{policy, groups_in_[node]}, policy.nodes[node].kind);
  }
}

void World::add_constant(const Value& value, Data& data) {
  if (const auto* many = std::get_if<std::vector<Value>>(&value.data)) {
    for (const Value& one : *many) add_constant(one, data);
    return;
  }
  Datum datum;
  datum.value = &value;
  data.push_back(datum);
  if (const auto* text = std::get_if<std::string>(&value.data)) normalised_constants_.emplace(&value, normalise_text(*text));
}

void World::find_constants() {
  constants_.resize(policy.nodes.size());
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    const checked::Kind& kind = policy.nodes[node].kind;
    Data& data = constants_[node];
    if (const auto* constant = std::get_if<checked::Constant>(&kind)) {
      add_constant(constant->value, data);
    } else if (const auto* parts = std::get_if<checked::Union>(&kind)) {
      for (const checked::NodeId part : parts->parts) {
        const auto* constant = std::get_if<checked::Constant>(&policy.nodes[part].kind);
        if (constant == nullptr) {
          data.clear();
          break;
        }
        add_constant(constant->value, data);
      }
    }
  }
}

void World::order_by_cost() {
  costs_ = costs_of(policy);
  cheapest_first_.resize(policy.nodes.size());
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    const checked::Kind& kind = policy.nodes[node].kind;
    const auto* all = std::get_if<checked::And>(&kind);
    const auto* some = std::get_if<checked::Or>(&kind);
    if (all == nullptr && some == nullptr) continue;
    std::vector<checked::NodeId>& parts = cheapest_first_[node];
    parts = all != nullptr ? all->parts : some->parts;
    std::stable_sort(parts.begin(), parts.end(), [&](checked::NodeId a, checked::NodeId b) { return costs_[a] < costs_[b]; });
  }
}

void World::find_record_fields() {
  record_fields_.resize(policy.nodes.size());
  const std::vector<std::string>& roles = party_roles();
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    const auto* path = std::get_if<checked::Path>(&policy.nodes[node].kind);
    if (path == nullptr || path->root != checked::Root::record) continue;
    const std::string& name = path->steps.front().name;
    const auto role = std::find(roles.begin(), roles.end(), name);
    RecordField& field = record_fields_[node];
    if (name == "parties") field.kind = RecordField::Kind::parties;
    if (name == "items") field.kind = RecordField::Kind::items;
    if (role != roles.end()) field = {RecordField::Kind::role, static_cast<std::size_t>(role - roles.begin())};
  }
}

void World::find_instruments() {
  const auto note = [&](const Time& point, const std::string& name) {
    const auto* instant = std::get_if<Instant>(&point);
    if (instant == nullptr) return;
    const auto [known, is_new] = instruments_.emplace(*instant, name);
    if (!is_new && name < known->second) known->second = name;
  };
  const auto note_all = [&](const auto& declarations) {
    for (const auto& declaration : declarations) {
      const checked::Declared& declared = declaration.declared;
      for (const auto* when : {&declared.dates.from, &declared.dates.until}) {
        if (!*when) continue;
        for (const Time& point : (*when)->by_branch) note(point, declared.name);
      }
    }
  };
  note_all(policy.rules);
  note_all(policy.exceptions);
  note_all(policy.suspensions);
  note_all(policy.repeals);
  note_all(policy.defines);
  for (const auto& [name, index] : lists_) {
    for (const OwnedEntry& owned : index.entries) {
      const std::string instrument = owned.list->name + "/" + owned.entry->id;
      if (owned.entry->effective) note(*owned.entry->effective, instrument);
      if (owned.entry->until) note(*owned.entry->until, instrument);
      if (owned.entry->removed) note(owned.entry->removed->from, instrument);
      for (const EntrySuspension& suspension : owned.entry->suspensions) {
        note(suspension.from, instrument);
        if (suspension.until) note(*suspension.until, instrument);
      }
    }
  }
}

namespace {

/// Looks for choices in a condition and in what it uses.
struct Choosing {
  const World& world;
  std::vector<char>& known;  // 0: not yet looked at, 1: none, 2: some

  bool in(checked::NodeId node) const {
    if (node == checked::none) return false;
    if (known[node] == 0) known[node] = std::visit(*this, world.policy.nodes[node].kind) ? 2 : 1;
    return known[node] == 2;
  }
  bool in_any(const std::vector<checked::NodeId>& nodes) const {
    return std::any_of(nodes.begin(), nodes.end(), [&](checked::NodeId node) { return in(node); });
  }
  bool in_lists(const std::vector<std::string>& lists) const {
    return std::any_of(lists.begin(), lists.end(), [&](const std::string& list) {
      const std::vector<OwnedEntry>& entries = world.list(list).entries;
      return std::any_of(entries.begin(), entries.end(),
                         [](const OwnedEntry& entry) { return !entry.entry->suspended_by.empty(); });
    });
  }

  bool operator()(const checked::Path&) const { return false; }
  bool operator()(const checked::Constant&) const { return false; }
  bool operator()(const checked::Truthy&) const { return false; }
  bool operator()(const checked::Union& node) const { return in_any(node.parts); }
  bool operator()(const checked::Arithmetic& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::PercentOf& node) const { return in(node.percent_value) || in(node.whole); }
  bool operator()(const checked::Aggregate& node) const { return in(node.value) || in(node.collection) || in(node.condition); }
  bool operator()(const checked::Not& node) const { return in(node.operand); }
  bool operator()(const checked::And& node) const { return in_any(node.parts); }
  bool operator()(const checked::Or& node) const { return in_any(node.parts); }
  bool operator()(const checked::Possibly& node) const { return in(node.operand); }
  bool operator()(const checked::AsOf& node) const { return in(node.operand); }
  bool operator()(const checked::Compare& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::WithinDays& node) const { return in(node.value) || in(node.anchor); }
  bool operator()(const checked::Within& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::Contains& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::StartsWith& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::IsKnown& node) const { return in(node.path); }
  bool operator()(const checked::InList& node) const { return in(node.left) || in(node.where) || in_lists(node.lists); }
  bool operator()(const checked::Classified& node) const { return in(node.item) || in(node.where) || in_lists(node.lists); }
  bool operator()(const checked::ClassifiedWithin& node) const { return in(node.item); }
  bool operator()(const checked::Matches& node) const { return in(node.parties) || in(node.where) || in_lists(node.lists); }
  bool operator()(const checked::Quantified& node) const { return in(node.collection) || in(node.condition); }
  bool operator()(const checked::Choice&) const { return true; }
  bool operator()(const checked::DefineUse& node) const {
    const checked::Define& define = world.policy.defines[node.define];
    return define.declared.group != checked::no_group || in(node.argument) || in(define.value);
  }
  bool operator()(const checked::TermUse& node) const {
    const checked::OpenTerm& term = world.policy.terms[node.term];
    return term.declared.group != checked::no_group || in(node.argument) || in(term.otherwise) || in(term.presume_when);
  }
};

}  // namespace

void World::find_choosing() {
  std::vector<char> known(policy.nodes.size(), 0);
  const Choosing choosing{*this, known};
  chooses_.resize(policy.nodes.size());
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) chooses_[node] = choosing.in(node) ? 1 : 0;
  memory_.resize(policy.nodes.size());
  for (checked::NodeId id = 0; id < policy.nodes.size(); ++id) {
    const checked::Node& node = policy.nodes[id];
    memory_[id] = {node.closed && !node.chooses && groups_in_[id].empty(), node.per_line, node.dated, chooses_[id] != 0};
  }
}

}  // namespace sekisho::evaluate
