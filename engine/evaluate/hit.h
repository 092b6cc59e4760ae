#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/ground.h"
#include "engine/evaluate/missing_code.h"

/// What conditions on lists share: an entry that may be the one asked for, and what to say where none is.
namespace sekisho::evaluate {

/// An entry with the formula that says whether it is the one asked for.
struct Hit {
  const ListIndex* index;
  const OwnedEntry* entry;
  FormulaId formula;
};

/// hit(x, e) and force(e) and the condition on the entry, which is bound to `slot` (-1: to none).
FormulaId with_entry(Ground& ground, const Hit& hit, int slot, checked::NodeId where);

/// An atom over `datum` that names list and entry.
Leaf entry_leaf(const Ground& ground, std::string_view atom, Truth value, const Datum& datum, const Hit& hit);

/// "not on it", so that a false atom has something to show.
FormulaId no_entry(Ground& ground, std::string_view atom, const Datum& datum, const std::vector<std::string>& lists);

/// A miss on a list that the published original goes beyond: unknown.
FormulaId beyond_list(Ground& ground, std::string_view atom, const Datum& datum, const List& list);

/// "cn-control-list, cn-watch-list"
std::string names_of(const std::vector<std::string>& lists);

inline const KnownFields& fields_of(const Ground& ground, const Object& object) { return ground.world.fields_of(*object.type); }
const Value* slot_at(const Object& object, std::size_t field);

/// The value of a text field, each of several; nothing where it is missing.
void texts_of(const Object& object, std::size_t field, std::vector<std::string>& out);

}  // namespace sekisho::evaluate
