#include <algorithm>

#include "engine/check/resolve.h"

namespace sekisho::checking {

namespace {

bool branches_stand(State& state, const std::vector<BranchName>& branches) {
  if (branches.size() < 2) return false;  // reported where it was read
  for (std::size_t i = 0; i < branches.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (branches[i].name != branches[j].name) continue;
      state.diagnostics
          .error("reading-names", branches[i].span, "the reading `" + branches[i].name + "` stands twice in one choice")
          .notes.push_back({"first here", branches[j].span});
      return false;
    }
  }
  return true;
}

std::string names_of(const std::vector<checked::Branch>& branches) {
  std::string text;
  for (const checked::Branch& branch : branches) text += (text.empty() ? "" : ", ") + ("`" + branch.name + "`");
  return text;
}

bool holds_branch(const checked::Group& group, const std::string& name) {
  return std::any_of(group.branches.begin(), group.branches.end(),
                     [&](const checked::Branch& branch) { return branch.name == name; });
}

bool branches_agree(State& state, const Owner& owner, const std::vector<BranchName>& branches, const Span& span) {
  const checked::Group& group = state.policy.groups[owner.group];
  const bool all =
      std::all_of(branches.begin(), branches.end(), [&](const BranchName& branch) { return holds_branch(group, branch.name); });
  if (all && branches.size() == group.branches.size()) return true;
  fault(state, "reading-names", span, "`" + owner.name + "` has other readings here than elsewhere: " + names_of(group.branches),
        "the readings of one declaration are one choice");
  return false;
}

/// The branches in the order of the group.
std::vector<NodeId> in_group_order(const State& state, const Owner& owner, const ast::Readings& node,
                                   const std::vector<NodeId>& values) {
  std::vector<NodeId> ordered(values.size(), poison);
  for (std::size_t i = 0; i < values.size(); ++i) ordered[branch_index(state, owner, node.branches[i].name.text)] = values[i];
  return ordered;
}

/// A truth field beside a condition is one.
void join_conditions(State& state, const ast::Readings& node, std::vector<NodeId>& values) {
  const auto is_condition = [&](NodeId value) { return value != poison && node_of(state, value).condition; };
  if (std::none_of(values.begin(), values.end(), is_condition)) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] == poison || is_condition(values[i]) || node_of(state, values[i]).type.kind != sekisho::Kind::truth) continue;
    values[i] = as_condition(state, values[i], node.branches[i].value->span);
  }
}

/// Whether all branches are conditions, or values that compare with the first.
bool branches_fit(State& state, const ast::Readings& node, const std::vector<NodeId>& values) {
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (values[0] == poison || values[i] == poison) return false;
    if (node_of(state, values[0]).condition != node_of(state, values[i]).condition) {
      fault(state, "type-mismatch", node.branches[i].span, "one reading is a condition and another a value");
      return false;
    }
    const Span& first = node.branches[0].value->span;
    if (!node_of(state, values[0]).condition && !comparable(state, values[0], values[i], first, node.branches[i].value->span))
      return false;
  }
  return true;
}

}  // namespace

bool enter_branches(State& state, Owner& owner, const std::vector<BranchName>& branches, const Span& span) {
  if (!branches_stand(state, branches)) return false;
  if (owner.group != checked::no_group) return branches_agree(state, owner, branches, span);
  checked::Group group{owner.name, checked::GroupKind::readings, {}};
  for (const BranchName& branch : branches) group.branches.push_back({branch.name, branch.says});
  owner.group = static_cast<std::uint32_t>(state.policy.groups.size());
  state.policy.groups.push_back(std::move(group));
  return true;
}

std::size_t branch_index(const State& state, const Owner& owner, const std::string& name) {
  const auto& branches = state.policy.groups[owner.group].branches;
  const auto found =
      std::find_if(branches.begin(), branches.end(), [&](const checked::Branch& branch) { return branch.name == name; });
  return static_cast<std::size_t>(found - branches.begin());
}

NodeId resolve_readings(State& state, const ast::Readings& node, const Span& span, Scope& scope, const Type* opposite) {
  std::vector<BranchName> names;
  for (const ast::ReadingBranch& branch : node.branches) names.push_back({branch.name.text, branch.says, branch.span});
  const bool entered = enter_branches(state, *scope.owner, names, span);
  std::vector<NodeId> values;
  for (const ast::ReadingBranch& branch : node.branches) values.push_back(resolve_either(state, branch.value, scope, opposite));
  join_conditions(state, node, values);
  if (!branches_fit(state, node, values) || !entered) return poison;
  const Type type = node_of(state, values.front()).type;
  const bool condition = node_of(state, values.front()).condition;
  checked::Choice choice{scope.owner->group, in_group_order(state, *scope.owner, node, values)};
  return condition ? condition_node(state, std::move(choice), span) : value_node(state, std::move(choice), type, span);
}

}  // namespace sekisho::checking
