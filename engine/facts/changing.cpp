#include "engine/facts/changing.h"

#include <algorithm>

#include "engine/facts/field_path.h"
#include "engine/facts/json.h"
#include "engine/facts/measure.h"
#include "engine/text/source.h"

namespace sekisho {

std::optional<FactChange> parse_change(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  const std::string_view field = facts::trimmed(text.substr(0, equals));
  if (field.empty()) return std::nullopt;
  return FactChange{std::string(field), std::string(text.substr(equals + 1))};
}

}  // namespace sekisho

namespace sekisho::facts {
namespace {

struct CannotChange {
  std::string reason;
};

[[noreturn]] void refuse(std::string reason) { throw CannotChange{std::move(reason)}; }

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string likely = nearest(word, candidates);
  return likely.empty() ? "" : ", did you mean `" + likely + "`?";
}

// ---- the tree ------------------------------------------------------------------------------------------------------------------

Raw& fresh(Arena& arena, Raw::Kind kind) {
  Raw* node = arena.add(kind);
  if (node == nullptr) refuse("cannot be changed: the record holds more than 1,000,000 values");
  return *node;
}

/// Another tree of the same content, whose texts live as long as the arena.
Raw& copied(const Raw& raw, Arena& arena) {
  Raw& copy = fresh(arena, raw.kind);
  copy.key = arena.keep(std::string(raw.key));
  copy.text = arena.keep(std::string(raw.text));
  copy.reason = raw.reason;
  Children children{&copy};
  for (const Raw* child = raw.first; child != nullptr; child = child->next) children.append(&copied(*child, arena));
  return copy;
}

std::vector<Raw*> children_of(Raw& raw) {
  std::vector<Raw*> children;
  // A changed tree is made of nodes of its own.
  for (const Raw* child = raw.first; child != nullptr; child = child->next) children.push_back(const_cast<Raw*>(child));
  return children;
}

void set_children(Raw& raw, const std::vector<Raw*>& children) {
  raw.first = nullptr;
  Children ordered{&raw};
  for (Raw* child : children) {
    child->next = nullptr;
    ordered.append(child);
  }
}

Raw* child_of(Raw& map, std::string_view key) {
  for (Raw* child : children_of(map)) {
    if (child->key == key && !is_absent(child)) return child;
  }
  return nullptr;
}

void remove(Raw& map, std::string_view key) {
  std::vector<Raw*> children = children_of(map);
  std::erase_if(children, [&](const Raw* child) { return child->key == key; });
  set_children(map, children);
}

void put(Raw& map, std::string_view key, Raw& value, Arena& arena) {
  remove(map, key);
  value.key = arena.keep(std::string(key));
  std::vector<Raw*> children = children_of(map);
  children.push_back(&value);
  set_children(map, children);
}

// ---- values --------------------------------------------------------------------------------------------------------------------

bool takes_away(std::string_view value) { return value.empty() || value == "missing"; }

Raw& text_value(std::string_view text, Arena& arena) {
  Raw& value = fresh(arena, Raw::Kind::text);
  value.text = arena.keep(std::string(text));
  return value;
}

Raw& json_value(std::string_view text, Arena& arena) {
  JsonParser parser;
  Arena apart;
  const ParsedJson parsed = parser.parse("{\"value\":" + std::string(text) + "}", apart);
  if (parsed.root == nullptr || parsed.root->first == nullptr || parsed.root->first->next != nullptr)
    refuse(parsed.fault.empty() ? "is broken JSON" : parsed.fault);
  return copied(*parsed.root->first, arena);
}

Raw& value_of(std::string_view text, bool many, Arena& arena) {
  if (text.front() == '[' || text.front() == '{' || text.front() == '"') return json_value(text, arena);
  if (!many) return text_value(text, arena);
  Raw& list = fresh(arena, Raw::Kind::list);
  Children children{&list};
  while (true) {
    const std::size_t comma = std::min(text.find(','), text.size());
    children.append(&text_value(trimmed(text.substr(0, comma)), arena));
    if (comma == text.size()) return list;
    text.remove_prefix(comma + 1);
  }
}

// ---- roles ---------------------------------------------------------------------------------------------------------------------

bool is_role(std::string_view name) {
  const auto& roles = party_roles();
  return std::find(roles.begin(), roles.end(), name) != roles.end();
}

bool plays(const Raw& party, std::string_view role) {
  const Raw* words = party.kind == Raw::Kind::map ? member(party, "role") : nullptr;
  if (is_absent(words)) return false;
  const std::vector<const Raw*> all = elements(*words);
  return std::any_of(all.begin(), all.end(), [&](const Raw* word) { return trimmed(word->text) == role; });
}

/// Who plays the role, under its own name or among `parties`.
std::vector<Raw*> players(Raw& record, std::string_view role) {
  std::vector<Raw*> found;
  if (Raw* own = child_of(record, role)) {
    found = own->kind == Raw::Kind::list ? children_of(*own) : std::vector<Raw*>{own};
  }
  if (Raw* parties = child_of(record, "parties")) {
    for (Raw* party : parties->kind == Raw::Kind::list ? children_of(*parties) : std::vector<Raw*>{parties}) {
      if (plays(*party, role)) found.push_back(party);
    }
  }
  return found;
}

/// Nobody of `parties` plays the role any more; who plays no other is gone.
void take_role_away(Raw& record, std::string_view role) {
  Raw* parties = child_of(record, "parties");
  if (parties == nullptr || parties->kind != Raw::Kind::list) return;
  std::vector<Raw*> all = children_of(*parties);
  std::erase_if(all, [&](Raw* party) {
    if (!plays(*party, role)) return false;
    Raw* words = child_of(*party, "role");
    if (words->kind != Raw::Kind::list) return true;
    std::vector<Raw*> left = children_of(*words);
    std::erase_if(left, [&](const Raw* word) { return trimmed(word->text) == role; });
    set_children(*words, left);
    return left.empty();
  });
  set_children(*parties, all);
}

// ---- one change ----------------------------------------------------------------------------------------------------------------

struct Changer {
  Decoding& decoding;
  Arena& arena;
  Raw& record;
  const FactChange& change;

  std::string_view value() const { return trimmed(change.value); }

  const Field& field_of(const TypePlan& plan, const std::string& name) const {
    const auto found = plan.by_name.find(name);
    if (found == plan.by_name.end()) refuse("is no " + described(plan) + suggestion(name, plan.known_keys));
    const Field& field = plan.type->fields[found->second];
    if (field.derived) refuse("is computed and never read from a record");
    return field;
  }

  /// The object that a step on the way leads to; one that is not there is made, but for an element of a list.
  Raw& enter(Raw& from, const TypePlan& plan, const PathStep& step) const {
    const Field& field = field_of(plan, step.name);
    if (field.type.kind != Kind::object) refuse("is no field: `" + step.name + "` has none of its own");
    const bool role = &from == &record && is_role(step.name);
    Raw* child = child_of(from, step.name);
    std::vector<Raw*> found = role ? players(record, step.name) : std::vector<Raw*>{};
    if (!role && child != nullptr) found = child->kind == Raw::Kind::list ? children_of(*child) : std::vector<Raw*>{child};
    if (found.size() < step.position) {
      refuse(found.empty() ? "is no field: the record has no `" + step.name + "`"
                           : "is no field: the last is `" + step.name + "[" + std::to_string(found.size()) + "]`");
    }
    if (found.size() > 1 && step.position == 0)
      refuse("is not one field: there are " + std::to_string(found.size()) + ", such as `" + step.name + "[1]`");
    if (found.empty()) {
      Raw& made = fresh(arena, Raw::Kind::map);
      put(from, step.name, made, arena);
      return made;
    }
    Raw& next = *found[step.position == 0 ? 0 : step.position - 1];
    if (next.kind != Raw::Kind::map) refuse("is no field: `" + step.name + "` is no object in the record");
    return next;
  }

  void judge(Raw& from, const std::vector<PathStep>& steps, std::size_t at) const {
    std::string term;
    for (; at < steps.size(); ++at) term += (term.empty() ? "" : ".") + steps[at].name;
    const auto& terms = decoding.options.open_terms;
    if (!terms.contains(term)) refuse("is no open term of the policies" + suggestion(term, {terms.begin(), terms.end()}));
    Raw* judgements = child_of(from, "judgements");
    if (judgements == nullptr || judgements->kind != Raw::Kind::map) {
      judgements = &fresh(arena, Raw::Kind::map);
      put(from, "judgements", *judgements, arena);
    }
    if (takes_away(value())) return remove(*judgements, term);
    put(*judgements, term, value_of(value(), false, arena), arena);
  }

  void set_element(Raw& map, const Field& field, std::size_t position) const {
    Raw* child = child_of(map, field.name);
    std::vector<Raw*> all;
    if (child != nullptr) all = child->kind == Raw::Kind::list ? children_of(*child) : std::vector<Raw*>{&copied(*child, arena)};
    if (!field.type.many || position > all.size() + 1)
      refuse(field.type.many ? (all.size() == 1 ? "is no field: there is only one"
                                                : "is no field: there are only " + std::to_string(all.size()))
                             : "has only one value");
    if (takes_away(value())) {
      if (position <= all.size()) all.erase(all.begin() + static_cast<std::ptrdiff_t>(position) - 1);
    } else if (position > all.size()) {
      all.push_back(&value_of(value(), false, arena));
    } else {
      all[position - 1] = &value_of(value(), false, arena);
    }
    Raw& list = fresh(arena, Raw::Kind::list);
    set_children(list, all);
    put(map, field.name, list, arena);
  }

  /// A unit or currency written with the number prevails over the one beside it.
  void set_member(Raw& map, const Field& field) const {
    if (&map == &record && is_role(field.name)) take_role_away(record, field.name);
    if (takes_away(value())) return remove(map, field.name);
    const bool with_unit =
        std::any_of(value().begin(), value().end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
    if (with_unit && field.name == "quantity") remove(map, "uom");
    if (with_unit && field.type.kind == Kind::money) remove(map, "currency");
    put(map, field.name, value_of(value(), field.type.many && field.type.kind != Kind::object, arena), arena);
  }

  void make() const {
    const std::vector<PathStep> steps = parse_field_path(change.field);
    if (steps.empty()) refuse("is no field: a field is written like `end_use` or `items[1].country_of_origin`");
    Raw* map = &record;
    const TypePlan* plan = &decoding.plans.front();
    for (std::size_t at = 0; at + 1 < steps.size(); ++at) {
      if (steps[at].name == "judgements" && plan->companions.contains("judgements")) return judge(*map, steps, at + 1);
      map = &enter(*map, *plan, steps[at]);
      plan = plan_of(decoding, field_of(*plan, steps[at].name).type.of);
    }
    const PathStep& last = steps.back();
    if (plan->companions.contains(last.name)) {
      if (takes_away(value())) return remove(*map, last.name);
      return put(*map, last.name, value_of(value(), false, arena), arena);
    }
    const Field& field = field_of(*plan, last.name);
    if (last.position > 0) return set_element(*map, field, last.position);
    set_member(*map, field);
  }
};

}  // namespace

Decoded decode_changed(Decoding& decoding, const Raw& record, const std::vector<FactChange>& changes, Arena& arena) {
  Rejection rejection;
  rejection.line = 1;
  try {
    Raw& changed = copied(record, arena);
    for (const FactChange& change : changes) {
      rejection.field = change.field;
      Changer{decoding, arena, changed, change}.make();
    }
    Decoded decoded = decode_record(decoding, changed);
    if (auto* fault = std::get_if<Rejection>(&decoded)) fault->line = 1;
    return decoded;
  } catch (const CannotChange& fault) {
    rejection.reason = fault.reason;
    return rejection;
  }
}

}  // namespace sekisho::facts
