#include "engine/evaluate/anatomy.h"

#include <sstream>

#include "engine/evaluate/line.h"

namespace sekisho::evaluate {
namespace {

constexpr int deepest = 4;  // defines inside defines that are taken apart

/// What `and` (or `or`) joins, one by one.
template <class Join>
void split(const checked::Policy& policy, checked::NodeId node, std::vector<checked::NodeId>& parts) {
  const auto* join = std::get_if<Join>(&policy.nodes[node].kind);
  if (join == nullptr) return parts.push_back(node);
  for (const checked::NodeId part : join->parts) split<Join>(policy, part, parts);
}

/// A condition as its author wrote it, on one line; a comment inside it would be hard to tell from the words.
std::string wording(const checked::Node& node) {
  const Span& span = node.span;
  if (span.source == nullptr || span.end <= span.begin || span.end > span.source->text.size()) return node.text;
  std::istringstream words(span.source->text.substr(span.begin, span.end - span.begin));
  std::string text;
  for (std::string word; words >> word;) text += (text.empty() ? "" : " ") + word;
  return text.find('#') == std::string::npos ? text : node.text;
}

struct Dissection {
  Ground& ground;
  const checked::Declared& declared;
  Anatomy& anatomy;

  ConditionPart part(checked::NodeId node, std::uint32_t group, int depth) const {
    const Timezone& zone = ground.world.zone_of(declared);
    const FormulaId formula = ground.choose(group, [&] { return ground.condition(node, zone); });
    ConditionPart made{wording(ground.node(node)), false, ground.arena[formula].value, evidence_of(ground, formula), {}};
    const auto* use = std::get_if<checked::DefineUse>(&ground.node(node).kind);
    if (use == nullptr || use->argument != checked::none || depth == deepest) return made;
    const checked::Define& define = ground.world.policy.defines[use->define];
    if (std::holds_alternative<checked::Choice>(ground.node(define.value).kind)) return made;  // its readings are no parts
    std::vector<checked::NodeId> joined;
    const bool any = std::holds_alternative<checked::Or>(ground.node(define.value).kind);
    any ? split<checked::Or>(ground.world.policy, define.value, joined)
        : split<checked::And>(ground.world.policy, define.value, joined);
    for (const checked::NodeId each : joined) made.parts.push_back(part(each, define.declared.group, depth + 1));
    return made;
  }

  void conditions(checked::NodeId when, checked::NodeId unless) const {
    std::vector<checked::NodeId> needed, excluding;
    if (when != checked::none) split<checked::And>(ground.world.policy, when, needed);
    if (unless != checked::none) split<checked::Or>(ground.world.policy, unless, excluding);
    for (const checked::NodeId node : needed) anatomy.parts.push_back(part(node, declared.group, 0));
    for (const checked::NodeId node : excluding) {
      anatomy.parts.push_back(part(node, declared.group, 0));
      anatomy.parts.back().excludes = true;
    }
  }

  void defeats(const std::vector<std::uint32_t>& exceptions) const {
    for (const std::uint32_t index : exceptions) {
      const checked::Exception& exception = ground.world.policy.exceptions[index];
      anatomy.defeats.push_back({exception.declared.name, exception.leaves, ground.arena[ground.exception(index)].value});
    }
  }
};

}  // namespace

std::optional<Anatomy> anatomy_of(Ground& ground, const std::string& name) {
  const checked::Policy& policy = ground.world.policy;
  Anatomy anatomy;
  const auto dissect = [&](const auto& provisions) {
    for (const auto& provision : provisions) {
      if (provision.declared.name != name) continue;
      const Dissection dissection{ground, provision.declared, anatomy};
      dissection.conditions(provision.when, provision.unless);
      dissection.defeats(provision.exceptions);
      return true;
    }
    return false;
  };
  if (dissect(policy.rules) || dissect(policy.exceptions)) return anatomy;
  for (const checked::Define& define : policy.defines) {
    if (define.declared.name != name || define.parameter_slot >= 0 || !policy.nodes[define.value].condition) continue;
    Dissection{ground, define.declared, anatomy}.conditions(define.value, checked::none);
    return anatomy;
  }
  return std::nullopt;
}

}  // namespace sekisho::evaluate
