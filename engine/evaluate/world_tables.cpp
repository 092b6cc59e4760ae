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
  void operator()(const checked::LogTotal& node) const { inside(node.value); }
  void operator()(const checked::Compare& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::WithinDays& node) const { inside(node.value), inside(node.anchor); }
  void operator()(const checked::Within& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::Contains& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::StartsWith& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::InList& node) const { inside(node.left); }
  void operator()(const checked::Owned& node) const { inside(node.threshold); }
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

void World::find_lists() {
  const auto add = [&](const std::vector<std::string>& names) {
    for (const std::string& name : names) named_lists_[&names].push_back(&list(name));
  };
  for (const checked::Node& node : policy.nodes) {
    if (const auto* in = std::get_if<checked::InList>(&node.kind)) add(in->lists);
    if (const auto* classified = std::get_if<checked::Classified>(&node.kind)) add(classified->lists);
    if (const auto* matches = std::get_if<checked::Matches>(&node.kind)) add(matches->lists);
    if (const auto* owned = std::get_if<checked::Owned>(&node.kind)) add(owned->listed.lists);
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

/// Parts and definitions come before what is made of them.
void World::find_what_rules_out() {
  may_rule_out_.assign(policy.nodes.size(), 0);
  const auto may = [&](checked::NodeId node) { return may_rule_out_[node] != 0; };
  for (checked::NodeId id = 0; id < policy.nodes.size(); ++id) {
    const checked::Node& node = policy.nodes[id];
    bool rules_out = node.condition && !node.chooses && node.closed && !node.per_line && costs_[id] < dear;
    if (const auto* all = std::get_if<checked::And>(&node.kind)) {
      rules_out = rules_out || std::any_of(all->parts.begin(), all->parts.end(), may);
    } else if (const auto* some = std::get_if<checked::Or>(&node.kind)) {
      rules_out = rules_out || std::all_of(some->parts.begin(), some->parts.end(), may);
    } else if (const auto* use = std::get_if<checked::DefineUse>(&node.kind); use != nullptr && use->argument == checked::none) {
      rules_out = rules_out || may(policy.defines[use->define].value);
    }
    may_rule_out_[id] = static_cast<char>(rules_out);
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

/// The choices of readings that a condition, with all it uses, may come to: by group, a bit.
using Groups = std::vector<std::uint64_t>;

void add_group(Groups& groups, std::uint32_t group) {
  if (group == checked::no_group) return;
  if (groups.size() <= group / 64) groups.resize(group / 64 + 1, 0);
  groups[group / 64] |= std::uint64_t{1} << (group % 64);
}

void add_groups(Groups& groups, const Groups& more) {
  if (groups.size() < more.size()) groups.resize(more.size(), 0);
  for (std::size_t word = 0; word < more.size(); ++word) groups[word] |= more[word];
}

void add_groups(Groups& groups, const checked::Declared& declared) {
  add_group(groups, declared.group);
  for (const std::uint32_t group : declared.status_groups) add_group(groups, group);
}

struct GroupsReached {
  const World& world;
  std::vector<Groups>& known;
  std::vector<char> done;

  const Groups& in(checked::NodeId node) {
    if (done[node] == 0) {
      done[node] = 1;
      Groups groups;
      reach(world.policy.nodes[node].kind, groups);
      known[node] = std::move(groups);
    }
    return known[node];
  }

  void add(checked::NodeId node, Groups& groups) {
    if (node != checked::none) add_groups(groups, in(node));
  }

  void reach(const checked::Kind& kind, Groups& groups) {
    for (const checked::NodeId part : checked::parts_of(kind)) add(part, groups);
    if (const auto* choice = std::get_if<checked::Choice>(&kind)) add_group(groups, choice->group);
    if (const auto* use = std::get_if<checked::DefineUse>(&kind)) {
      const checked::Define& define = world.policy.defines[use->define];
      add_groups(groups, define.declared);
      add(define.value, groups);
    }
    if (const auto* use = std::get_if<checked::TermUse>(&kind)) {
      const checked::OpenTerm& term = world.policy.terms[use->term];
      add_groups(groups, term.declared);
      add(term.otherwise, groups);
      add(term.presume_when, groups);
    }
    if (const auto* in_list = std::get_if<checked::InList>(&kind)) add_suspensions(in_list->lists, groups);
    if (const auto* classified = std::get_if<checked::Classified>(&kind)) add_suspensions(classified->lists, groups);
    if (const auto* matches = std::get_if<checked::Matches>(&kind)) add_suspensions(matches->lists, groups);
    if (const auto* owned = std::get_if<checked::Owned>(&kind)) {
      add_suspensions(owned->listed.lists, groups);
      add_suspensions(world.holdings().lists, groups);
    }
  }

  /// Entries may hang on a suspension that has readings.
  void add_suspensions(const std::vector<std::string>& lists, Groups& groups) {
    for (const std::string& list : lists) {
      for (const OwnedEntry& owned : world.list(list).entries) {
        for (const std::string& name : owned.entry->suspended_by) {
          const auto found = world.policy.suspension_by_name.find(name);
          if (found == world.policy.suspension_by_name.end()) continue;
          const checked::Suspension& suspension = world.policy.suspensions[found->second];
          add_groups(groups, suspension.declared);
          for (const std::uint32_t repeal : suspension.repeals) add_groups(groups, world.policy.repeals[repeal].declared);
        }
      }
    }
  }
};

}  // namespace

bool World::reaches(checked::NodeId node, std::uint32_t group) const {
  const Groups& groups = groups_reached_[node];
  return group / 64 < groups.size() && (groups[group / 64] >> (group % 64) & 1U) != 0;
}

void World::find_groups_reached() {
  groups_reached_.resize(policy.nodes.size());
  GroupsReached reached{*this, groups_reached_, std::vector<char>(policy.nodes.size(), 0)};
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) reached.in(node);
}

/// A comparison is evaluated once per branch of the readings that the totals in it keep apart.
void World::find_logged_totals() {
  const std::vector<checked::NodeId> nodes = log_total_nodes(policy);
  if (nodes.empty()) return;
  std::vector<GroupsOfTotal> groups(nodes.size());
  for (std::size_t at = 0; at < nodes.size(); ++at) {
    std::visit(GroupsOf{policy, groups[at].of_values}, policy.nodes[nodes[at]].kind);
    for (std::uint32_t group = 0; group < policy.groups.size(); ++group) {
      if (reaches(nodes[at], group)) groups[at].of_all.push_back(group);
    }
  }
  logged_totals_ = evaluate::logged_totals(*this, groups);
  totals_in_.resize(policy.nodes.size());
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    if (policy.nodes[node].over_log) totals_in_[node] = totals_in_values(policy, node, nodes);
    for (const std::uint32_t total : totals_in_[node]) {
      for (const std::uint32_t group : logged_totals_[total].groups) {
        std::vector<std::uint32_t>& taken = groups_in_[node];
        if (std::find(taken.begin(), taken.end(), group) == taken.end()) taken.push_back(group);
      }
    }
  }
}

const LoggedTotal& World::logged_total(checked::NodeId node) const {
  return *std::lower_bound(logged_totals_.begin(), logged_totals_.end(), node,
                           [](const LoggedTotal& total, checked::NodeId at) { return total.node < at; });
}

void World::find_memory() {
  memory_.resize(policy.nodes.size());
  for (checked::NodeId id = 0; id < policy.nodes.size(); ++id) {
    const checked::Node& node = policy.nodes[id];
    memory_[id] = {.remembered = node.closed && !node.chooses && groups_in_[id].empty(),
                   .per_line = node.per_line,
                   .dated = node.dated,
                   .chooses = !groups_reached_[id].empty()};
  }
  for (const checked::Define& define : policy.defines) {
    const checked::Node& node = policy.nodes[define.value];
    memory_[define.value].of_element = node.condition && node.free_slots == std::vector{define.parameter_slot} && !node.chooses &&
                                       !node.per_line && !node.dated && groups_in_[define.value].empty();
  }
}

}  // namespace sekisho::evaluate
