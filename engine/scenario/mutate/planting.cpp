#include "engine/scenario/mutate/planting.h"

#include <algorithm>

namespace sekisho::mutate {

NodeId added(checked::Policy& policy, NodeId like, checked::Kind kind) {
  checked::Node node = policy.nodes[like];
  node.kind = std::move(kind);
  policy.nodes.push_back(std::move(node));
  return static_cast<NodeId>(policy.nodes.size() - 1);
}

NodeId replaced(checked::Policy& policy, NodeId node, NodeId part, NodeId becomes) {
  if (node == part) return becomes;
  checked::Kind kind = policy.nodes[node].kind;
  const std::vector<NodeId*> slots = checked::slots_of(kind);
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
