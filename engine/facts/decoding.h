#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/facts/facts.h"
#include "engine/facts/raw.h"

/// The typed decode, shared by JSON and CSV: one `Raw` tree in, one transaction or rejection out. Internal to engine/facts.
namespace sekisho::facts {

/// What is looked up again and again of one object type.
struct TypePlan {
  const ObjectType* type = nullptr;
  std::unordered_map<std::string_view, std::size_t> by_name;
  std::vector<std::string> known_keys;    // fields and their companions, for suggestions
  std::set<std::string_view> companions;  // keys that are no fields: uom, currency, judgements, clearances, parties_complete
  std::vector<bool> apart;                // fields that live in Transaction, not in slots: items, parties, roles
  Object prototype;                       // every slot as it is when absent
  std::unordered_set<std::string> seen;   // unknown keys already looked at
  bool parameters = false;                // fields keep a measure of another kind than declared
};

struct Decoding {
  explicit Decoding(DecodeOptions given);

  DecodeOptions options;
  const Schema* schema;
  std::deque<TypePlan> plans;
  std::vector<DataWarning> warnings;
  std::set<std::pair<std::string, std::string>> warned;
  std::optional<Rejection> rejection;  // the first fault of the record; decoding goes on and is thrown away
};

/// Where a value stands; the path is only written when something is wrong with it.
struct Place {
  std::string_view object;  // path of the object, empty for the record
  std::string_view field;
  std::size_t position = 0;  // from 1 in a list, else 0
};
std::string path_of(const Place& place);

void reject(Decoding& decoding, const Place& place, const Raw* raw, std::string reason);
/// Adds a warning once a log.
void warn(Decoding& decoding, std::string field, std::string message);
/// Warns of a key that is no field where it is likely meant as one (or where `plan` holds parameters).
void note_unknown_key(Decoding& decoding, TypePlan& plan, std::string_view key, std::string_view path);

/// "field of an item", "parameter the schema declares"
std::string described(const TypePlan& plan);
/// "a party", "an item"
std::string with_article(std::string_view noun);

/// Null, or a text of blanks: both are missing.
bool is_absent(const Raw* raw);

/// A list's elements, or the value itself as a list of one.
std::vector<const Raw*> elements(const Raw& raw);

/// A field of any kind but object. `companion` is the `uom` or `currency` beside it, or nothing.
Value decode_value(Decoding& decoding, const Field& field, const Raw& raw, const Place& place, const Raw* companion,
                   bool keep_any_measure);

/// One value of a type, `many` left aside; missing (and a rejection) where it does not fit.
Value decode_single(Decoding& decoding, const Type& type, const Raw& raw, const Place& place);

TypePlan* plan_of(Decoding& decoding, std::string_view type);

/// Values by position of the field, and the keys beside them.
struct Given {
  std::vector<const Raw*> fields;
  const Raw* uom = nullptr;
  const Raw* currency = nullptr;
  const Raw* judgements = nullptr;
  const Raw* clearances = nullptr;
  const Raw* parties_complete = nullptr;
};
Given gather(Decoding& decoding, TypePlan& plan, const Raw& map, std::string_view path);

/// Decodes the slots of an object (those `apart` are left) and its judgements.
void fill(Decoding& decoding, TypePlan& plan, const Given& given, Object& object);
/// A whole object of a type with the given path; an empty object (and a rejection) where `raw` is none.
ObjectPtr decode_object(Decoding& decoding, TypePlan& plan, const Raw& raw, std::string path);
void check_required(Decoding& decoding, const TypePlan& plan, const Object& object);

std::vector<Judgement> decode_judgements(Decoding& decoding, const Raw& raw, const Place& place);
std::vector<Clearance> decode_clearances(Decoding& decoding, const Raw& raw);

/// Fills `parties`, `roles` and `parties_known` of the transaction.
void decode_parties(Decoding& decoding, const TypePlan& plan, const Given& given, Transaction& transaction);
/// Fills `items` and what is derived of them.
void decode_items(Decoding& decoding, const TypePlan& plan, const Given& given, Transaction& transaction);

/// One record.
Decoded decode_record(Decoding& decoding, const Raw& raw);

Value given_value(decltype(Value::data) data);
Value assumed_value(decltype(Value::data) data);
/// The slot of that name, or nothing where the type has no such field.
Value* slot_of(Object& object, std::string_view field);
const Value* slot_of(const Object& object, std::string_view field);

}  // namespace sekisho::facts
