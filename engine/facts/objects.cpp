#include "engine/facts/decoding.h"
#include "engine/facts/measure.h"

namespace sekisho::facts {
namespace {

void keep_companion(Given& given, const Raw& child) {
  if (child.key == "uom") given.uom = &child;
  if (child.key == "currency") given.currency = &child;
  if (child.key == "judgements") given.judgements = &child;
  if (child.key == "clearances") given.clearances = &child;
  if (child.key == "parties_complete") given.parties_complete = &child;
}

const Raw* companion_of(const Field& field, const Given& given) {
  if (field.type.kind == Kind::money) return given.currency;
  return field.name == "quantity" ? given.uom : nullptr;
}

Value decode_objects(Decoding& decoding, const Field& field, const Raw& raw, const Place& place) {
  TypePlan* plan = plan_of(decoding, field.type.of);
  if (plan == nullptr) return {};
  if (!field.type.many) return given_value(decode_object(decoding, *plan, raw, path_of(place)));
  std::vector<Value> values;
  Place each = place;
  for (const Raw* element : elements(raw)) {
    ++each.position;
    values.push_back(given_value(decode_object(decoding, *plan, *element, path_of(each))));
  }
  return given_value(std::move(values));
}

void set_percent(Object& owner, std::string_view field, const Number& value) {
  if (Value* slot = slot_of(owner, field)) *slot = given_value(Percent{value});
}

/// The share is a number or a band; both ends are kept, the number itself only where they meet.
void fill_band(Decoding& decoding, const Raw& raw, const Place& place, Object& owner) {
  const auto band = decode_band(decoding, raw, place);
  if (!band) return;
  set_percent(owner, "percent_from", band->from);
  set_percent(owner, "percent_to", band->to);
  if (band->from == band->to) set_percent(owner, "percent", band->from);
}

void fill_field(Decoding& decoding, const TypePlan& plan, const Given& given, std::size_t index, Object& object) {
  const Field& field = plan.type->fields[index];
  const Raw& raw = *given.fields[index];
  const Place place{object.path, field.name};
  if (plan.type->name == "owner" && field.name == "percent") return fill_band(decoding, raw, place, object);
  object.slots[index] = field.type.kind == Kind::object
                            ? decode_objects(decoding, field, raw, place)
                            : decode_value(decoding, field, raw, place, companion_of(field, given), plan.parameters);
}

}  // namespace

Given gather(Decoding& decoding, TypePlan& plan, const Raw& map, std::string_view path) {
  Given given;
  given.fields.resize(plan.type->fields.size());
  for (const Raw* child = map.first; child != nullptr; child = child->next) {
    const auto found = plan.by_name.find(child->key);
    if (found == plan.by_name.end()) {
      if (plan.companions.contains(child->key)) {
        keep_companion(given, *child);
      } else {
        note_unknown_key(decoding, plan, child->key, path);
      }
    } else if (plan.type->fields[found->second].derived) {
      warn(decoding, path_of({path, child->key}), "`" + std::string(child->key) + "` is computed and never read from a record");
    } else if (!is_absent(child)) {
      given.fields[found->second] = child;
    }
  }
  return given;
}

void fill(Decoding& decoding, TypePlan& plan, const Given& given, Object& object) {
  for (std::size_t i = 0; i < given.fields.size(); ++i) {
    if (given.fields[i] != nullptr && !plan.apart[i]) fill_field(decoding, plan, given, i, object);
  }
  if (!is_absent(given.judgements)) {
    object.judgements = decode_judgements(decoding, *given.judgements, {object.path, "judgements"});
  }
}

ObjectPtr decode_object(Decoding& decoding, TypePlan& plan, const Raw& raw, std::string path) {
  auto object = std::make_shared<Object>(plan.prototype);
  object->path = std::move(path);
  if (raw.kind == Raw::Kind::map) {
    fill(decoding, plan, gather(decoding, plan, raw, object->path), *object);
  } else {
    reject(decoding, {object->path, ""}, &raw,
           plan.parameters ? "is no object of parameters" : "is no object with the fields of " + with_article(plan.type->name));
  }
  return object;
}

void check_required(Decoding& decoding, const TypePlan& plan, const Object& object) {
  for (std::size_t i = 0; i < object.slots.size(); ++i) {
    const Field& field = plan.type->fields[i];
    if (field.missing != Missing::required || plan.apart[i]) continue;
    if (object.slots[i].missing()) reject(decoding, {object.path, field.name}, nullptr, "is missing");
  }
}

}  // namespace sekisho::facts
