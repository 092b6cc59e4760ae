#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {
namespace {

std::string joined(const std::string& path, const std::string& name) { return path.empty() ? name : path + "." + name; }

/// "items[1].control_codes[2]" without its last position.
std::string without_position(const std::string& path) {
  const std::size_t bracket = path.rfind('[');
  return !path.empty() && path.back() == ']' && bracket != std::string::npos ? path.substr(0, bracket) : path;
}

Datum missing(std::string path) {
  Datum datum;
  datum.path = std::move(path);
  datum.missing = true;
  return datum;
}

Datum element(const Object& object) {
  Datum datum;
  datum.object = &object;
  datum.path = object.path;
  datum.element = true;
  if (object.phantom) datum.missing = true;
  return datum;
}

/// The values of one slot, one by one; an empty list gives none.
void spread(const Value& value, const Object* object, const std::string& path, const std::string& assumption, Data& out) {
  if (value.missing()) {
    out.push_back(missing(path));
    return;
  }
  if (const auto* many = std::get_if<std::vector<Value>>(&value.data)) {
    if (many->empty() && value.state == Value::State::assumed) {
      Datum nothing;
      nothing.object = object;
      nothing.path = nothing.assumption = path;
      nothing.nothing = true;
      out.push_back(std::move(nothing));
    }
    for (std::size_t at = 0; at < many->size(); ++at)
      spread((*many)[at], object, path + "[" + std::to_string(at + 1) + "]", assumption, out);
    return;
  }
  if (const auto* inner = std::get_if<ObjectPtr>(&value.data)) {
    Datum datum = element(**inner);
    datum.assumption = assumption;
    out.push_back(std::move(datum));
    return;
  }
  Datum datum;
  datum.value = &value;
  datum.object = object;
  datum.path = path;
  datum.assumption = value.state == Value::State::assumed ? path : assumption;
  out.push_back(std::move(datum));
}

void parties_of_role(Ground& ground, std::size_t role, Data& out) {
  const Transaction& transaction = *ground.transaction;
  const std::string& name = party_roles()[role];
  const Transaction::Role& members = transaction.roles[role];
  if (!members.known) {
    out.push_back(missing(name));
    return;
  }
  for (const std::size_t member : members.members) {
    Datum datum = element(*transaction.parties[member]);
    if (members.assumed) datum.assumption = name;
    out.push_back(std::move(datum));
  }
}

/// The record's own collections and roles lie beside its slots.
bool record_field(Ground& ground, const std::string& name, Data& out) {
  const Transaction& transaction = *ground.transaction;
  if (name == "parties") {
    if (!transaction.parties_known) out.push_back(missing("parties"));
    for (const ObjectPtr& party : transaction.parties) out.push_back(element(*party));
    return true;
  }
  if (name == "items") {
    for (const ObjectPtr& item : transaction.items) out.push_back(element(*item));
    return true;
  }
  const std::vector<std::string>& roles = party_roles();
  for (std::size_t role = 0; role < roles.size(); ++role) {
    if (roles[role] != name) continue;
    parties_of_role(ground, role, out);
    return true;
  }
  return false;
}

Value text_value(const std::string& text) {
  Value value;
  value.state = Value::State::given;
  value.data = text;
  return value;
}

Value many_texts(const std::vector<std::string>& texts) {
  Value value;
  value.state = Value::State::given;
  std::vector<Value> values;
  for (const std::string& text : texts) values.push_back(text_value(text));
  value.data = std::move(values);
  return value;
}

/// A standard key of an entry, or one of the list's own fields.
Value entry_value(const Entry& entry, const List* list, const std::string& name) {
  if (const auto own = entry.fields.find(name); own != entry.fields.end()) return own->second;
  if (name == "id") return text_value(entry.id);
  if (name == "country") return entry.country.empty() ? Value{} : text_value(entry.country);
  if (name == "name")
    return entry.names.empty() ? (entry.title.empty() ? Value{} : text_value(entry.title)) : text_value(entry.names.front());
  if (name == "names") return many_texts(entry.names);
  if (name == "addresses") return many_texts(entry.addresses);
  if (name == "source") return entry.source.empty() ? Value{} : text_value(entry.source);
  if (name == "cites") return entry.cites.empty() ? Value{} : text_value(entry.cites);
  if (name == "note") return entry.note.empty() ? Value{} : text_value(entry.note);
  if (name == "term") return entry.term.empty() ? Value{} : text_value(entry.term);
  Value value;
  if (name == "code" && !entry.code.text.empty()) {
    value.state = Value::State::given;
    value.data = canonical(entry.code);
    return value;
  }
  if (list == nullptr) return value;
  for (const Field& field : list->fields) {
    if (field.name != name || field.missing != Missing::empty) continue;
    value.state = Value::State::given;
    value.data = std::vector<Value>{};
  }
  return value;
}

void step_into(Ground& ground, const Datum& from, const List* list, const checked::Step& step, Data& out) {
  if (!step.scheme.empty()) {  // a filter on codes: of none of the scheme, that scheme is missing
    const auto* code = from.value == nullptr ? nullptr : std::get_if<Code>(&from.value->data);
    if (code != nullptr && code->scheme == step.scheme) out.push_back(from);
    return;
  }
  if (from.entry != nullptr) {
    spread(*ground.own(entry_value(*from.entry, list, step.name)), nullptr, from.path + "." + step.name, "", out);
    return;
  }
  if (from.missing || from.object == nullptr) {
    out.push_back(missing(from.object != nullptr && !from.object->phantom ? joined(from.path, step.name) : from.path));
    return;
  }
  spread(from.object->slot(step.field), from.object, joined(from.path, step.name), from.assumption, out);
}

Data data_of_path(Ground& ground, const checked::Path& path) {
  Data current;
  std::size_t next = 0;
  const List* list = nullptr;
  switch (path.root) {
    case checked::Root::record:
      if (!record_field(ground, path.steps.front().name, current)) {
        const checked::Step& step = path.steps.front();
        spread(ground.transaction->record.slot(step.field), &ground.transaction->record, step.name, "", current);
      }
      next = 1;
      break;
    case checked::Root::item:
      current.push_back(element(ground.item()));
      break;
    case checked::Root::bound:
    case checked::Root::entry: {
      const Bound& bound = ground.slots[static_cast<std::size_t>(path.slot)];
      current.push_back(bound.datum);
      list = bound.list;
      break;
    }
    case checked::Root::license:
      current.push_back(missing("license"));
      break;
  }
  for (; next < path.steps.size(); ++next) {
    const checked::Step& step = path.steps[next];
    Data following;
    for (const Datum& datum : current) step_into(ground, datum, list, step, following);
    if (!step.scheme.empty() && following.empty()) {
      following.push_back(missing((current.empty() ? "" : without_position(current.front().path)) + "." + step.scheme));
    }
    current = std::move(following);
  }
  return current;
}

}  // namespace

const Value* Ground::own(Value value) {
  owned_.push_back(std::move(value));
  return &owned_.back();
}

Data Ground::data(checked::NodeId id) {
  const checked::Node& at = node(id);
  if (const auto* path = std::get_if<checked::Path>(&at.kind)) return data_of_path(*this, *path);
  if (const auto* constant = std::get_if<checked::Constant>(&at.kind)) {
    Data all;
    spread(constant->value, nullptr, "", "", all);
    return all;
  }
  if (const auto* parts = std::get_if<checked::Union>(&at.kind)) {
    Data all;
    for (const checked::NodeId part : parts->parts) {
      Data more = data(part);
      all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    return all;
  }
  if (const auto* use = std::get_if<checked::DefineUse>(&at.kind)) {
    const checked::Define& define = world.policy.defines[use->define];
    if (use->argument == checked::none) return data(define.value);
    Data all;
    for (const Datum& argument : data(use->argument)) {
      auto& slot = slots[static_cast<std::size_t>(define.parameter_slot)];
      const Bound before = slot;
      slot = Bound{argument, nullptr};
      Data more = data(define.value);
      all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
      slots[static_cast<std::size_t>(define.parameter_slot)] = before;
    }
    return all;
  }
  if (const auto* choice = std::get_if<checked::Choice>(&at.kind)) {
    return data(choice->branches[static_cast<std::size_t>(branch[choice->group])]);
  }
  return {};
}

}  // namespace sekisho::evaluate
