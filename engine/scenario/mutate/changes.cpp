#include "engine/scenario/mutate/changes.h"

#include <algorithm>
#include <set>

#include "engine/evaluate/datum.h"
#include "engine/scenario/mutate/planting.h"
#include "engine/yaml/print.h"

namespace sekisho::mutate {
namespace {

using checked::Root;
using Where = Change::Where;

constexpr std::size_t most_entries = 3;  // of a list: it is the list that is tried, not each of its entries
constexpr std::size_t most_changes = 120;

/// Where a fact stands in a record as written, and whether it is a list.
struct Fact {
  Where where = Where::record;
  std::vector<std::string> steps;
  bool many = false;
};

std::optional<Fact> fact_of(const checked::Policy& policy, NodeId node) {
  const auto* path = std::get_if<checked::Path>(&policy.nodes[node].kind);
  if (path == nullptr || path->root == Root::entry || path->root == Root::owners || path->root == Root::license)
    return std::nullopt;
  Fact fact;
  fact.many = policy.nodes[node].type.many;
  if (path->root == Root::item) fact.steps.emplace_back("items");
  if (path->root == Root::bound) fact.where = Where::element;
  for (const checked::Step& step : path->steps) {
    if (step.scheme.empty()) fact.steps.push_back(step.name);
  }
  if (!path->steps.empty() && !path->steps.back().scheme.empty() && (fact.steps.empty() || fact.steps.back() != "control_codes"))
    fact.steps.emplace_back("control_codes");
  return fact.steps.empty() ? std::nullopt : std::optional(fact);
}

/// Gathers the changes, each once, in the order in which they are thought of.
class Gathering {
 public:
  explicit Gathering(const checked::Policy& policy) : policy_(policy) {}

  void set(const Fact& fact, const std::string& value) {
    add({fact.where, fact.steps, fact.many ? yaml::sequence({yaml::scalar(value)}) : yaml::scalar(value)});
  }
  void drop(const Fact& fact) { add({fact.where, fact.steps, std::nullopt}); }
  void days(Where where, const Time& time) {
    for (const int by : {0, -1, 1}) {
      const Time day = moved(time, by);
      add({where, {"date"}, yaml::scalar(to_string(day))});
    }
  }
  void node(NodeId node);
  std::vector<Change> take() { return std::move(changes_); }
  /// What the nodes so far use beside their own facts.
  std::set<std::uint32_t> defines;

 private:
  void add(Change change) {
    std::string key = std::to_string(static_cast<int>(change.where));
    for (const std::string& step : change.steps) key += "." + step;
    key += "=" + (change.value ? yaml::print_flow(*change.value) : "");
    if (changes_.size() < most_changes && seen_.insert(key).second) changes_.push_back(std::move(change));
  }
  void compared(NodeId fact, NodeId with, bool ordered);
  void constants(const Fact& fact, NodeId with, bool ordered);
  void amounts(const Fact& fact, const Value& value);
  template <class InLists>
  void listed(NodeId left, const InLists& in, const std::string& field);
  void judged(const checked::TermUse& use);

  const checked::Policy& policy_;
  std::vector<Change> changes_;
  std::set<std::string> seen_;
  std::set<NodeId> done_;
};

/// The value itself, and a little less and more.
void Gathering::amounts(const Fact& fact, const Value& value) {
  const auto around = [&](const Number& amount, const std::string& unit) {
    for (const std::string_view step : {"0", "-0.001", "0.001", "-1", "1"})
      set(fact, (amount + parse_number(step).value).to_string() + unit);
  };
  if (const auto* number = std::get_if<Number>(&value.data)) around(*number, "");
  if (const auto* percent = std::get_if<Percent>(&value.data)) around(percent->value, " %");
  if (const auto* quantity = std::get_if<Quantity>(&value.data)) around(quantity->amount, " " + quantity->unit);
  if (const auto* money = std::get_if<Money>(&value.data)) around(money->amount, " " + money->currency);
}

void Gathering::constants(const Fact& fact, NodeId with, bool ordered) {
  const checked::Kind& kind = policy_.nodes[with].kind;
  if (const auto* united = std::get_if<checked::Union>(&kind)) {
    for (const NodeId part : united->parts) constants(fact, part, ordered);
  }
  const auto* constant = std::get_if<checked::Constant>(&kind);
  if (constant == nullptr) return;
  if (const auto* time = std::get_if<Time>(&constant->value.data)) {
    for (const int by : {0, -1, 1}) set(fact, to_string(moved(*time, by)));
    return;
  }
  if (ordered) amounts(fact, constant->value);
  if (!ordered) set(fact, evaluate::print_value(constant->value));
}

void Gathering::compared(NodeId fact, NodeId with, bool ordered) {
  if (const std::optional<Fact> found = fact_of(policy_, fact)) {
    constants(*found, with, ordered);
    if (!std::holds_alternative<checked::Constant>(policy_.nodes[with].kind)) node(with);
    drop(*found);
  } else {
    node(fact);
  }
}

template <class InLists>
void Gathering::listed(NodeId left, const InLists& in, const std::string& field) {
  std::optional<Fact> fact = fact_of(policy_, left);
  const auto* path = std::get_if<checked::Path>(&policy_.nodes[left].kind);
  if (!fact && path != nullptr && path->root == Root::bound) fact = Fact{Where::element, {}, false};
  if (!fact) {
    node(left);
    return;
  }
  if (!field.empty()) fact->steps.push_back(field);
  if (field == "control_codes") fact->many = true;
  for (const std::string& name : in.lists) {
    std::size_t tried = 0;
    for (const OwnedEntry& owned : all_entries(*policy_.bundle, policy_.bundle->lists.find(name)->second)) {
      if (tried++ == most_entries) break;
      const Entry& entry = *owned.entry;
      if (!entry.code.text.empty()) set(*fact, to_string(entry.code));
      if (!entry.country.empty() && entry.names.empty()) set(*fact, entry.country);
      if (!entry.term.empty()) set(*fact, entry.term);
      if (!entry.names.empty()) set(*fact, entry.names.front());
    }
  }
  drop(*fact);
}

void Gathering::judged(const checked::TermUse& use) {
  const std::string& name = policy_.terms[use.term].declared.name;
  for (const std::string answer : {"yes", "no"})
    add({use.argument == checked::none ? Where::record : Where::element, {"judgements", name}, yaml::scalar(answer)});
  add({use.argument == checked::none ? Where::record : Where::element, {"judgements", name}, std::nullopt});
  node(policy_.terms[use.term].otherwise);
  node(policy_.terms[use.term].presume_when);
}

void Gathering::node(NodeId id) {
  if (id == checked::none || !done_.insert(id).second) return;
  const checked::Kind& kind = policy_.nodes[id].kind;
  if (const auto* compare = std::get_if<checked::Compare>(&kind)) {
    const bool ordered = compare->op != checked::Comparator::equal;
    compared(compare->left, compare->right, ordered);
    if (fact_of(policy_, compare->right)) compared(compare->right, compare->left, ordered);
  } else if (const auto* within = std::get_if<checked::Within>(&kind)) {
    compared(within->left, within->right, false);
  } else if (const auto* contains = std::get_if<checked::Contains>(&kind)) {
    compared(contains->left, contains->right, false);
  } else if (const auto* starts = std::get_if<checked::StartsWith>(&kind)) {
    compared(starts->left, starts->right, false);
  } else if (const auto* in = std::get_if<checked::InList>(&kind)) {
    listed(in->left, *in, "");
  } else if (const auto* classified = std::get_if<checked::Classified>(&kind)) {
    listed(classified->item, *classified, "control_codes");
  } else if (const auto* matches = std::get_if<checked::Matches>(&kind)) {
    listed(matches->parties, *matches, "name");
  } else if (const auto* owned = std::get_if<checked::Owned>(&kind)) {
    listed(owned->parties, owned->listed, "name");
  } else if (const auto* use = std::get_if<checked::TermUse>(&kind)) {
    judged(*use);
  } else if (const auto* use = std::get_if<checked::DefineUse>(&kind)) {
    defines.insert(use->define);
  } else if (const std::optional<Fact> fact = fact_of(policy_, id)) {
    drop(*fact);
  }
  for (const NodeId part : checked::parts_of(kind)) node(part);
}

/// The days on which dates that a replacement has otherwise make a difference.
void changed_days(const checked::Policy& policy, const Replacement& replacement, Gathering& gathering) {
  const auto compare = [&](const checked::Declared& after, const checked::Declared& before) {
    for (const auto member : {&checked::Dates::from, &checked::Dates::until}) {
      const auto& was = before.dates.*member;
      const auto& is = after.dates.*member;
      for (std::size_t at = 0; was && is && at < is->by_branch.size(); ++at) {
        if (was->by_branch[at] != is->by_branch[at]) gathering.days(Where::record, was->by_branch[at]);
      }
    }
    if (before.dates.announced && before.dates.announced != after.dates.announced)
      gathering.days(Where::known_at, *before.dates.announced);
  };
  const std::uint32_t at = replacement.index;
  if (const auto* one = std::get_if<checked::Rule>(&replacement.declaration)) compare(one->declared, policy.rules[at].declared);
  if (const auto* one = std::get_if<checked::Exception>(&replacement.declaration))
    compare(one->declared, policy.exceptions[at].declared);
  if (const auto* one = std::get_if<checked::Suspension>(&replacement.declaration))
    compare(one->declared, policy.suspensions[at].declared);
  if (const auto* one = std::get_if<checked::Repeal>(&replacement.declaration)) compare(one->declared, policy.repeals[at].declared);
  if (const auto* one = std::get_if<checked::Define>(&replacement.declaration)) compare(one->declared, policy.defines[at].declared);
}

/// The day from which a declaration that is left out would have counted, so that a record can be brought to it.
void own_days(const checked::Declared& declared, Gathering& gathering) {
  for (const auto& when : {declared.dates.from, declared.dates.until}) {
    if (when) gathering.days(Where::record, when->by_branch.front());
  }
}

void own_nodes(const Replacement& replacement, Gathering& gathering) {
  if (const auto* one = std::get_if<checked::Rule>(&replacement.declaration))
    gathering.node(one->when), gathering.node(one->unless);
  if (const auto* one = std::get_if<checked::Exception>(&replacement.declaration))
    gathering.node(one->when), gathering.node(one->unless);
  if (const auto* one = std::get_if<checked::Define>(&replacement.declaration)) gathering.node(one->value);
  if (const auto* one = std::get_if<checked::OpenTerm>(&replacement.declaration))
    gathering.node(one->otherwise), gathering.node(one->presume_when);
  std::visit([&](const auto& one) { own_days(one.declared, gathering); }, replacement.declaration);
}

/// What stands in the law where a replacement would.
Replacement original_of(const checked::Policy& policy, const Replacement& replacement) {
  const std::uint32_t at = replacement.index;
  if (std::holds_alternative<checked::Rule>(replacement.declaration)) return {at, policy.rules[at]};
  if (std::holds_alternative<checked::Exception>(replacement.declaration)) return {at, policy.exceptions[at]};
  if (std::holds_alternative<checked::Suspension>(replacement.declaration)) return {at, policy.suspensions[at]};
  if (std::holds_alternative<checked::Repeal>(replacement.declaration)) return {at, policy.repeals[at]};
  if (std::holds_alternative<checked::Define>(replacement.declaration)) return {at, policy.defines[at]};
  return {at, policy.terms[at]};
}

// ---- making a change

yaml::Node* child(yaml::Node& node, const std::string& key) {
  for (auto& [name, value] : node.pairs) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

bool drop_at(yaml::Node& map, const std::string& key) {
  return std::erase_if(map.pairs, [&](const auto& pair) { return pair.first.scalar == key; }) > 0;
}

bool set_at(yaml::Node& map, const std::string& key, const yaml::Node& value) {
  yaml::Node* present = child(map, key);
  if (present != nullptr && yaml::print_flow(*present) == yaml::print_flow(value)) return false;
  if (present != nullptr) *present = value;
  if (present == nullptr) map.pairs.emplace_back(yaml::scalar(key), value);
  return true;
}

bool apply(yaml::Node& node, const std::vector<std::string>& steps, std::size_t at, const std::optional<yaml::Node>& value) {
  if (node.is_sequence()) return !node.items.empty() && apply(node.items.front(), steps, at, value);
  if (!node.is_map()) return false;
  if (at + 1 == steps.size()) return value ? set_at(node, steps[at], *value) : drop_at(node, steps[at]);
  yaml::Node* next = child(node, steps[at]);
  if (next != nullptr) return apply(*next, steps, at + 1, value);
  if (!value) return false;
  yaml::Node made;
  made.kind = yaml::Node::Kind::map;
  if (!apply(made, steps, at + 1, value)) return false;
  node.pairs.emplace_back(yaml::scalar(steps[at]), std::move(made));
  return true;
}

/// Elements of lists anywhere in a record, but for its lines.
void elements(yaml::Node& node, bool inside_list, std::vector<yaml::Node*>& found) {
  if (inside_list && node.is_map()) found.push_back(&node);
  for (yaml::Node& item : node.items) elements(item, true, found);
  for (auto& [key, value] : node.pairs)
    elements(value, key.scalar != "items" && key.scalar != "judgements" && value.is_map(), found);
}

bool apply_to_elements(yaml::Node& record, const Change& change) {
  std::vector<yaml::Node*> all;
  elements(record, false, all);
  const auto has = [&](yaml::Node* element) { return child(*element, change.steps.front()) != nullptr; };
  bool done = false;
  for (yaml::Node* element : all) {
    if (has(element)) done = apply(*element, change.steps, 0, change.value) || done;
  }
  if (done || !change.value) return done;
  return !all.empty() && apply(*all.back(), change.steps, 0, change.value);
}

}  // namespace

std::vector<Change> changes_for(const checked::Policy& policy, const Mutant& mutant) {
  Gathering gathering(policy);
  for (const Replacement& replacement : mutant.replacements) changed_days(policy, replacement, gathering);
  for (const Replacement& replacement : mutant.replacements) {
    own_nodes(replacement, gathering);
    own_nodes(original_of(policy, replacement), gathering);
  }
  std::set<std::uint32_t> done;
  for (int depth = 0; depth < 3; ++depth) {
    for (const std::uint32_t define : std::set<std::uint32_t>(gathering.defines)) {
      if (done.insert(define).second) gathering.node(policy.defines[define].value);
    }
  }
  return gathering.take();
}

std::optional<yaml::Node> changed(const yaml::Node& scenario, const Change& change) {
  yaml::Node made = scenario;
  if (change.where == Where::known_at) {
    if (!change.value) return std::nullopt;
    return set_at(made, "known at", *change.value) ? std::optional(made) : std::nullopt;
  }
  yaml::Node* record = child(made, "given");
  if (record == nullptr) return std::nullopt;
  const bool done =
      change.where == Where::record ? apply(*record, change.steps, 0, change.value) : apply_to_elements(*record, change);
  return done ? std::optional(made) : std::nullopt;
}

}  // namespace sekisho::mutate
