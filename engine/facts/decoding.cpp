#include "engine/facts/decoding.h"

#include <algorithm>

#include "engine/text/source.h"

namespace sekisho::facts {
namespace {

constexpr std::size_t longest_shown = 200;         // bytes of a rejected value
constexpr std::size_t longest_misspelling = 60;    // a longer key is no slip of the hand
constexpr std::size_t most_unknown_keys = 10'000;  // remembered for a type, so that memory does not grow with the log
constexpr std::size_t most_warnings = 1'000;

/// What a slot holds when the field is absent.
Value absent_value(const Field& field) {
  if (field.missing == Missing::empty) return field.type.many ? Value{Value::State::empty, std::vector<Value>{}} : Value{};
  if (field.missing != Missing::value) return {};
  if (field.type.many) {
    std::vector<Value> values;
    if (!field.assumed.empty()) values.push_back(assumed_value(field.assumed));
    return assumed_value(std::move(values));
  }
  return assumed_value(field.assumed);
}

std::set<std::string_view> companions_of(const ObjectType& type, bool record) {
  if (record) return {"judgements", "clearances", "parties_complete"};
  std::set<std::string_view> keys;
  if (type.name == "item" || type.name == "party") keys.insert("judgements");
  if (type.find("quantity")) keys.insert("uom");
  const auto value = type.find("value");
  if (value && type.fields[*value].type.kind == Kind::money) keys.insert("currency");
  return keys;
}

bool lives_apart(const Field& field, bool record) {
  if (!record || field.type.kind != Kind::object) return false;
  return field.type.of == "party" || field.type.of == "item";
}

TypePlan make_plan(const ObjectType& type, bool record) {
  TypePlan plan;
  plan.type = &type;
  plan.parameters = type.name == "parameters" || type.name == "end_use_parameters";
  plan.companions = companions_of(type, record);
  plan.prototype.type = &type;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    const Field& field = type.fields[i];
    plan.by_name.emplace(field.name, i);
    plan.apart.push_back(lives_apart(field, record));
    plan.prototype.slots.push_back(plan.apart.back() ? Value{} : absent_value(field));
    plan.known_keys.push_back(field.name);
  }
  plan.known_keys.insert(plan.known_keys.end(), plan.companions.begin(), plan.companions.end());
  return plan;
}

}  // namespace

Decoding::Decoding(DecodeOptions given) : options(std::move(given)), schema(options.schema) {
  for (std::size_t i = 0; i < schema->objects.size(); ++i) plans.push_back(make_plan(schema->objects[i], i == 0));
}

std::string described(const TypePlan& plan) {
  return plan.parameters ? "parameter the schema declares" : "field of " + with_article(plan.type->name);
}

std::string with_article(std::string_view noun) {
  const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string(noun);
}

TypePlan* plan_of(Decoding& decoding, std::string_view type) {
  for (TypePlan& plan : decoding.plans) {
    if (plan.type->name == type) return &plan;
  }
  return nullptr;
}

std::string path_of(const Place& place) {
  std::string path(place.object);
  if (!path.empty() && !place.field.empty()) path += '.';
  path += place.field;
  if (place.position > 0) path += "[" + std::to_string(place.position) + "]";
  return path;
}

void reject(Decoding& decoding, const Place& place, const Raw* raw, std::string reason) {
  if (decoding.rejection) return;
  Rejection rejection;
  rejection.field = path_of(place);
  if (raw != nullptr) rejection.value = written(*raw, longest_shown);
  rejection.reason = std::move(reason);
  decoding.rejection = std::move(rejection);
}

void warn(Decoding& decoding, std::string field, std::string message) {
  if (decoding.warnings.size() >= most_warnings || !decoding.warned.emplace(field, message).second) return;
  decoding.warnings.push_back({std::move(field), std::move(message)});
}

void note_unknown_key(Decoding& decoding, TypePlan& plan, std::string_view key, std::string_view path) {
  if (key.size() > longest_misspelling || plan.seen.size() >= most_unknown_keys) return;
  if (!plan.seen.emplace(key).second) return;
  const std::string likely = nearest(key, plan.known_keys);
  if (likely.empty() && !plan.parameters) return;
  std::string message = "`" + std::string(key) + "` is no " + described(plan);
  if (!likely.empty()) message += ", did you mean `" + likely + "`?";
  warn(decoding, path_of({path, key}), std::move(message));
}

Value given_value(decltype(Value::data) data) { return {Value::State::given, std::move(data)}; }
Value assumed_value(decltype(Value::data) data) { return {Value::State::assumed, std::move(data)}; }

const Value* slot_of(const Object& object, std::string_view field) {
  const auto found = object.type->find(field);
  return found ? &object.slots[*found] : nullptr;
}

Value* slot_of(Object& object, std::string_view field) {
  const auto found = object.type->find(field);
  return found ? &object.slots[*found] : nullptr;
}

}  // namespace sekisho::facts
