#pragma once

#include <boost/container/small_vector.hpp>
#include <string>
#include <string_view>

#include "engine/facts/transaction.h"
#include "engine/lists/list.h"

namespace sekisho::evaluate {

/// The name of a fact as evidence and questions show it, `items[1].control_codes[2]`, put together only where it is shown. The
/// texts it points to outlive the record's decision.
struct FactName {
  std::string_view base = {}, field = {};
  int position = 0;              // from 1; 0: none
  bool whole = false;            // what is missing is asked for as a whole (a party), whatever is looked for in it
  std::string_view beyond = {};  // what is looked for in it

  bool empty() const { return base.empty() && field.empty(); }
  std::string text() const;
  void append_text(std::string& to) const;
  /// What tells it from other facts: `text()` and what lies beyond.
  std::string identity() const;
  void append_identity(std::string& to) const;
};
inline FactName fact_name(std::string_view base, std::string_view field = {}, int position = 0) {
  return {.base = base, .field = field, .position = position};
}
inline FactName whole_name(std::string_view base) { return {.base = base, .whole = true}; }

/// One value that an operand comes to, or the fact that is missing. `object` is the element itself where the operand is one (a
/// party, an item, a component), else the object the value belongs to.
struct Datum {
  const Value* value = nullptr;  // nothing: missing, or an element
  const Object* object = nullptr;
  const Entry* entry = nullptr;  // a bound list entry itself
  FactName fact = {};
  FactName assumption = {};  // what was taken for granted, where the value is assumed
  bool missing = false;
  bool element = false;  // an object, not one of its values
  bool nothing = false;  // an empty collection that was assumed: takes no part but makes its atom an assumption
};
using Data = boost::container::small_vector<Datum, 2>;

/// As evidence prints a value: plain decimals with unit, codes with scheme, dates.
std::string print_value(const Value& value);
std::string print_datum(const Datum& datum);

}  // namespace sekisho::evaluate
