#include "engine/lint/reach.h"

namespace sekisho::linting {

namespace {

using namespace checked;

struct Walk {
  const Law& law;
  bool only_what_can_act;
  Reach reach;
  std::vector<DaySet> seen;  // by node

  explicit Walk(const Law& from, bool only) : law(from), only_what_can_act(only), seen(from.policy.nodes.size()) {
    reach.defines.resize(law.policy.defines.size());
    reach.terms.resize(law.policy.terms.size());
    reach.groups.resize(law.policy.groups.size());
  }

  void add_groups(const Declared& declared) {
    if (declared.group != no_group) reach.groups[declared.group] = true;
    for (const std::uint32_t group : declared.status_groups) reach.groups[group] = true;
  }

  void visit(NodeId node, const DaySet& days) {
    if (node == none || days.empty() || contains(seen[node], days)) return;
    seen[node] = unite(seen[node], days);
    const checked::Kind& kind = law.policy.nodes[node].kind;
    for (const NodeId part : parts_of(kind)) visit(part, days);
    if (const auto* choice = std::get_if<Choice>(&kind)) reach.groups[choice->group] = true;
    if (const auto* use = std::get_if<DefineUse>(&kind)) visit_define(use->define, days);
    if (const auto* use = std::get_if<TermUse>(&kind)) visit_term(use->term, days);
  }

  void visit_define(std::uint32_t index, const DaySet& days) {
    const Define& define = law.policy.defines[index];
    const bool narrow = define.dated && only_what_can_act;
    const DaySet left =
        narrow ? intersect(days, widen(period_of(define.declared, zone_of(law.policy, define.declared)).may, 1)) : days;
    if (left.empty()) return;
    reach.defines[index] = unite(reach.defines[index], left);
    add_groups(define.declared);
    visit(define.value, left);
  }

  void visit_term(std::uint32_t index, const DaySet& days) {
    const OpenTerm& term = law.policy.terms[index];
    reach.terms[index] = unite(reach.terms[index], days);
    visit(term.otherwise, days);
    visit(term.presume_when, days);
  }

  template <class Provision>
  void visit_provision(const Provision& provision, const Standing& standing) {
    // What is proposed has no force, and yet a use: its words are ready for the day on which it is law.
    const bool every = !only_what_can_act || provision.declared.proposed;
    if (!every && !standing.can_act()) return;
    const DaySet days = every ? every_day() : standing.force.may;
    add_groups(provision.declared);
    visit(provision.when, days);
    visit(provision.unless, days);
    for (const std::uint32_t index : provision.suspensions) {
      add_groups(law.policy.suspensions[index].declared);
      for (const std::uint32_t repeal : law.policy.suspensions[index].repeals) add_groups(law.policy.repeals[repeal].declared);
    }
    for (const std::uint32_t index : provision.repeals) add_groups(law.policy.repeals[index].declared);
  }
};

}  // namespace

Reach reach_of(const Law& law, bool only_what_can_act) {
  Walk walk(law, only_what_can_act);
  for (std::size_t i = 0; i < law.policy.rules.size(); ++i) walk.visit_provision(law.policy.rules[i], law.rules[i]);
  for (std::size_t i = 0; i < law.policy.exceptions.size(); ++i) walk.visit_provision(law.policy.exceptions[i], law.exceptions[i]);
  for (const auto& [name, list] : law.policy.bundle->lists) {
    for (const Entry& entry : list.entries) {
      for (const std::string& suspension : entry.suspended_by) {
        const auto found = law.policy.suspension_by_name.find(suspension);
        if (found != law.policy.suspension_by_name.end()) walk.add_groups(law.policy.suspensions[found->second].declared);
      }
    }
  }
  return walk.reach;
}

}  // namespace sekisho::linting
