#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/unit.h"

namespace sekisho {

enum class Kind : std::uint8_t {
  text,
  truth,
  number,
  percent,
  quantity,
  money,
  time,
  duration,
  country,
  code,
  term,
  word,
  object,
};

/// What a field or an expression is. `of` says which: the dimension of a quantity, the scheme of a code ("" for any, "HS" for a
/// tariff code of any tariff scheme), the taxonomy of a term, the enumeration of a word, the object type of an object.
struct Type {
  Kind kind = Kind::text;
  std::string of;
  bool many = false;
  friend bool operator==(const Type&, const Type&) = default;
};
/// "list of country", "quantity of mass", "term of `end-uses`"
std::string to_string(const Type& type);

/// What an absent field means (transaction.md, column "missing").
enum class Missing : std::uint8_t { unknown, empty, value, required };

struct Field {
  std::string name;
  Type type;
  Missing missing = Missing::unknown;
  std::string assumed;  // the value, where missing == value
  bool open = false;    // a given collection may be incomplete
  bool non_negative = false;
  bool derived = false;  // computed, never read from data (eccn, weight_share, value_share)
  std::string doc;
};

/// An object type: `transaction`, `party`, `item`, `component`, `owner`, `identifier`, and the two open maps `parameters` and
/// `end_use_parameters`, whose fields the bundle's schemas declare.
struct ObjectType {
  std::string name;
  std::vector<Field> fields;
  std::optional<std::size_t> find(std::string_view field) const;
};

/// Everything data is decoded against: object types, enumerated words, and what the bundle's lists supply.
struct Schema {
  std::string name = "trade/1";
  std::vector<ObjectType> objects;                                     // [0] is `transaction`
  std::map<std::string, std::vector<std::string>, std::less<>> words;  // enumeration → its words, in order of strength
  std::set<std::string, std::less<>> ordered_words;                    // enumerations that compare with less/more (`knowledge`)
  std::map<std::string, std::set<std::string, std::less<>>, std::less<>> taxonomies;  // `end-uses` → all its terms
  UnitTable units;

  const ObjectType* object(std::string_view name) const;
  ObjectType* object(std::string_view name);
};

/// The schema `trade/1` of docs/reference/transaction.md, without parameters, taxonomies and units.
Schema trade_schema();

/// The party roles, in the order of the schema; each is also a field of `transaction` of type list of party.
const std::vector<std::string>& party_roles();

}  // namespace sekisho
