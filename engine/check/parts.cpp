#include <algorithm>
#include <iterator>

#include "engine/check/checked.h"

namespace sekisho::checked {
namespace {

template <class... Function>
struct Overloaded : Function... {
  using Function::operator()...;
};
template <class... Function>
Overloaded(Function...) -> Overloaded<Function...>;

std::vector<NodeId> given(std::initializer_list<NodeId> parts) {
  std::vector<NodeId> found;
  std::copy_if(parts.begin(), parts.end(), std::back_inserter(found), [](NodeId part) { return part != none; });
  return found;
}

}  // namespace

std::vector<NodeId> parts_of(const Kind& kind) {
  return std::visit(
      Overloaded{[](const Path&) { return std::vector<NodeId>{}; },
                 [](const Constant&) { return std::vector<NodeId>{}; },
                 [](const Truthy&) { return std::vector<NodeId>{}; },
                 [](const Union& node) { return node.parts; },
                 [](const Arithmetic& node) { return given({node.left, node.right}); },
                 [](const PercentOf& node) { return given({node.percent_value, node.whole}); },
                 [](const Aggregate& node) { return given({node.value, node.collection, node.condition}); },
                 [](const Not& node) { return given({node.operand}); },
                 [](const And& node) { return node.parts; },
                 [](const Or& node) { return node.parts; },
                 [](const Possibly& node) { return given({node.operand}); },
                 [](const AsOf& node) { return given({node.operand}); },
                 [](const Compare& node) { return given({node.left, node.right}); },
                 [](const WithinDays& node) { return given({node.value, node.anchor}); },
                 [](const Within& node) { return given({node.left, node.right}); },
                 [](const Contains& node) { return given({node.left, node.right}); },
                 [](const StartsWith& node) { return given({node.left, node.right}); },
                 [](const IsKnown& node) { return given({node.path}); },
                 [](const InList& node) { return given({node.left, node.where}); },
                 [](const Classified& node) { return given({node.item, node.where}); },
                 [](const ClassifiedWithin& node) { return given({node.item}); },
                 [](const Matches& node) { return given({node.parties, node.where}); },
                 [](const Owned& node) { return given({node.parties, node.listed.where, node.threshold, node.owners}); },
                 [](const Quantified& node) { return given({node.collection, node.condition}); },
                 [](const DefineUse& node) { return given({node.argument}); },
                 [](const TermUse& node) { return given({node.argument}); },
                 [](const Choice& node) { return node.branches; }},
      kind);
}

}  // namespace sekisho::checked
