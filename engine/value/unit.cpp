#include "engine/value/unit.h"

namespace sekisho {

bool UnitTable::add(const Unit& unit) {
  const auto [at, added] = units_.emplace(unit.name, unit);
  return added || at->second == unit;
}

const Unit* UnitTable::find(std::string_view name) const {
  const auto at = units_.find(name);
  return at == units_.end() ? nullptr : &at->second;
}

std::optional<Number> UnitTable::in_base(const Quantity& quantity) const {
  const Unit* unit = find(quantity.unit);
  if (!unit) return std::nullopt;
  return quantity.amount * unit->factor;
}

}  // namespace sekisho
