#include "engine/evaluate/hit.h"

/// `X in LIST` (docs/reference/language.md §5): countries, terms, codes and texts of a list.
namespace sekisho::evaluate {
namespace {

struct Place {
  const OwnedEntry* entry;
  bool open;  // a code strictly above the entry's, or of another national scheme
};

std::vector<Place> code_places(const ListIndex& index, const Code& code) {
  std::vector<Place> places;
  for (const OwnedEntry& entry : index.entries) {
    const Comparison placed = compare_codes(code, entry.entry->code);
    const bool open = is_open(placed);
    if (open || placed.placement == Placement::at_or_below) places.push_back({&entry, open});
  }
  return places;
}

std::vector<Place> places_in(Ground& ground, const ListIndex& index, const Datum& datum, Kind kind) {
  if (const auto* code = std::get_if<Code>(&datum.value->data)) return code_places(index, *code);
  const auto& table = kind == Kind::country ? index.by_country : index.by_text;
  const auto* text = std::get_if<std::string>(&datum.value->data);
  const auto found = kind == Kind::country && text != nullptr ? table.find(*text)
                     : kind == Kind::country                  ? table.find(print_datum(datum))
                                                              : table.find(ground.normalised(datum));
  std::vector<Place> places;
  if (found == table.end()) return places;
  for (const std::uint32_t position : found->second) places.push_back({&index.entries[position], false});
  return places;
}

FormulaId placed_atom(Ground& ground, const Datum& datum, const Hit& hit, bool open) {
  const Truth value = open ? Truth::Unknown : Truth::True;
  return atom(ground, value, datum, [&] {
    Leaf leaf = entry_leaf(ground, "in", value, datum, hit);
    if (!open) return leaf;
    const Code& code = hit.entry->entry->code;
    leaf.asks.assign(1, std::make_shared<const Question>(finer_code(datum.fact, code.scheme, code)));
    return leaf;
  });
}

FormulaId one_in(Ground& ground, const checked::InList& in, const Datum& datum, Kind kind) {
  Formulas alternatives;
  for (const ListIndex* list : ground.world.lists(in.lists)) {
    const ListIndex& index = *list;
    const std::vector<Place> places = places_in(ground, index, datum, kind);
    for (const Place& place : places) {
      Hit hit{&index, place.entry, always_true};
      hit.formula = placed_atom(ground, datum, hit, place.open);
      alternatives.push_back(with_entry(ground, hit, in.entry_slot, in.where));
    }
    if (!index.complete)
      alternatives.push_back(beyond_list(ground, "in" + ground.scope(in.where, in.entry_slot), datum, *index.list));
  }
  if (alternatives.empty()) return no_entry(ground, "in", datum, in.lists);
  return ground.arena.disjunction(alternatives);
}

}  // namespace

FormulaId ground_in_list(Ground& ground, const checked::InList& in) {
  const Kind kind = ground.node(in.left).type.kind;
  Formulas alternatives;
  const Data data = ground.data(in.left);
  for (const Datum& datum : data) {
    if (datum.missing)
      alternatives.push_back(missing_fact(ground, "in " + names_of(in.lists) + ground.scope(in.where, in.entry_slot), datum.fact));
    else if (datum.nothing)
      alternatives.push_back(ground.arena.leaf(settled(ground, "in", Truth::False, datum)));
    else
      alternatives.push_back(one_in(ground, in, datum, kind));
  }
  for (const ListIndex* index : ground.world.lists(in.lists)) {
    const List& list = *index->list;
    if (kind == Kind::code && only_other_schemes(data, list.scheme))
      alternatives.push_back(missing_scheme(ground, "in " + list.name + ground.scope(in.where, in.entry_slot), data, list.scheme));
  }
  return ground.arena.disjunction(alternatives);
}

}  // namespace sekisho::evaluate
