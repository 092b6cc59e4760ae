#include "engine/evaluate/cost.h"

#include <algorithm>

namespace sekisho::evaluate {
namespace {

constexpr std::uint32_t unknown = 0;
constexpr std::uint32_t most = 1U << 20U;
constexpr std::uint32_t elements = 8;  // expected in a collection
constexpr std::uint32_t entries = 4;   // expected to be looked at in a list

struct Costs {
  const checked::Policy& policy;
  std::vector<std::uint32_t> known;

  std::uint32_t of(checked::NodeId node) {
    if (node == checked::none) return 0;
    if (known[node] == unknown) known[node] = std::min(most, std::max(1U, std::visit(*this, policy.nodes[node].kind)));
    return known[node];
  }
  std::uint32_t sum(const std::vector<checked::NodeId>& parts) {
    std::uint32_t total = 0;
    for (const checked::NodeId part : parts) total = std::min(most, total + of(part));
    return total;
  }

  std::uint32_t operator()(const checked::Path& node) { return 1 + static_cast<std::uint32_t>(node.steps.size()); }
  std::uint32_t operator()(const checked::Constant&) { return 1; }
  std::uint32_t operator()(const checked::Truthy&) { return 1; }
  std::uint32_t operator()(const checked::Union& node) { return sum(node.parts); }
  std::uint32_t operator()(const checked::Arithmetic& node) { return 4 + of(node.left) + of(node.right); }
  std::uint32_t operator()(const checked::PercentOf& node) { return 4 + of(node.percent_value) + of(node.whole); }
  std::uint32_t operator()(const checked::Aggregate& node) {
    return 10 + of(node.collection) + elements * (of(node.value) + of(node.condition));
  }
  std::uint32_t operator()(const checked::LogTotal& node) {
    std::uint32_t keys = 0;
    for (const checked::LogTotal::Key& key : node.keys) keys += 10 + of(key.path);
    return dear + keys + elements * (of(node.value) + of(node.condition));
  }
  std::uint32_t operator()(const checked::Not& node) { return of(node.operand); }
  std::uint32_t operator()(const checked::And& node) { return sum(node.parts); }
  std::uint32_t operator()(const checked::Or& node) { return sum(node.parts); }
  std::uint32_t operator()(const checked::Possibly& node) { return of(node.operand); }
  std::uint32_t operator()(const checked::AsOf& node) { return 2 * of(node.operand); }  // not remembered
  std::uint32_t operator()(const checked::Compare& node) { return of(node.left) + of(node.right); }
  std::uint32_t operator()(const checked::WithinDays& node) { return 4 + of(node.value) + of(node.anchor); }
  std::uint32_t operator()(const checked::Within& node) { return of(node.left) + of(node.right); }
  std::uint32_t operator()(const checked::Contains& node) { return of(node.left) + of(node.right); }
  std::uint32_t operator()(const checked::StartsWith& node) { return of(node.left) + of(node.right); }
  std::uint32_t operator()(const checked::IsKnown& node) { return of(node.path); }
  std::uint32_t operator()(const checked::InList& node) { return 5 + of(node.left) + entries * of(node.where); }
  std::uint32_t operator()(const checked::Classified& node) {
    return of(node.item) + entries * (5 + of(node.where)) * static_cast<std::uint32_t>(node.lists.size());
  }
  std::uint32_t operator()(const checked::ClassifiedWithin& node) { return 3 + of(node.item); }
  std::uint32_t operator()(const checked::Matches& node) {
    return dear + entries * (of(node.parties) + of(node.where)) * static_cast<std::uint32_t>(node.lists.size());
  }
  std::uint32_t operator()(const checked::Owned& node) {
    return elements * ((*this)(node.listed) + of(node.parties)) + of(node.owners);  // each owner is matched
  }
  std::uint32_t operator()(const checked::Quantified& node) { return of(node.collection) + elements * (4 + of(node.condition)); }
  std::uint32_t operator()(const checked::DefineUse& node) { return of(node.argument) + of(policy.defines[node.define].value); }
  std::uint32_t operator()(const checked::TermUse& node) {
    const checked::OpenTerm& term = policy.terms[node.term];
    return 10 + of(node.argument) + of(term.otherwise) + of(term.presume_when);
  }
  std::uint32_t operator()(const checked::Choice& node) { return sum(node.branches); }
};

}  // namespace

std::vector<std::uint32_t> costs_of(const checked::Policy& policy) {
  Costs costs{policy, std::vector<std::uint32_t>(policy.nodes.size(), unknown)};
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) costs.of(node);
  return std::move(costs.known);
}

}  // namespace sekisho::evaluate
