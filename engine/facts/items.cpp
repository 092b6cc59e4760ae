#include <algorithm>
#include <map>
#include <set>

#include "engine/facts/decoding.h"

namespace sekisho::facts {
namespace {

const std::vector<Value>* list_of(const Object& object, std::string_view field) {
  const Value* slot = slot_of(object, field);
  return slot == nullptr ? nullptr : std::get_if<std::vector<Value>>(&slot->data);
}

/// `CN:none` says "classified and not controlled": it cannot stand beside another code of its scheme.
void check_none(Decoding& decoding, const Object& object) {
  const auto* codes = list_of(object, "control_codes");
  if (codes == nullptr || codes->size() < 2) return;
  std::map<std::string_view, std::pair<bool, bool>> schemes;  // `none` seen, another code seen
  for (std::size_t i = 0; i < codes->size(); ++i) {
    const auto* code = std::get_if<Code>(&(*codes)[i].data);
    if (code == nullptr) continue;
    auto& [none, other] = schemes[code->scheme];
    (code->text == "none" ? none : other) = true;
    if (!none || !other) continue;
    Raw shown{Raw::Kind::text, "", code->scheme, "", nullptr, nullptr};
    const std::string text = to_string(*code);
    shown.text = text;
    reject(decoding, {object.path, "control_codes", i + 1}, &shown, "`none` stands beside another code of its scheme");
  }
}

/// Each ECCN up to its first dot, once.
void derive_eccn(Object& item) {
  const auto* codes = list_of(item, "control_codes");
  Value* eccn = slot_of(item, "eccn");
  if (codes == nullptr || eccn == nullptr) return;
  std::vector<Value> found;
  std::set<std::string> texts;
  for (const Value& value : *codes) {
    const auto* code = std::get_if<Code>(&value.data);
    if (code == nullptr || code->scheme != "ECCN") continue;
    std::string text = code->text.substr(0, code->text.find('.'));
    if (!texts.insert(text).second) continue;
    found.push_back(given_value(Code{"ECCN", std::move(text)}));
  }
  if (!found.empty()) *eccn = given_value(std::move(found));
}

std::string text_in(const Object& object, std::string_view field) {
  const Value* slot = slot_of(object, field);
  const auto* text = slot == nullptr ? nullptr : std::get_if<std::string>(&slot->data);
  return text == nullptr ? std::string() : *text;
}

void derive_value_share(const Value* whole, const Value* part, Value& share) {
  const auto* whole_money = whole == nullptr ? nullptr : std::get_if<Money>(&whole->data);
  const auto* part_money = part == nullptr ? nullptr : std::get_if<Money>(&part->data);
  if (whole_money == nullptr || part_money == nullptr || whole_money->currency != part_money->currency) return;
  const auto ratio = Number::divide(part_money->amount, whole_money->amount);
  if (ratio) share = given_value(Percent{*ratio * Number(100)});
}

void derive_shares(const Value* item_value, Object& component) {
  const Value* share = slot_of(component, "share");
  Value* by_weight = slot_of(component, "weight_share");
  Value* by_value = slot_of(component, "value_share");
  if (share == nullptr || by_weight == nullptr || by_value == nullptr) return;
  const std::string basis = text_in(component, "basis");
  if (!share->missing() && basis == "weight") *by_weight = *share;
  if (!share->missing() && basis == "value")
    *by_value = *share;
  else if (share->missing() || basis == "weight")
    derive_value_share(item_value, slot_of(component, "value"), *by_value);
}

void finish_components(Decoding& decoding, const Value* item_value, const Object& whole) {
  const auto* components = list_of(whole, "composition");
  if (components == nullptr) return;
  for (const Value& value : *components) {
    const auto* component = std::get_if<ObjectPtr>(&value.data);
    if (component == nullptr) continue;
    check_none(decoding, **component);
    derive_shares(item_value, **component);
    finish_components(decoding, item_value, **component);
  }
}

void assume(Object& object, std::string_view field, decltype(Value::data) data) {
  Value* slot = slot_of(object, field);
  if (slot != nullptr && slot->missing()) *slot = assumed_value(std::move(data));
}

void finish_item(Decoding& decoding, const Time& date, std::size_t position, Object& item) {
  assume(item, "line_no", std::to_string(position));
  assume(item, "classified_on", date);
  check_none(decoding, item);
  derive_eccn(item);
  finish_components(decoding, slot_of(item, "value"), item);
}

}  // namespace

void decode_items(Decoding& decoding, const TypePlan& plan, const Given& given, Transaction& transaction) {
  const auto field = plan.by_name.find("items");
  TypePlan* item_plan = plan_of(decoding, "item");
  if (field == plan.by_name.end() || item_plan == nullptr) return;
  const Raw* raw = given.fields[field->second];
  if (raw == nullptr) return reject(decoding, {"", "items"}, nullptr, "is missing");
  for (const Raw* element : elements(*raw)) {
    const std::size_t position = transaction.items.size() + 1;
    ObjectPtr item = decode_object(decoding, *item_plan, *element, path_of({"", "items", position}));
    finish_item(decoding, transaction.date, position, *item);
    transaction.items.push_back(std::move(item));
  }
  if (transaction.items.empty()) reject(decoding, {"", "items"}, raw, "has no line");
}

}  // namespace sekisho::facts
