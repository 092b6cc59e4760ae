#include "engine/check/checked.h"
#include "engine/value/overloaded.h"

namespace sekisho::checked {

std::string to_string(const Period& period) {
  static constexpr std::string_view calendars[] = {"", "calendar month", "calendar quarter", "calendar year"};
  if (period.calendar == Period::Calendar::none) return to_string(period.duration);
  return std::string(calendars[static_cast<std::size_t>(period.calendar)]);
}

std::vector<NodeId*> slots_of(Kind& kind) {
  const auto each = [](std::vector<NodeId>& parts) {
    std::vector<NodeId*> slots;
    for (NodeId& part : parts) slots.push_back(&part);
    return slots;
  };
  using Slots = std::vector<NodeId*>;
  return std::visit(Overloaded{[](Path&) { return Slots{}; },
                               [](Constant&) { return Slots{}; },
                               [](Truthy&) { return Slots{}; },
                               [&](Union& node) { return each(node.parts); },
                               [](Arithmetic& node) { return Slots{&node.left, &node.right}; },
                               [](PercentOf& node) { return Slots{&node.percent_value, &node.whole}; },
                               [](Aggregate& node) { return Slots{&node.value, &node.collection, &node.condition}; },
                               [](LogTotal& node) {
                                 Slots slots{&node.value, &node.condition};
                                 for (LogTotal::Key& key : node.keys) slots.push_back(&key.path);
                                 return slots;
                               },
                               [](Not& node) { return Slots{&node.operand}; },
                               [&](And& node) { return each(node.parts); },
                               [&](Or& node) { return each(node.parts); },
                               [](Possibly& node) { return Slots{&node.operand}; },
                               [](AsOf& node) { return Slots{&node.operand}; },
                               [](Compare& node) { return Slots{&node.left, &node.right}; },
                               [](WithinDays& node) { return Slots{&node.value, &node.anchor}; },
                               [](Within& node) { return Slots{&node.left, &node.right}; },
                               [](Contains& node) { return Slots{&node.left, &node.right}; },
                               [](StartsWith& node) { return Slots{&node.left, &node.right}; },
                               [](IsKnown& node) { return Slots{&node.path}; },
                               [](InList& node) { return Slots{&node.left, &node.where}; },
                               [](Classified& node) { return Slots{&node.item, &node.where}; },
                               [](ClassifiedWithin& node) { return Slots{&node.item}; },
                               [](Matches& node) { return Slots{&node.parties, &node.where}; },
                               [](Owned& node) { return Slots{&node.parties, &node.listed.where, &node.threshold, &node.owners}; },
                               [](Quantified& node) { return Slots{&node.collection, &node.condition}; },
                               [](DefineUse& node) { return Slots{&node.argument}; },
                               [](TermUse& node) { return Slots{&node.argument}; },
                               [&](Choice& node) { return each(node.branches); }},
                    kind);
}

std::vector<NodeId> parts_of(const Kind& kind) {
  std::vector<NodeId> parts;
  for (const NodeId* slot : slots_of(const_cast<Kind&>(kind))) {  // only read
    if (*slot != none) parts.push_back(*slot);
  }
  return parts;
}

}  // namespace sekisho::checked
