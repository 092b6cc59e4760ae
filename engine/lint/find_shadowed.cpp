#include <algorithm>
#include <set>
#include <tuple>

#include "engine/lint/findings.h"

namespace sekisho::linting {

namespace {

using namespace checked;

using Atoms = std::set<std::pair<NodeId, bool>>;

const Define* plain_define(const Policy& policy, NodeId id) {
  const auto* use = std::get_if<DefineUse>(&policy.nodes[id].kind);
  if (use == nullptr || use->argument != none) return nullptr;
  const Define& define = policy.defines[use->define];
  return define.dated ? nullptr : &define;
}

const std::vector<NodeId>* parts_if(const Policy& policy, const Demand& demand, bool all) {
  const checked::Kind& kind = policy.nodes[demand.atom].kind;
  const bool want_and = demand.wanted == all;  // the parts of an `or` that is not wanted are all not wanted
  if (const auto* node = std::get_if<And>(&kind)) return want_and ? &node->parts : nullptr;
  if (const auto* node = std::get_if<Or>(&kind)) return want_and ? nullptr : &node->parts;
  return nullptr;
}

/// Everything that holds where the demand is met, as far as the text says so.
void add_atoms(const Policy& policy, const Demand& demand, Atoms& atoms) {
  if (!atoms.emplace(demand.atom, demand.wanted).second) return;
  if (const auto* opposite = std::get_if<Not>(&policy.nodes[demand.atom].kind))
    add_atoms(policy, {opposite->operand, !demand.wanted}, atoms);
  if (const auto* parts = parts_if(policy, demand, true)) {
    for (const NodeId part : *parts) add_atoms(policy, {part, demand.wanted}, atoms);
  }
  if (const Define* define = plain_define(policy, demand.atom)) add_atoms(policy, {define->value, demand.wanted}, atoms);
}

bool follows(const Policy& policy, const Demand& demand, const Atoms& atoms) {
  if (atoms.contains({demand.atom, demand.wanted})) return true;
  const checked::Kind& kind = policy.nodes[demand.atom].kind;
  if (const auto* truth = std::get_if<Truthy>(&kind)) return truth->value == demand.wanted;
  if (const auto* opposite = std::get_if<Not>(&kind)) return follows(policy, {opposite->operand, !demand.wanted}, atoms);
  const auto part_follows = [&](NodeId part) { return follows(policy, {part, demand.wanted}, atoms); };
  if (const auto* parts = parts_if(policy, demand, true)) return std::all_of(parts->begin(), parts->end(), part_follows);
  if (const auto* parts = parts_if(policy, demand, false)) return std::any_of(parts->begin(), parts->end(), part_follows);
  const Define* define = plain_define(policy, demand.atom);
  return define != nullptr && follows(policy, {define->value, demand.wanted}, atoms);
}

/// Whether the other holds wherever the rule does.
bool is_implied(const Policy& policy, const Rule& rule, const Rule& other) {
  const bool one_zone = zone_of(policy, rule.declared).name() == zone_of(policy, other.declared).name();
  Atoms atoms;
  for (const Demand& demand : Possible::demands_of(rule)) add_atoms(policy, demand, atoms);
  const auto demands = Possible::demands_of(other);
  return std::all_of(demands.begin(), demands.end(), [&](const Demand& demand) {
    return (one_zone || !policy.nodes[demand.atom].dated) && follows(policy, demand, atoms);
  });
}

bool equal(const std::optional<When>& a, const std::optional<When>& b) {
  return a.has_value() == b.has_value() && (!a || a->by_branch == b->by_branch);
}

/// The same dates, readings, statuses, suspensions and repeals: in force together, whatever is read or adopted.
bool share_force(const Rule& a, const Rule& b) {
  const Declared &one = a.declared, &other = b.declared;
  return one.regime == other.regime && one.group == other.group && one.status_groups == other.status_groups &&
         one.proposed == other.proposed && equal(one.dates.from, other.dates.from) && equal(one.dates.until, other.dates.until) &&
         a.suspensions == b.suspensions && a.repeals == b.repeals;
}

std::int64_t first_known(const Policy& policy, const Declared& declared) {
  const Timezone& zone = zone_of(policy, declared);
  if (declared.dates.announced) return zone.day_of(*declared.dates.announced).days;
  if (!declared.dates.from) return beginning;
  std::int64_t first = end_of_time;
  for (const Time& time : declared.dates.from->by_branch) first = std::min<std::int64_t>(first, zone.day_of(time).days);
  return first;
}

bool is_in_force_throughout(const Law& law, std::size_t rule, std::size_t other) {
  const Declared &a = law.policy.rules[rule].declared, &b = law.policy.rules[other].declared;
  if (first_known(law.policy, b) > first_known(law.policy, a)) return false;
  if (share_force(law.policy.rules[rule], law.policy.rules[other])) return true;
  const bool one_zone = zone_of(law.policy, a).name() == zone_of(law.policy, b).name();
  return contains(law.rules[other].force.must, one_zone ? law.rules[rule].force.may : widen(law.rules[rule].force.may, 1));
}

template <class T>
bool is_among(const std::vector<T>& part, const std::vector<T>& all) {
  return std::all_of(part.begin(), part.end(), [&](const T& each) { return std::find(all.begin(), all.end(), each) != all.end(); });
}

bool is_licensable(Effect effect) { return effect == Effect::license || effect == Effect::deny; }

/// Nothing takes the other away without taking the rule: its exceptions are the rule's too, and so are licences that cover it.
bool falls_only_with(const Policy& policy, const Rule& other, const Rule& rule) {
  if (!is_among(other.exceptions, rule.exceptions)) return false;
  if (!is_licensable(other.effect)) return true;
  const auto authorities = [&](const Rule& each) {
    return each.declared.regime == Policy::no_regime ? std::vector<std::string>{}
                                                     : policy.regimes[each.declared.regime].authorities;
  };
  return is_licensable(rule.effect) && is_among(authorities(other), authorities(rule));
}

bool requires_as_well(const Rule& other, const Rule& rule) {
  if (!rule.obligations.empty() && other.effect != rule.effect && !other.exceptions.empty()) return false;
  return std::all_of(rule.obligations.begin(), rule.obligations.end(), [&](const Obligation& due) {
    return std::any_of(other.obligations.begin(), other.obligations.end(), [&](const Obligation& each) {
      return each.act == due.act && each.name == due.name && each.what == due.what && each.within == due.within;
    });
  });
}

/// The rule tells people nothing that the other does not tell: no law, duty, licensing policy, question or surer source.
bool says_as_much(const Rule& other, const Rule& rule) {
  return is_among(rule.declared.cites, other.declared.cites) && requires_as_well(other, rule) &&
         (rule.refer.empty() || rule.refer == other.refer) && (other.effect > rule.effect || rule.review <= other.review) &&
         (!other.declared.confidence_unverified || rule.declared.confidence_unverified);
}

bool outweighs(const Law& law, std::size_t other, std::size_t rule) {
  const Rule &weak = law.policy.rules[rule], &strong = law.policy.rules[other];
  return strong.effect >= weak.effect && says_as_much(strong, weak) && falls_only_with(law.policy, strong, weak) &&
         is_in_force_throughout(law, rule, other) && is_implied(law.policy, weak, strong);
}

bool stands_before(const Span& a, const Span& b) { return std::tie(a.source->path, a.begin) < std::tie(b.source->path, b.begin); }

}  // namespace

void find_shadowed(Law& law) {
  for (std::size_t rule = 0; rule < law.policy.rules.size(); ++rule) {
    for (std::size_t other = 0; other < law.policy.rules.size(); ++other) {
      if (rule == other || !law.rules[rule].can_act() || !law.rules[other].can_act() || !outweighs(law, other, rule)) continue;
      const bool is_first = stands_before(law.policy.rules[rule].declared.span, law.policy.rules[other].declared.span);
      if (is_first && outweighs(law, rule, other)) continue;  // of two that say the same the second is told
      const Declared &weak = law.policy.rules[rule].declared, &strong = law.policy.rules[other].declared;
      law.diagnostics
          .warning("shadowed-rule", name_span(law.policy, weak.span),
                   "`" + weak.name + "` changes no decision: wherever it holds, `" + strong.name +
                       "` holds, demands as much and cites the same law",
                   "remove it, or cite the law that it alone stands for")
          .notes.push_back({"`" + strong.name + "` is here", name_span(law.policy, strong.span)});
      break;
    }
  }
}

}  // namespace sekisho::linting
