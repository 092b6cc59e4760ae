#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "engine/value/number.h"

namespace sekisho {

/// A unit of measurement: one `unit` is `factor` of the dimension's `base` unit. `%` and the bare number are no units.
struct Unit {
  std::string name;
  std::string dimension;
  std::string base;
  Number factor = 1;
  friend bool operator==(const Unit&, const Unit&) = default;
};

/// An amount with its unit as written ("100 kg").
struct Quantity {
  Number amount;
  std::string unit;
};

struct Money {
  Number amount;
  std::string currency;
};

/// The units of a bundle. Lookup is by exact name; `names()` feeds suggestions.
class UnitTable {
 public:
  /// False when a unit of that name stands with another meaning.
  bool add(const Unit& unit);
  const Unit* find(std::string_view name) const;
  const std::map<std::string, Unit, std::less<>>& units() const { return units_; }
  /// The amount in the base unit of its dimension; nothing for an unknown unit.
  std::optional<Number> in_base(const Quantity& quantity) const;

 private:
  std::map<std::string, Unit, std::less<>> units_;
};

}  // namespace sekisho
