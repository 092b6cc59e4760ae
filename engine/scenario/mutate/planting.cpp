#include "engine/scenario/mutate/planting.h"

#include <algorithm>

namespace sekisho::mutate {
namespace {

template <class... Function>
struct Overloaded : Function... {
  using Function::operator()...;
};
template <class... Function>
Overloaded(Function...) -> Overloaded<Function...>;

/// The parts of a kind, to be written to; in the order of `checked::parts_of`, absent ones included.
std::vector<NodeId*> slots_of(checked::Kind& kind) {
  const auto each = [](std::vector<NodeId>& parts) {
    std::vector<NodeId*> slots;
    for (NodeId& part : parts) slots.push_back(&part);
    return slots;
  };
  using Slots = std::vector<NodeId*>;
  return std::visit(
      Overloaded{[](checked::Path&) { return Slots{}; },
                 [](checked::Constant&) { return Slots{}; },
                 [](checked::Truthy&) { return Slots{}; },
                 [&](checked::Union& node) { return each(node.parts); },
                 [](checked::Arithmetic& node) { return Slots{&node.left, &node.right}; },
                 [](checked::PercentOf& node) { return Slots{&node.percent_value, &node.whole}; },
                 [](checked::Aggregate& node) { return Slots{&node.value, &node.collection, &node.condition}; },
                 [](checked::LogTotal& node) {
                   Slots slots{&node.value, &node.condition};
                   for (checked::LogTotal::Key& key : node.keys) slots.push_back(&key.path);
                   return slots;
                 },
                 [](checked::Not& node) { return Slots{&node.operand}; },
                 [&](checked::And& node) { return each(node.parts); },
                 [&](checked::Or& node) { return each(node.parts); },
                 [](checked::Possibly& node) { return Slots{&node.operand}; },
                 [](checked::AsOf& node) { return Slots{&node.operand}; },
                 [](checked::Compare& node) { return Slots{&node.left, &node.right}; },
                 [](checked::WithinDays& node) { return Slots{&node.value, &node.anchor}; },
                 [](checked::Within& node) { return Slots{&node.left, &node.right}; },
                 [](checked::Contains& node) { return Slots{&node.left, &node.right}; },
                 [](checked::StartsWith& node) { return Slots{&node.left, &node.right}; },
                 [](checked::IsKnown& node) { return Slots{&node.path}; },
                 [](checked::InList& node) { return Slots{&node.left, &node.where}; },
                 [](checked::Classified& node) { return Slots{&node.item, &node.where}; },
                 [](checked::ClassifiedWithin& node) { return Slots{&node.item}; },
                 [](checked::Matches& node) { return Slots{&node.parties, &node.where}; },
                 [](checked::Owned& node) { return Slots{&node.parties, &node.listed.where, &node.threshold, &node.owners}; },
                 [](checked::Quantified& node) { return Slots{&node.collection, &node.condition}; },
                 [](checked::DefineUse& node) { return Slots{&node.argument}; },
                 [](checked::TermUse& node) { return Slots{&node.argument}; },
                 [&](checked::Choice& node) { return each(node.branches); }},
      kind);
}

}  // namespace

NodeId added(checked::Policy& policy, NodeId like, checked::Kind kind) {
  checked::Node node = policy.nodes[like];
  node.kind = std::move(kind);
  policy.nodes.push_back(std::move(node));
  return static_cast<NodeId>(policy.nodes.size() - 1);
}

NodeId replaced(checked::Policy& policy, NodeId node, NodeId part, NodeId becomes) {
  if (node == part) return becomes;
  checked::Kind kind = policy.nodes[node].kind;
  const std::vector<NodeId*> slots = slots_of(kind);
  // A part directly inside stands for itself alone: the same expression may be meant elsewhere, deeper.
  const auto direct = std::find_if(slots.begin(), slots.end(), [&](const NodeId* slot) { return *slot == part; });
  if (direct != slots.end()) {
    **direct = becomes;
    return added(policy, node, std::move(kind));
  }
  bool changed = false;
  for (NodeId* slot : slots) {
    if (*slot == checked::none) continue;
    const NodeId inner = replaced(policy, *slot, part, becomes);
    changed = changed || inner != *slot;
    *slot = inner;
  }
  return changed ? added(policy, node, std::move(kind)) : node;
}

std::string_view text_at(const Span& span) {
  if (!span.source) return "";
  return std::string_view(span.source->text).substr(span.begin, span.end - span.begin);
}

Span between(const Span& before, const Span& after) { return {before.source, before.end, after.begin}; }

std::string quoted(std::string_view text) {
  std::string line = "`";
  for (const char letter : text) {
    const bool blank = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
    if (!blank) line += letter;
    if (blank && line.back() != ' ') line += ' ';
  }
  return line + "`";
}

void plant(const Site& site, NodeId becomes, std::string change, const Span& span, std::string replacement) {
  checked::Policy& policy = *site.mutants.policy;
  for (std::size_t at = site.path.size() - 1; at-- > 0;)
    becomes = replaced(policy, site.path[at]->node, site.path[at + 1]->node, becomes);
  site.mutants.all.push_back({site.clause.of, std::move(change), span, std::move(replacement), {site.clause.with(becomes)}});
}

void plant_inside(const Site& site, NodeId part, NodeId becomes, std::string change, const Span& span, std::string replacement) {
  const NodeId whole = replaced(*site.mutants.policy, site.here().node, part, becomes);
  plant(site, whole, std::move(change), span, std::move(replacement));
}

Time moved(const Time& time, int days) {
  if (const auto* date = std::get_if<Date>(&time)) return Date{date->days + days};
  Instant instant = std::get<Instant>(time);
  constexpr std::int64_t day = 24 * 60 * 60;
  instant.seconds += days * day;
  return instant;
}

}  // namespace sekisho::mutate
