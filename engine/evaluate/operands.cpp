#include "engine/evaluate/entry_value.h"
#include "engine/evaluate/ground.h"
#include "engine/evaluate/measure.h"

namespace sekisho::evaluate {
namespace {

/// "items[1].control_codes[2]" without its last position.
FactName without_position(FactName fact) {
  if (fact.position != 0) {
    fact.position = 0;
    return fact;
  }
  const std::size_t bracket = fact.base.rfind('[');
  if (fact.field.empty() && fact.base.ends_with(']') && bracket != std::string_view::npos) fact.base = fact.base.substr(0, bracket);
  return fact;
}

Datum missing(const FactName& fact) {
  Datum datum;
  datum.fact = fact;
  datum.missing = true;
  return datum;
}

Datum element(const Object& object) {
  Datum datum;
  datum.object = &object;
  datum.fact = object.phantom ? whole_name(object.path) : fact_name(object.path);
  datum.element = true;
  datum.missing = object.phantom;
  return datum;
}

void spread_one(const Value& value, const Object* object, const FactName& fact, const FactName& assumption, Data& out) {
  if (value.missing()) {
    out.push_back(missing(fact));
  } else if (const auto* inner = std::get_if<ObjectPtr>(&value.data)) {
    out.push_back(element(**inner));
    out.back().assumption = assumption;
  } else {
    Datum datum;
    datum.value = &value;
    datum.object = object;
    datum.fact = fact;
    datum.assumption = value.state == Value::State::assumed ? fact : assumption;
    out.push_back(datum);
  }
}

/// The values of one slot, one by one; an empty list gives none.
void spread(const Value& value, const Object* object, const FactName& fact, const FactName& assumption, Data& out) {
  const auto* many = value.missing() ? nullptr : std::get_if<std::vector<Value>>(&value.data);
  if (many == nullptr) {
    spread_one(value, object, fact, assumption, out);
    return;
  }
  if (many->empty() && value.state == Value::State::assumed) {
    Datum nothing;
    nothing.object = object;
    nothing.fact = nothing.assumption = fact;
    nothing.nothing = true;
    out.push_back(nothing);
  }
  for (std::size_t at = 0; at < many->size(); ++at)
    spread_one((*many)[at], object, fact_name(fact.base, fact.field, static_cast<int>(at + 1)), assumption, out);
}

}  // namespace

void parties_of_role(const Ground& ground, std::size_t role, Data& out) {
  const Transaction& transaction = *ground.transaction;
  const std::string& name = party_roles()[role];
  const Transaction::Role& members = transaction.roles[role];
  if (!members.known) {
    out.push_back(missing(whole_name(name)));
    return;
  }
  for (const std::size_t member : members.members) {
    out.push_back(element(*transaction.parties[member]));
    if (members.assumed) out.back().assumption = fact_name(name);
  }
}

namespace {

/// The record's own collections and roles lie beside its slots.
bool beside_slots(const Ground& ground, RecordField field, Data& out) {
  const Transaction& transaction = *ground.transaction;
  switch (field.kind) {
    case RecordField::Kind::slot:
      return false;
    case RecordField::Kind::parties:
      if (!transaction.parties_known) out.push_back(missing(whole_name("parties")));
      for (const ObjectPtr& party : transaction.parties) out.push_back(element(*party));
      return true;
    case RecordField::Kind::items:
      for (const ObjectPtr& item : transaction.items) out.push_back(element(*item));
      return true;
    case RecordField::Kind::role:
      parties_of_role(ground, field.role, out);
      return true;
  }
  return false;
}

/// A fact inside a missing one.
FactName inside(Ground& ground, FactName fact, const std::string& name) {
  if (!fact.whole) return fact_name(ground.own(fact.text()), name);
  fact.beyond = fact.beyond.empty() ? std::string_view(name) : ground.own(std::string(fact.beyond) + "." + name);
  return fact;
}

/// The fact that a derived one is worked out from and lacks: that is what can be told.
FactName source_of(const Object& object, std::string_view base, const std::string& name) {
  const auto at = object.type->find("share");
  const bool share_is_missing = !at || object.slots[*at].missing();
  const std::string_view source = name == "eccn" ? "control_codes" : share_is_missing ? "share" : "basis";
  return {.base = base, .field = source, .whole = true, .beyond = name};
}

/// The line whose composition holds a component.
const Object* item_around(const Ground& ground, const Object& component) {
  for (const ObjectPtr& item : ground.transaction->items) {
    if (component.path.starts_with(item->path + ".")) return item.get();
  }
  return nullptr;
}

const Value* given_slot(const Object& object, std::string_view field) {
  const auto at = object.type->find(field);
  return at && !object.slots[*at].missing() ? &object.slots[*at] : nullptr;
}

/// A share by value where component and item are in two currencies: what decoding could not work out without a rate.
const Value* converted_share(Ground& ground, const Object& component) {
  const Object* item = item_around(ground, component);
  const Value* basis = given_slot(component, "basis");
  if (item == nullptr) return nullptr;
  if (given_slot(component, "share") != nullptr && (basis == nullptr || print_value(*basis) != "weight")) return nullptr;
  const Value* part_value = given_slot(component, "value");
  const Value* whole_value = given_slot(*item, "value");
  if (part_value == nullptr || whole_value == nullptr) return nullptr;
  auto part = measured(ground, *part_value);
  const auto whole = measured(ground, *whole_value);
  std::vector<RateUsed> used;
  if (!part || !whole || !convert(ground, *part, currency_of(*whole), used)) return nullptr;
  const auto ratio = Number::divide(*part->low, *whole->low);
  if (!ratio) return nullptr;
  Value share;
  share.state = Value::State::given;
  share.data = Percent{*ratio * Number(100)};
  return ground.own(std::move(share));
}

void step_into(Ground& ground, const Datum& from, const List* list, const checked::Step& step, Data& out) {
  if (!step.scheme.empty()) {  // a filter on codes: of none of the scheme, that scheme is missing
    const auto* code = from.value == nullptr ? nullptr : std::get_if<Code>(&from.value->data);
    if (code != nullptr && code->scheme == step.scheme) out.push_back(from);
    return;
  }
  if (from.entry != nullptr) {
    const FactName fact = fact_name(from.fact.base, step.name);
    spread(*ground.own(entry_value(*from.entry, list, step.name)), nullptr, fact, {}, out);
    return;
  }
  const bool phantom = from.object != nullptr && from.object->phantom;
  if (phantom && !from.object->slot(step.field).missing()) {  // its role
    spread(from.object->slot(step.field), from.object, fact_name(from.fact.base, step.name), from.assumption, out);
    return;
  }
  if (from.missing || from.object == nullptr) {
    out.push_back(missing(inside(ground, from.fact, step.name)));
    return;
  }
  const Value& value = from.object->slot(step.field);
  const bool derived = value.missing() && from.object->type->fields[step.field].derived;
  const Value* converted = derived && step.name == "value_share" ? converted_share(ground, *from.object) : nullptr;
  if (converted != nullptr)
    spread(*converted, from.object, fact_name(from.fact.base, step.name), from.assumption, out);
  else if (derived)
    out.push_back(missing(source_of(*from.object, from.fact.base, step.name)));
  else
    spread(value, from.object, fact_name(from.fact.base, step.name), from.assumption, out);
}

Time moved(const Time& time, const Duration& duration, int sign, const Timezone& zone) {
  const auto* instant = std::get_if<Instant>(&time);
  if (instant == nullptr) return add(std::get<Date>(time), duration, sign);
  const Date day = zone.day_of(*instant);
  const Date other = add(day, duration, sign);
  Instant at = *instant;  // the same time of day
  at.seconds += zone.start_of(other).seconds - zone.start_of(day).seconds;
  return at;
}

/// A duration added to or taken from dates.
void moved_dates(Ground& ground, const checked::Arithmetic& arithmetic, Data& out) {
  const int sign = arithmetic.op == ast::Arithmetic::subtract ? -1 : 1;
  const Data durations = ground.data(arithmetic.right);
  for (const Datum& from : ground.data(arithmetic.left)) {
    for (const Datum& by : durations) {
      const auto named = [&](FactName fact) {
        const std::string by_name = by.fact.empty() ? print_datum(by) : by.fact.identity();
        fact.beyond = ground.own(std::string(fact.beyond) + (sign < 0 ? " - " : " + ") + by_name);
        return fact;
      };
      const auto* time = from.value == nullptr ? nullptr : std::get_if<Time>(&from.value->data);
      const auto* duration = by.value == nullptr ? nullptr : std::get_if<Duration>(&by.value->data);
      if (time == nullptr || duration == nullptr) {
        out.push_back(missing(named(from.missing || by.fact.empty() ? from.fact : by.fact)));
        continue;
      }
      Value value;
      value.state = Value::State::given;
      value.data = moved(*time, *duration, sign, *ground.zone);
      Datum datum = from;
      datum.value = ground.own(std::move(value));
      datum.fact = named(from.fact.empty() ? by.fact : from.fact);
      if (from.assumption.empty()) datum.assumption = by.assumption;
      out.push_back(datum);
    }
  }
}

/// Where a path begins: the record, the line, or what a name is bound to.
void roots_of(Ground& ground, checked::NodeId id, const checked::Path& path, Data& out) {
  switch (path.root) {
    case checked::Root::record:
      if (!beside_slots(ground, ground.world.record_field(id), out)) {
        const checked::Step& step = path.steps.front();
        spread(ground.transaction->record.slot(step.field), &ground.transaction->record, fact_name(step.name), {}, out);
      }
      return;
    case checked::Root::item:
      out.push_back(element(ground.item()));
      return;
    case checked::Root::bound:
    case checked::Root::entry:
      out.push_back(ground.slots[static_cast<std::size_t>(path.slot)].datum);
      return;
    case checked::Root::license: {
      const Datum& license = ground.slots[static_cast<std::size_t>(path.slot)].datum;
      out.push_back(license.entry != nullptr ? license : missing(whole_name("license")));
      return;
    }
    case checked::Root::owners:  // see ground_quantified
      return;
  }
}

/// One step from some data, added to `out`; of no code of a scheme, that scheme is missing.
void step_from(Ground& ground, const Data& from, const List* list, const checked::Step& step, Data& out) {
  const std::size_t before = out.size();
  for (const Datum& datum : from) step_into(ground, datum, list, step, out);
  if (step.scheme.empty() || out.size() != before) return;
  const FactName codes = from.empty() ? FactName{} : without_position(from.front().fact);
  out.push_back(missing(fact_name(ground.own(codes.text()), step.scheme)));
}

/// Follows a path to before its `end`-th step.
void follow(Ground& ground, checked::NodeId id, const checked::Path& path, std::size_t end, Data& out) {
  const bool bound = path.slot >= 0;
  const List* list = bound ? ground.slots[static_cast<std::size_t>(path.slot)].list : nullptr;
  std::size_t next = path.root == checked::Root::record ? 1 : 0;
  if (next == end) return roots_of(ground, id, path, out);
  Data current;
  roots_of(ground, id, path, current);
  for (; next + 1 < end; ++next) {
    Data following;
    step_from(ground, current, list, path.steps[next], following);
    current.swap(following);
  }
  step_from(ground, current, list, path.steps[next], out);
}

}  // namespace

const Value* Ground::own(Value value) {
  owned_.push_back(std::move(value));
  return &owned_.back();
}

std::string_view Ground::own(std::string text) {
  owned_texts_.push_back(std::move(text));
  return owned_texts_.back();
}

const Data& Ground::data(checked::NodeId id, Data& own) {
  if (const Data* constants = world.constants(id)) return *constants;
  gather(id, own);
  return own;
}

const std::string& Ground::normalised(const Datum& datum) {
  if (const std::string* constant = world.normalised_constant(datum.value)) return *constant;
  const auto found = normalised_.find(datum.value);
  if (found != normalised_.end()) return found->second;
  return normalised_.emplace(datum.value, normalise_text(print_datum(datum))).first->second;
}

Data Ground::data(checked::NodeId id) {
  Data all;
  gather(id, all);
  return all;
}

Data Ground::owners(checked::NodeId id, const checked::Path& path) {
  Data all;
  follow(*this, id, path, path.steps.size() - 1, all);
  return all;
}

void Ground::gather(checked::NodeId id, Data& all) {
  const checked::Node& at = node(id);
  if (const auto* path = std::get_if<checked::Path>(&at.kind)) {
    follow(*this, id, *path, path->steps.size(), all);
  } else if (const auto* constant = std::get_if<checked::Constant>(&at.kind)) {
    spread(constant->value, nullptr, {}, {}, all);
  } else if (const auto* parts = std::get_if<checked::Union>(&at.kind)) {
    for (const checked::NodeId part : parts->parts) gather(part, all);
  } else if (const auto* choice = std::get_if<checked::Choice>(&at.kind)) {
    gather(choice->branches[static_cast<std::size_t>(branch[choice->group])], all);
  } else if (const auto* arithmetic = std::get_if<checked::Arithmetic>(&at.kind)) {
    moved_dates(*this, *arithmetic, all);
  } else if (const auto* use = std::get_if<checked::DefineUse>(&at.kind)) {
    const checked::Define& define = world.policy.defines[use->define];
    if (use->argument == checked::none) return gather(define.value, all);
    for (const Datum& argument : data(use->argument)) {
      auto& slot = slots[static_cast<std::size_t>(define.parameter_slot)];
      const Bound before = slot;
      slot = Bound{argument, nullptr};
      gather(define.value, all);
      slots[static_cast<std::size_t>(define.parameter_slot)] = before;
    }
  }
}

}  // namespace sekisho::evaluate
