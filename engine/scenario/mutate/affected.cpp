#include "engine/scenario/mutate/affected.h"

#include <algorithm>
#include <array>

namespace sekisho::mutate {
namespace {

using checked::NodeId;

/// Calls `found` with each list that a node reads; owners are looked up in all lists of owners.
template <class Found>
void lists_of(const checked::Policy& policy, const checked::Kind& kind, Found&& found) {
  const auto each = [&](const auto* in) {
    if (in == nullptr) return;
    for (const std::string& list : in->lists) found(list);
  };
  each(std::get_if<checked::InList>(&kind));
  each(std::get_if<checked::Classified>(&kind));
  each(std::get_if<checked::Matches>(&kind));
  const auto* owned = std::get_if<checked::Owned>(&kind);
  if (owned == nullptr) return;
  each(&owned->listed);
  for (const auto& [name, list] : policy.bundle->lists) {
    if (list.kind == ListKind::ownership) found(name);
  }
}

}  // namespace

/// Things are numbered sort by sort.
std::uint32_t Dependence::thing(Sort sort, std::uint32_t index) const {
  const std::array<std::size_t, 5> counts{policy_.rules.size(), policy_.exceptions.size(), policy_.suspensions.size(),
                                          policy_.repeals.size(), policy_.defines.size()};
  std::size_t first = 0;
  for (std::size_t at = 0; at < static_cast<std::size_t>(sort); ++at) first += counts[at];
  return static_cast<std::uint32_t>(first) + index;
}

void Dependence::rest(std::uint32_t thing_, NodeId node) {
  if (node == checked::none) return;
  const checked::Kind& kind = policy_.nodes[node].kind;
  if (const auto* use = std::get_if<checked::DefineUse>(&kind)) users_[thing(Sort::define, use->define)].push_back(thing_);
  if (const auto* use = std::get_if<checked::TermUse>(&kind)) users_[thing(Sort::term, use->term)].push_back(thing_);
  lists_of(policy_, kind, [&](const std::string& name) {
    for (const OwnedEntry& owned : all_entries(*policy_.bundle, policy_.bundle->lists.find(name)->second)) {
      for (const std::string& suspension : owned.entry->suspended_by) {
        const auto found = policy_.suspension_by_name.find(suspension);
        if (found != policy_.suspension_by_name.end()) users_[thing(Sort::suspension, found->second)].push_back(thing_);
      }
    }
  });
  for (const NodeId part : checked::parts_of(kind)) rest(thing_, part);
}

template <class Provision>
void Dependence::rest_provision(std::uint32_t thing_, const Provision& provision) {
  rest(thing_, provision.when);
  rest(thing_, provision.unless);
  if constexpr (std::is_same_v<Provision, checked::Rule>) {
    for (const std::uint32_t at : policy_.license_exceptions) users_[thing(Sort::exception, at)].push_back(thing_);
  }
  for (const std::uint32_t at : provision.exceptions) users_[thing(Sort::exception, at)].push_back(thing_);
  for (const std::uint32_t at : provision.suspensions) users_[thing(Sort::suspension, at)].push_back(thing_);
  for (const std::uint32_t at : provision.repeals) users_[thing(Sort::repeal, at)].push_back(thing_);
}

Dependence::Dependence(const checked::Policy& policy) : policy_(policy) {
  users_.resize(thing(Sort::term, static_cast<std::uint32_t>(policy.terms.size())));
  const auto each = [&](Sort sort, std::size_t count, auto&& one) {
    for (std::uint32_t at = 0; at < count; ++at) one(thing(sort, at), at);
  };
  each(Sort::rule, policy.rules.size(), [&](std::uint32_t user, std::uint32_t at) { rest_provision(user, policy.rules[at]); });
  each(Sort::exception, policy.exceptions.size(),
       [&](std::uint32_t user, std::uint32_t at) { rest_provision(user, policy.exceptions[at]); });
  each(Sort::suspension, policy.suspensions.size(), [&](std::uint32_t user, std::uint32_t at) {
    for (const std::uint32_t repeal : policy.suspensions[at].repeals) users_[thing(Sort::repeal, repeal)].push_back(user);
  });
  each(Sort::define, policy.defines.size(), [&](std::uint32_t user, std::uint32_t at) { rest(user, policy.defines[at].value); });
  each(Sort::term, policy.terms.size(), [&](std::uint32_t user, std::uint32_t at) {
    rest(user, policy.terms[at].otherwise);
    rest(user, policy.terms[at].presume_when);
  });
  for (std::vector<std::uint32_t>& users : users_) {
    std::sort(users.begin(), users.end());
    users.erase(std::unique(users.begin(), users.end()), users.end());
  }
}

Affected Dependence::affected_by(const std::vector<Replacement>& replacements) const {
  Things reached;
  std::vector<std::uint32_t> waiting;
  const auto reach = [&](std::uint32_t one) {
    if (reached.insert(one).second) waiting.push_back(one);
  };
  // The alternatives of a replacement stand in the order of Sort.
  for (const Replacement& replacement : replacements)
    reach(thing(static_cast<Sort>(replacement.declaration.index()), replacement.index));
  while (!waiting.empty()) {
    const std::uint32_t one = waiting.back();
    waiting.pop_back();
    for (const std::uint32_t user : users_[one]) reach(user);
  }
  Affected affected;
  const auto name = [&](Sort sort, const auto& declarations) {
    for (std::uint32_t at = 0; at < declarations.size(); ++at) {
      if (reached.count(thing(sort, at)) == 0) continue;
      affected.names.insert(declarations[at].declared.name);
      if (sort == Sort::rule) affected.rules.push_back(at);
    }
  };
  name(Sort::rule, policy_.rules);
  name(Sort::exception, policy_.exceptions);
  name(Sort::define, policy_.defines);
  name(Sort::term, policy_.terms);
  return affected;
}

}  // namespace sekisho::mutate
