#include "engine/evaluate/hit.h"

namespace sekisho::evaluate {

FormulaId with_entry(Ground& ground, const Hit& hit, int slot, checked::NodeId where) {
  if (hit.formula == always_false && !ground.gathering()) return always_false;
  const FormulaId force = ground.entry_force(*hit.entry, *hit.index);
  if (force == always_false) return always_false;
  if (where == checked::none) return ground.arena.conjunction({hit.formula, force});
  Bound before;
  if (slot >= 0) {
    before = ground.slots[static_cast<std::size_t>(slot)];
    Datum datum;
    datum.entry = hit.entry->entry;
    datum.fact = fact_name(ground.own(hit.index->list->name + "/" + hit.entry->entry->id));
    datum.element = true;
    ground.slots[static_cast<std::size_t>(slot)] = Bound{datum, hit.entry->list};
  }
  const FormulaId condition = ground.condition(where, *ground.zone);
  if (slot >= 0) ground.slots[static_cast<std::size_t>(slot)] = before;
  return ground.arena.conjunction({hit.formula, force, condition});
}

Leaf entry_leaf(const Ground& ground, std::string_view atom, Truth value, const Datum& datum, const Hit& hit) {
  Leaf leaf = settled(ground, std::string(atom) + "|" + hit.index->list->name + "|" + hit.entry->entry->id, value, datum);
  if (ground.gathering()) {
    leaf.evidence.front().list = hit.index->list->name;
    leaf.evidence.front().entry = hit.entry->entry->id;
  }
  return leaf;
}

std::string names_of(const std::vector<std::string>& lists) {
  std::string names;
  for (const std::string& list : lists) names += (names.empty() ? "" : ", ") + list;
  return names;
}

FormulaId no_entry(Ground& ground, std::string_view atom_name, const Datum& datum, const std::vector<std::string>& lists) {
  return atom(ground, Truth::False, datum, [&] {
    const std::string names = names_of(lists);
    Leaf leaf = settled(ground, std::string(atom_name) + "|" + names, Truth::False, datum);
    if (ground.gathering()) leaf.evidence.front().list = names;
    return leaf;
  });
}

FormulaId beyond_list(Ground& ground, std::string_view atom, const Datum& datum, const List& list) {
  Leaf leaf;
  leaf.key = std::string(atom) + "|beyond " + list.name + "|" + datum.fact.identity();
  if (const auto known = ground.arena.known_leaf(leaf.key)) return *known;
  Question question = fact_question(datum.fact, list.kind == ListKind::parties ? std::string() : list.scheme);
  if (list.kind == ListKind::parties) {
    question.kind = "match";
    question.party = std::move(question.fact);
    question.fact.clear();
    question.list = list.name;
    question.name = datum.object == nullptr ? "" : party_name(*datum.object);
  } else if (!list.scheme.empty()) {
    question.list = list.name;
  }
  leaf.asks.push_back(std::make_shared<const Question>(std::move(question)));
  if (ground.gathering()) {
    leaf.evidence.push_back(shown(datum, Truth::Unknown));
    leaf.evidence.front().list = list.name;
  }
  return ground.arena.leaf(std::move(leaf));
}

const Value* slot_at(const Object& object, std::size_t field) {
  return field < object.slots.size() && !object.slots[field].missing() ? &object.slots[field] : nullptr;
}

void texts_of(const Object& object, std::size_t field, std::vector<std::string>& out) {
  const Value* value = slot_at(object, field);
  if (value == nullptr) return;
  if (const auto* many = std::get_if<std::vector<Value>>(&value->data)) {
    for (const Value& one : *many) out.push_back(print_value(one));
  } else if (!std::holds_alternative<std::monostate>(value->data)) {
    out.push_back(print_value(*value));
  }
}

}  // namespace sekisho::evaluate
