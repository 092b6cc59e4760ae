#include "engine/scenario/reachable.h"

#include <algorithm>

namespace sekisho::scenario {
namespace {

using checked::NodeId;

constexpr std::array<Truth, 3> truths{Truth::False, Truth::Unknown, Truth::True};

template <class Connective>
Reachable combined(const Reachable& a, const Reachable& b, Connective&& connective) {
  Reachable found;
  for (const Truth left : truths) {
    for (const Truth right : truths) {
      if (a[left] && b[right]) found[connective(left, right)] = true;
    }
  }
  return found;
}

Reachable only(Truth value) {
  Reachable found;
  found[value] = true;
  return found;
}

constexpr Reachable yes_or_no{{true, false, true}};

/// A fact that every record has.
bool always_told(const checked::Policy& policy, const checked::Path& path) {
  if (path.root != checked::Root::record || path.steps.size() != 1) return false;
  const ObjectType& record = policy.bundle->schema.objects.front();
  const std::optional<std::size_t> at = record.find(path.steps.front().name);
  return at && record.fields[*at].missing == Missing::required;
}

bool holds_instant(const Value& value) {
  const auto* time = std::get_if<Time>(&value.data);
  return time != nullptr && std::holds_alternative<Instant>(*time);
}

/// Whether a value is told in every record and compares with a bare day without asking the time.
bool certain(const checked::Policy& policy, NodeId node) {
  const checked::Kind& kind = policy.nodes[node].kind;
  if (const auto* path = std::get_if<checked::Path>(&kind)) return always_told(policy, *path);
  if (const auto* constant = std::get_if<checked::Constant>(&kind)) return !holds_instant(constant->value);
  if (const auto* united = std::get_if<checked::Union>(&kind))
    return std::all_of(united->parts.begin(), united->parts.end(), [&](NodeId part) { return certain(policy, part); });
  return false;
}

struct Reaching {
  const checked::Policy& policy;

  Reachable operator()(const checked::Truthy& node) const { return only(truth(node.value)); }
  Reachable operator()(const checked::Not& node) const { return !reachable(policy, node.operand); }
  Reachable operator()(const checked::And& node) const {
    Reachable found = only(Truth::True);
    for (const NodeId part : node.parts) found = both(found, reachable(policy, part));
    return found;
  }
  Reachable operator()(const checked::Or& node) const {
    Reachable found = only(Truth::False);
    for (const NodeId part : node.parts) found = either(found, reachable(policy, part));
    return found;
  }
  Reachable operator()(const checked::Possibly& node) const {
    const Reachable inner = reachable(policy, node.operand);
    return {{inner[Truth::False], false, inner[Truth::True] || inner[Truth::Unknown]}};
  }
  Reachable operator()(const checked::Choice& node) const {
    Reachable found;
    for (const NodeId branch : node.branches) {
      const Reachable value = reachable(policy, branch);
      for (const Truth each : truths) found[each] = found[each] || value[each];
    }
    found[Truth::Unknown] = true;  // the branches differ
    return found;
  }
  Reachable operator()(const checked::DefineUse& use) const { return reachable(policy, policy.defines[use.define]); }
  Reachable operator()(const checked::IsKnown&) const { return yes_or_no; }
  Reachable operator()(const checked::Compare& node) const {
    return certain(policy, node.left) && certain(policy, node.right) ? yes_or_no : Reachable::all();
  }
  template <class Other>
  Reachable operator()(const Other&) const {
    return Reachable::all();
  }
};

bool names_instant(const checked::Dates& dates) {
  for (const auto* when : {&dates.from, &dates.until}) {
    if (!*when) continue;
    for (const Time& point : (*when)->by_branch) {
      if (std::holds_alternative<Instant>(point)) return true;
    }
  }
  return false;
}

/// Whether its period, its readings or its status can leave open whether a declaration stands.
bool may_be_open(const checked::Declared& declared) {
  return declared.group != checked::no_group || !declared.status_groups.empty() || names_instant(declared.dates);
}

bool may_be_open(const checked::Policy& policy, const std::vector<std::uint32_t>& suspensions,
                 const std::vector<std::uint32_t>& repeals);

bool may_be_open(const checked::Policy& policy, const checked::Suspension& suspension) {
  return may_be_open(suspension.declared) || may_be_open(policy, {}, suspension.repeals);
}

bool may_be_open(const checked::Policy& policy, const std::vector<std::uint32_t>& suspensions,
                 const std::vector<std::uint32_t>& repeals) {
  return std::any_of(suspensions.begin(), suspensions.end(),
                     [&](std::uint32_t at) { return may_be_open(policy, policy.suspensions[at]); }) ||
         std::any_of(repeals.begin(), repeals.end(), [&](std::uint32_t at) { return may_be_open(policy.repeals[at].declared); });
}

/// In force, or perhaps.
template <class Provision>
Reachable of_provision(const checked::Policy& policy, const Provision& provision) {
  Reachable force = only(Truth::True);
  force[Truth::Unknown] = may_be_open(provision.declared) || may_be_open(policy, provision.suspensions, provision.repeals);
  const Reachable condition = both(reachable(policy, provision.when),
                                   provision.unless == checked::none ? only(Truth::True) : !reachable(policy, provision.unless));
  return both(force, condition);
}

}  // namespace

Reachable operator!(const Reachable& part) { return {{part[Truth::True], part[Truth::Unknown], part[Truth::False]}}; }
Reachable both(const Reachable& a, const Reachable& b) {
  return combined(a, b, [](Truth left, Truth right) { return sekisho::both(left, right); });
}
Reachable either(const Reachable& a, const Reachable& b) {
  return combined(a, b, [](Truth left, Truth right) { return sekisho::either(left, right); });
}

Reachable reachable(const checked::Policy& policy, NodeId node) {
  if (node == checked::none) return only(Truth::True);
  return std::visit(Reaching{policy}, policy.nodes[node].kind);
}

Reachable reachable(const checked::Policy& policy, const checked::Rule& rule) { return of_provision(policy, rule); }

Reachable reachable(const checked::Policy& policy, const checked::Exception& exception) {
  Reachable found = of_provision(policy, exception);
  for (const std::uint32_t stronger : exception.exceptions) {
    Reachable inner = reachable(policy, policy.exceptions[stronger]);
    inner[Truth::False] = true;  // it need not be in force
    found = both(found, !inner);
  }
  return found;
}

Reachable reachable(const checked::Policy& policy, const checked::Define& define) {
  const Reachable value = reachable(policy, define.value);
  if (!define.dated) return value;
  return both(value, may_be_open(define.declared) ? Reachable::all() : yes_or_no);
}

Reachable reachable(const checked::Policy& policy, const checked::Suspension& suspension) {
  return {{true, may_be_open(policy, suspension), true}};
}
Reachable reachable(const checked::Policy& /*policy*/, const checked::Repeal& repeal) {
  return {{true, may_be_open(repeal.declared), true}};
}

}  // namespace sekisho::scenario
