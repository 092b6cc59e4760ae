#include "engine/evaluate/world.h"

#include <algorithm>

#include "engine/evaluate/calendar.h"
#include "engine/evaluate/cost.h"

namespace sekisho::evaluate {
namespace {

template <class Declared>
const Timezone& zone_of(const checked::Policy& policy, const Declared& declared, const Timezone& otherwise) {
  return declared.regime == checked::Policy::no_regime ? otherwise : policy.regimes[declared.regime].timezone;
}

/// When a declaration became known: as announced, else its first day of effect; absent: always known.
std::optional<Time> known_from(const checked::Declared& declared) {
  if (declared.dates.announced) return declared.dates.announced;
  if (declared.dates.from) return *std::min_element(declared.dates.from->by_branch.begin(), declared.dates.from->by_branch.end());
  return std::nullopt;
}

bool judged_alone(const checked::Policy& policy, const std::vector<std::string>& only, std::uint32_t regime) {
  if (only.empty()) return true;
  return regime != checked::Policy::no_regime && std::find(only.begin(), only.end(), policy.regimes[regime].name) != only.end();
}

KnownFields known_fields(const ObjectType& type) {
  const auto at = [&](std::string_view field) { return type.find(field).value_or(KnownFields::none); };
  KnownFields fields;
  fields.control_codes = at("control_codes");
  fields.classified_on = at("classified_on");
  fields.related_codes = at("related_codes");
  fields.hs_code = at("hs_code");
  fields.name = at("name");
  fields.alt_names = at("alt_names");
  fields.address = at("address");
  fields.ids = at("ids");
  return fields;
}

/// Whether neither a list nor any it includes says that its original has more entries. `seen` ends a circle of includes.
bool is_complete(const Bundle& bundle, const List& list, std::set<std::string, std::less<>>& seen) {
  if (!list.complete) return false;
  if (!seen.insert(list.name).second) return true;
  return std::all_of(list.includes.begin(), list.includes.end(), [&](const std::string& name) {
    const auto included = bundle.lists.find(name);
    return included == bundle.lists.end() || is_complete(bundle, included->second, seen);
  });
}

}  // namespace

World::World(const checked::Policy& policy_, const DecideOptions& options_)
    : policy(policy_), options(options_), screener_(std::make_shared<Screener>(*policy_.bundle)) {
  without_.insert(options.without.begin(), options.without.end());
  for (const auto& [name, list] : policy.bundle->lists) lists_.emplace(name, index(list));
  find_groups();
  find_record_fields();
  order_by_cost();
  find_constants();
  find_instruments();
  find_choosing();
  for (const ObjectType& type : policy.bundle->schema.objects) {
    known_fields_.push_back(known_fields(type));
    for (const Field& field : type.fields) has_open_collections_ = has_open_collections_ || field.open;
  }
  for (const checked::OpenTerm& term : policy.terms) term_texts_.push_back(texts_of(term));
}

World::TermTexts World::texts_of(const checked::OpenTerm& term) {
  Question question;
  question.kind = "open-term";
  question.term = term.declared.name;
  question.asks = term.asks;
  question.guidance = term.guidance;
  Presumed presumed;
  presumed.term = term.declared.name;
  presumed.value = term.presume.value_or(false);
  presumed.cites = term.declared.cites;
  presumed.asks = term.asks;
  return {std::make_shared<const Question>(std::move(question)), std::make_shared<const Presumed>(std::move(presumed))};
}

ListIndex World::index(const List& list) const {
  ListIndex index;
  index.list = &list;
  if (const auto zone = Timezone::find(list.timezone); !list.timezone.empty() && zone) {
    index.zone = *zone;
    index.has_zone = true;
  }
  index.entries = all_entries(*policy.bundle, list);
  std::stable_sort(index.entries.begin(), index.entries.end(), [](const OwnedEntry& a, const OwnedEntry& b) {
    return a.entry->id != b.entry->id ? a.entry->id < b.entry->id : a.entry->effective < b.entry->effective;
  });  // so that the order of a file shows in no evidence
  std::set<std::string, std::less<>> seen;
  index.complete = is_complete(*policy.bundle, list, seen);
  if (const auto added = options.added.find(list.name); added != options.added.end()) {
    for (const Entry& entry : added->second) index.added.push_back({&list, &entry});
    index.entries.insert(index.entries.end(), index.added.begin(), index.added.end());
  }
  for (std::uint32_t at = 0; at < index.entries.size(); ++at) {
    const Entry& entry = *index.entries[at].entry;
    if (!entry.country.empty()) index.by_country[entry.country].push_back(at);
    if (!entry.term.empty()) index.by_text[normalise_text(entry.term)].push_back(at);
    if (!entry.code.text.empty()) index.by_code[canonical(entry.code).text].push_back(at);
    index.by_id.emplace(entry.id, at);
  }
  return index;
}

std::vector<const ListIndex*> World::registers(const std::string& scheme) const {
  std::vector<const ListIndex*> found;
  for (const auto& [name, index] : lists_) {
    if (index.list->is_register && index.list->scheme == scheme) found.push_back(&index);
  }
  return found;
}

std::shared_ptr<const View> World::view(const std::optional<Time>& known) {
  const std::string key = known ? to_string(*known) : "";
  if (const auto found = views_.find(key); found != views_.end()) return found->second;
  auto view = std::make_shared<View>();
  view->known = known;
  const auto said = [&](const checked::Declared& declared) {
    const auto from = known_from(declared);
    return !declared.proposed && (!from || is_known(*from, known, zone_of(policy, declared, utc_)));
  };
  for (const checked::Rule& rule : policy.rules) {
    view->rules.push_back(said(rule.declared) && judged_alone(policy, options.only, rule.declared.regime));
  }
  for (const checked::Exception& exception : policy.exceptions) {
    view->exceptions.push_back(said(exception.declared) && judged_alone(policy, options.only, exception.declared.regime) &&
                               !left_out(exception.declared.name));
  }
  for (const checked::Suspension& suspension : policy.suspensions) {
    view->suspensions.push_back(said(suspension.declared) && !left_out(suspension.declared.name));
  }
  for (const checked::Repeal& repeal : policy.repeals) view->repeals.push_back(said(repeal.declared));
  settle(*view);
  views_.emplace(key, view);
  return view;
}

/// The including bundle wins over the included, then the later `on`; a case's own adoptions stand above both.
void World::settle(View& view) const {
  view.settled.assign(policy.groups.size(), -1);
  view.adopted.assign(policy.groups.size(), nullptr);
  for (std::size_t at = 0; at < policy.groups.size(); ++at) {
    const checked::Group& group = policy.groups[at];
    const auto branch_named = [&](const std::string& name) {
      for (std::size_t branch = 0; branch < group.branches.size(); ++branch) {
        if (group.branches[branch].name == name) return static_cast<int>(branch);
      }
      return -1;
    };
    if (const auto own = options.adopt.find(group.of); own != options.adopt.end()) {
      view.settled[at] = branch_named(own->second);
      continue;
    }
    if (left_out(group.of)) continue;
    const Adoption* best = nullptr;
    for (const Adoption& adoption : policy.bundle->adoptions) {
      if (adoption.of != group.of || branch_named(adoption.reading) < 0) continue;
      if (adoption.on && !is_known(*adoption.on, view.known, utc_)) continue;
      const bool wins =
          best == nullptr || adoption.depth < best->depth ||
          (adoption.depth == best->depth && adoption.on && (!best->on || utc_.day_of(*best->on) < utc_.day_of(*adoption.on)));
      if (wins) best = &adoption;
    }
    if (best == nullptr) continue;
    view.settled[at] = branch_named(best->reading);
    view.adopted[at] = best;
  }
}

namespace {

/// The value defines with readings that a value is made of.
struct GroupsOf {
  const checked::Policy& policy;
  std::vector<std::uint32_t>& groups;

  void inside(checked::NodeId node) const {
    if (node != checked::none && !policy.nodes[node].condition) std::visit(*this, policy.nodes[node].kind);
  }
  void operator()(const checked::Union& node) const {
    for (const checked::NodeId part : node.parts) inside(part);
  }
  void operator()(const checked::Arithmetic& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::PercentOf& node) const { inside(node.percent_value), inside(node.whole); }
  void operator()(const checked::Aggregate& node) const { inside(node.value), inside(node.collection); }
  void operator()(const checked::Compare& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::WithinDays& node) const { inside(node.value), inside(node.anchor); }
  void operator()(const checked::Within& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::Contains& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::StartsWith& node) const { inside(node.left), inside(node.right); }
  void operator()(const checked::InList& node) const { inside(node.left); }
  void operator()(const checked::DefineUse& node) const {
    const checked::Define& define = policy.defines[node.define];
    if (policy.nodes[define.value].condition) return;
    const std::uint32_t group = define.declared.group;
    if (group != checked::no_group && std::find(groups.begin(), groups.end(), group) == groups.end()) groups.push_back(group);
    inside(define.value);
  }
  void operator()(const checked::Choice& node) const {
    for (const checked::NodeId branch : node.branches) inside(branch);
  }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

void World::find_groups() {
  groups_in_.resize(policy.nodes.size());
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    if (!policy.nodes[node].condition) continue;
    if (std::holds_alternative<checked::DefineUse>(policy.nodes[node].kind) ||
        std::holds_alternative<checked::Choice>(policy.nodes[node].kind))
      continue;
    std::visit(GroupsOf{policy, groups_in_[node]}, policy.nodes[node].kind);
  }
}

void World::add_constant(const Value& value, Data& data) {
  if (const auto* many = std::get_if<std::vector<Value>>(&value.data)) {
    for (const Value& one : *many) add_constant(one, data);
    return;
  }
  Datum datum;
  datum.value = &value;
  data.push_back(datum);
  if (const auto* text = std::get_if<std::string>(&value.data)) normalised_constants_.emplace(&value, normalise_text(*text));
}

void World::find_constants() {
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    const checked::Kind& kind = policy.nodes[node].kind;
    Data& data = constants_[node];
    if (const auto* constant = std::get_if<checked::Constant>(&kind)) {
      add_constant(constant->value, data);
    } else if (const auto* parts = std::get_if<checked::Union>(&kind)) {
      for (const checked::NodeId part : parts->parts) {
        const auto* constant = std::get_if<checked::Constant>(&policy.nodes[part].kind);
        if (constant == nullptr) {
          data.clear();
          break;
        }
        add_constant(constant->value, data);
      }
    }
    if (data.empty()) constants_.erase(node);
  }
}

void World::order_by_cost() {
  costs_ = costs_of(policy);
  cheapest_first_.resize(policy.nodes.size());
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    const checked::Kind& kind = policy.nodes[node].kind;
    const auto* all = std::get_if<checked::And>(&kind);
    const auto* some = std::get_if<checked::Or>(&kind);
    if (all == nullptr && some == nullptr) continue;
    std::vector<checked::NodeId>& parts = cheapest_first_[node];
    parts = all != nullptr ? all->parts : some->parts;
    std::stable_sort(parts.begin(), parts.end(), [&](checked::NodeId a, checked::NodeId b) { return costs_[a] < costs_[b]; });
  }
}

void World::find_record_fields() {
  record_fields_.resize(policy.nodes.size());
  const std::vector<std::string>& roles = party_roles();
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) {
    const auto* path = std::get_if<checked::Path>(&policy.nodes[node].kind);
    if (path == nullptr || path->root != checked::Root::record) continue;
    const std::string& name = path->steps.front().name;
    const auto role = std::find(roles.begin(), roles.end(), name);
    RecordField& field = record_fields_[node];
    if (name == "parties") field.kind = RecordField::Kind::parties;
    if (name == "items") field.kind = RecordField::Kind::items;
    if (role != roles.end()) field = {RecordField::Kind::role, static_cast<std::size_t>(role - roles.begin())};
  }
}

void World::find_instruments() {
  const auto note = [&](const Time& point, const std::string& name) {
    const auto* instant = std::get_if<Instant>(&point);
    if (instant == nullptr) return;
    const auto [known, is_new] = instruments_.emplace(*instant, name);
    if (!is_new && name < known->second) known->second = name;
  };
  const auto note_all = [&](const auto& declarations) {
    for (const auto& declaration : declarations) {
      const checked::Declared& declared = declaration.declared;
      for (const auto* when : {&declared.dates.from, &declared.dates.until}) {
        if (!*when) continue;
        for (const Time& point : (*when)->by_branch) note(point, declared.name);
      }
    }
  };
  note_all(policy.rules);
  note_all(policy.exceptions);
  note_all(policy.suspensions);
  note_all(policy.repeals);
  note_all(policy.defines);
  for (const auto& [name, index] : lists_) {
    for (const OwnedEntry& owned : index.entries) {
      const std::string instrument = owned.list->name + "/" + owned.entry->id;
      if (owned.entry->effective) note(*owned.entry->effective, instrument);
      if (owned.entry->until) note(*owned.entry->until, instrument);
      if (owned.entry->removed) note(owned.entry->removed->from, instrument);
      for (const EntrySuspension& suspension : owned.entry->suspensions) {
        note(suspension.from, instrument);
        if (suspension.until) note(*suspension.until, instrument);
      }
    }
  }
}

namespace {

/// Looks for choices in a condition and in what it uses.
struct Choosing {
  const World& world;
  std::vector<char>& known;  // 0: not yet looked at, 1: none, 2: some

  bool in(checked::NodeId node) const {
    if (node == checked::none) return false;
    if (known[node] == 0) known[node] = std::visit(*this, world.policy.nodes[node].kind) ? 2 : 1;
    return known[node] == 2;
  }
  bool in_any(const std::vector<checked::NodeId>& nodes) const {
    return std::any_of(nodes.begin(), nodes.end(), [&](checked::NodeId node) { return in(node); });
  }
  bool in_lists(const std::vector<std::string>& lists) const {
    return std::any_of(lists.begin(), lists.end(), [&](const std::string& list) {
      const std::vector<OwnedEntry>& entries = world.list(list).entries;
      return std::any_of(entries.begin(), entries.end(), [](const OwnedEntry& entry) { return !entry.entry->suspended_by.empty(); });
    });
  }

  bool operator()(const checked::Path&) const { return false; }
  bool operator()(const checked::Constant&) const { return false; }
  bool operator()(const checked::Truthy&) const { return false; }
  bool operator()(const checked::Union& node) const { return in_any(node.parts); }
  bool operator()(const checked::Arithmetic& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::PercentOf& node) const { return in(node.percent_value) || in(node.whole); }
  bool operator()(const checked::Aggregate& node) const { return in(node.value) || in(node.collection) || in(node.condition); }
  bool operator()(const checked::Not& node) const { return in(node.operand); }
  bool operator()(const checked::And& node) const { return in_any(node.parts); }
  bool operator()(const checked::Or& node) const { return in_any(node.parts); }
  bool operator()(const checked::Possibly& node) const { return in(node.operand); }
  bool operator()(const checked::AsOf& node) const { return in(node.operand); }
  bool operator()(const checked::Compare& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::WithinDays& node) const { return in(node.value) || in(node.anchor); }
  bool operator()(const checked::Within& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::Contains& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::StartsWith& node) const { return in(node.left) || in(node.right); }
  bool operator()(const checked::IsKnown& node) const { return in(node.path); }
  bool operator()(const checked::InList& node) const { return in(node.left) || in(node.where) || in_lists(node.lists); }
  bool operator()(const checked::Classified& node) const { return in(node.item) || in(node.where) || in_lists(node.lists); }
  bool operator()(const checked::ClassifiedWithin& node) const { return in(node.item); }
  bool operator()(const checked::Matches& node) const { return in(node.parties) || in(node.where) || in_lists(node.lists); }
  bool operator()(const checked::Quantified& node) const { return in(node.collection) || in(node.condition); }
  bool operator()(const checked::Choice&) const { return true; }
  bool operator()(const checked::DefineUse& node) const {
    const checked::Define& define = world.policy.defines[node.define];
    return define.declared.group != checked::no_group || in(node.argument) || in(define.value);
  }
  bool operator()(const checked::TermUse& node) const {
    const checked::OpenTerm& term = world.policy.terms[node.term];
    return term.declared.group != checked::no_group || in(node.argument) || in(term.otherwise) || in(term.presume_when);
  }
};

}  // namespace

void World::find_choosing() {
  std::vector<char> known(policy.nodes.size(), 0);
  const Choosing choosing{*this, known};
  chooses_.resize(policy.nodes.size());
  for (checked::NodeId node = 0; node < policy.nodes.size(); ++node) chooses_[node] = choosing.in(node) ? 1 : 0;
}

}  // namespace sekisho::evaluate
