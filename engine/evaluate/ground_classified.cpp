#include <algorithm>

#include "engine/evaluate/hit.h"

/// `item classified in LIST` (docs/reference/language.md §5, "Classification"; semantics.md, `code` and `classified`).
namespace sekisho::evaluate {
namespace {

using Codes = boost::container::small_vector<Datum, 4>;

const Code& code_of(const Datum& datum) { return std::get<Code>(datum.value->data); }

bool is_none(const Code& code) { return code.text == "none"; }

/// The codes of a scheme (of any, where it is empty) in a field of codes.
Codes codes_of(const Object& object, std::size_t field, std::string_view name, std::string_view scheme) {
  Codes codes;
  const Value* value = slot_at(object, field);
  const auto* many = value == nullptr ? nullptr : std::get_if<std::vector<Value>>(&value->data);
  if (many == nullptr) return codes;
  for (std::size_t at = 0; at < many->size(); ++at) {
    const auto* code = std::get_if<Code>(&(*many)[at].data);
    if (code == nullptr || (!scheme.empty() && code->scheme != scheme)) continue;
    Datum datum;
    datum.value = &(*many)[at];
    datum.object = &object;
    datum.fact = fact_name(object.path, name, static_cast<int>(at + 1));
    codes.push_back(datum);
  }
  return codes;
}

Codes control_codes(const Ground& ground, const Object& object, std::string_view scheme) {
  return codes_of(object, fields_of(ground, object).control_codes, "control_codes", scheme);
}

/// The day the codes were assigned; by default the record's, whatever day the lists are read on.
Time assigned_on(const Ground& ground, const Object& object) {
  const Value* value = slot_at(object, fields_of(ground, object).classified_on);
  return value != nullptr ? std::get<Time>(value->data) : ground.transaction->date;
}

/// Entries at, above or below a code; for a tariff scheme every entry is compared.
std::vector<const OwnedEntry*> entries_near(const ListIndex& index, const Code& code) {
  std::vector<const OwnedEntry*> near;
  const auto add = [&](const std::vector<std::uint32_t>& at) {
    for (const std::uint32_t position : at) near.push_back(&index.entries[position]);
  };
  if (is_tariff_scheme(code.scheme)) {
    for (const OwnedEntry& entry : index.entries) near.push_back(&entry);
    return near;
  }
  std::string text = canonical(code).text;
  const std::string_view whole = text;
  for (std::size_t dot = whole.find('.'); dot != std::string_view::npos; dot = whole.find('.', dot + 1)) {
    if (const auto at = index.by_code.find(whole.substr(0, dot)); at != index.by_code.end()) add(at->second);
  }
  if (const auto at = index.by_code.find(whole); at != index.by_code.end()) add(at->second);
  text += '.';
  for (auto at = index.by_code.lower_bound(text); at != index.by_code.end() && at->first.starts_with(text); ++at) add(at->second);
  return near;
}

/// code(a, e) of semantics.md, for an entry that did not come after the day the code was assigned.
Truth placed(const Code& code, const Entry& entry) {
  const Comparison comparison = compare_codes(code, entry.code);
  if (is_open(comparison)) return Truth::Unknown;
  return truth(comparison.placement == Placement::at_or_below);
}

Leaf code_leaf(const Ground& ground, const Datum& code, Truth value, const Hit& hit) {
  Leaf leaf = entry_leaf(ground, "classified", value, code, hit);
  if (value == Truth::Unknown) {
    const Question question = finer_code(code.fact, code_of(code).scheme, hit.entry->entry->code);
    leaf.asks.assign(1, std::make_shared<const Question>(question));
  }
  return leaf;
}

FormulaId code_atom(Ground& ground, const Datum& code, Truth value, const Hit& hit) {
  return atom(ground, value, code, [&] { return code_leaf(ground, code, value, hit); });
}

/// A code against one named in an entry's `except` or `for`; nothing where they have nothing to do with each other.
std::optional<FormulaId> against(Ground& ground, const Datum& code, const Code& other, std::string_view word, const Hit& hit) {
  const Comparison comparison = compare_codes(code_of(code), other);
  const bool open = is_open(comparison);
  if (!open && comparison.placement == Placement::other) return std::nullopt;
  const Truth value = open ? Truth::Unknown : Truth::True;
  return atom(ground, value, code, [&] {
    Leaf leaf = code_leaf(ground, code, value, hit);
    leaf.key += "|" + std::string(word) + " " + to_string(other);
    return leaf;
  });
}

/// `except` and `for` of an entry, for one code of an item.
FormulaId qualifications(Ground& ground, const Hit& hit, const Datum& code, const Object& object) {
  const Entry& entry = *hit.entry->entry;
  if (entry.except_codes.empty() && entry.for_codes.empty()) return always_true;
  Formulas parts;
  for (const Code& except : entry.except_codes) {
    if (const auto excepted = against(ground, code, except, "except", hit)) parts.push_back(ground.arena.negation(*excepted));
  }
  if (!entry.for_codes.empty()) {
    Formulas alternatives;
    const std::size_t related = fields_of(ground, object).related_codes;
    if (slot_at(object, related) == nullptr)
      alternatives.push_back(
          missing_fact(ground, "for " + hit.index->list->name + "/" + entry.id, fact_name(object.path, "related_codes")));
    for (const Datum& other : codes_of(object, related, "related_codes", "")) {
      for (const Code& wanted : entry.for_codes) {
        if (const auto fits = against(ground, other, wanted, "for", hit)) alternatives.push_back(*fits);
      }
    }
    parts.push_back(ground.arena.disjunction(alternatives));
  }
  return ground.arena.conjunction(parts);
}

bool in_register(const ListIndex& index, const Code& code) {
  for (const OwnedEntry* entry : entries_near(index, code)) {
    if (compare_codes(code, entry->entry->code).placement == Placement::at_or_below) return true;
  }
  return false;
}

/// No code of the scheme is given: unknown, and the question is that code.
Leaf missing_code(const Ground& ground, const Object& object, const std::string& key, const std::string& scheme) {
  Leaf leaf;
  leaf.key = key + "|" + object.path;
  leaf.on.emplace().fact = fact_name(object.path, "control_codes");
  leaf.scheme = scheme;
  if (ground.gathering()) leaf.evidence.push_back(shown(*leaf.on, Truth::Unknown));
  return leaf;
}

/// The same where the HS code says that the line is not listed: an assumption.
Leaf not_referred_to(const Ground& ground, const Object& object, const std::string& key, const List& list, const Value& hs) {
  Leaf leaf = missing_code(ground, object, key, list.scheme);
  leaf.asks = asks_of(leaf);
  leaf.on.reset();
  leaf.value = Truth::False;
  leaf.assumed = true;
  leaf.notes.push_back({.what = leaf.asks.front()->fact,
                        .why = "no " + list.scheme + " code; the HS code is none of the reference codes of `" + list.name + "`",
                        .assumed = "not listed",
                        .lines = {}});
  for (Evidence& evidence : leaf.evidence) {
    evidence.fact = object.path + ".hs_code";
    evidence.value = print_value(hs);
    evidence.is = Truth::False;
  }
  return leaf;
}

/// Whether a line's HS code may be one of the reference codes of the entries in force; a missing one may.
bool may_be_referred_to(Ground& ground, const ListIndex& index, const Value* hs) {
  if (hs == nullptr) return true;
  for (const OwnedEntry& entry : index.entries) {
    const bool refers = std::any_of(entry.entry->hs.begin(), entry.entry->hs.end(), [&](const Code& code) {
      const Comparison comparison = compare_codes(std::get<Code>(hs->data), code);
      return comparison.undecided || comparison.placement != Placement::other;
    });
    if (refers && ground.arena[ground.entry_force(entry, index)].value != Truth::False) return true;
  }
  return false;
}

/// A line without a code of the list's scheme: what the list says of it.
FormulaId unclassified(Ground& ground, const ListIndex& index, const checked::Classified& classified, const Object& object) {
  const List& list = *index.list;
  const std::string key = "unclassified|" + list.name + ground.scope(classified.where, classified.entry_slot);
  const Value* hs = slot_at(object, fields_of(ground, object).hs_code);
  const bool open = list.unclassified != Unclassified::by_hs || !index.complete || may_be_referred_to(ground, index, hs);
  if (const auto known = open ? ground.arena.known_leaf(key + "|" + object.path) : std::nullopt) return *known;
  Leaf leaf = open ? missing_code(ground, object, key, list.scheme) : not_referred_to(ground, object, key, list, *hs);
  for (Evidence& evidence : leaf.evidence) evidence.list = list.name;
  return ground.arena.leaf(std::move(leaf));
}

/// Where only some entries would do, a missing code matters only if one of them is in force.
FormulaId any_entry(Ground& ground, const ListIndex& index, const checked::Classified& classified, FormulaId open) {
  if (classified.where == checked::none || open == always_false || !index.complete) return open;
  Formulas alternatives;
  for (const OwnedEntry& entry : index.entries) {
    const FormulaId one = with_entry(ground, {&index, &entry, always_true}, classified.entry_slot, classified.where);
    if (one == always_true) return open;
    alternatives.push_back(one);
  }
  return ground.arena.conjunction({open, ground.arena.disjunction(alternatives)});
}

/// A code (or `SCHEME:none`) answers only for entries in force on the day it was assigned: those that came later are unknown.
void later_entries(Ground& ground, const ListIndex& index, const checked::Classified& classified, const Datum& code,
                   Formulas& alternatives) {
  const Timezone& zone = ground.list_zone(index);
  const Date assigned = zone.day_of(assigned_on(ground, *code.object));
  if (assigned >= zone.day_of(ground.now())) return;
  for (const OwnedEntry& entry : index.entries) {
    if (!entry.entry->effective || zone.day_of(*entry.entry->effective) <= assigned) continue;
    Hit hit{&index, &entry, always_true};
    const FormulaId qualified = is_none(code_of(code)) ? always_true : qualifications(ground, hit, code, *code.object);
    hit.formula = ground.arena.conjunction({code_atom(ground, code, Truth::Unknown, hit), qualified});
    alternatives.push_back(with_entry(ground, hit, classified.entry_slot, classified.where));
  }
}

/// One code of an item against a list.
void code_against(Ground& ground, const ListIndex& index, const checked::Classified& classified, const Datum& code,
                  Formulas& alternatives) {
  const List& list = *index.list;
  const Object& object = *code.object;
  const Timezone& zone = ground.list_zone(index);
  const Date assigned = zone.day_of(assigned_on(ground, object));
  for (const OwnedEntry* entry : entries_near(index, code_of(code))) {
    if (entry->entry->effective && zone.day_of(*entry->entry->effective) > assigned) continue;  // see `later_entries`
    const Truth place = placed(code_of(code), *entry->entry);
    if (place == Truth::False) continue;
    Hit hit{&index, entry, always_true};
    hit.formula = ground.arena.conjunction({code_atom(ground, code, place, hit), qualifications(ground, hit, code, object)});
    alternatives.push_back(with_entry(ground, hit, classified.entry_slot, classified.where));
  }
  bool beyond = !index.complete;
  for (const ListIndex* known : ground.world.registers(list.scheme)) beyond = beyond || !in_register(*known, code_of(code));
  if (beyond) {
    const std::string atom_name = "classified" + ground.scope(classified.where, classified.entry_slot);
    alternatives.push_back(beyond_list(ground, atom_name, code, list));
  }
}

FormulaId classified_in(Ground& ground, const ListIndex& index, const checked::Classified& classified, const Object& object) {
  const Codes codes = control_codes(ground, object, index.list->scheme);
  if (codes.empty()) return any_entry(ground, index, classified, unclassified(ground, index, classified, object));
  Formulas alternatives;
  for (const Datum& code : codes) {
    if (!is_none(code_of(code))) code_against(ground, index, classified, code, alternatives);
    later_entries(ground, index, classified, code, alternatives);
  }
  if (alternatives.empty()) return no_entry(ground, "classified", codes.front(), {index.list->name});
  return ground.arena.disjunction(alternatives);
}

FormulaId code_within(Ground& ground, const Datum& code, const Code& wanted) {
  const Comparison comparison = compare_codes(code_of(code), wanted);
  const bool open = is_open(comparison);
  const Truth value = open ? Truth::Unknown : truth(comparison.placement == Placement::at_or_below && !is_none(code_of(code)));
  return atom(ground, value, code, [&] {
    Leaf leaf = settled(ground, "classified within " + to_string(wanted), value, code);
    if (open) leaf.asks.assign(1, std::make_shared<const Question>(finer_code(code.fact, wanted.scheme, wanted)));
    return leaf;
  });
}

}  // namespace

FormulaId ground_classified(Ground& ground, const checked::Classified& classified) {
  Formulas alternatives;
  for (const Datum& datum : ground.data(classified.item)) {
    for (const ListIndex* list : ground.world.lists(classified.lists)) {
      alternatives.push_back(
          datum.missing
              ? missing_fact(ground, "classified in " + list->list->name + ground.scope(classified.where, classified.entry_slot),
                             datum.fact)
              : classified_in(ground, *list, classified, *datum.object));
    }
  }
  return ground.arena.disjunction(alternatives);
}

FormulaId item_within(Ground& ground, const Datum& item, const Code& wanted) {
  if (item.missing) return missing_fact(ground, "classified within " + to_string(wanted), item.fact);
  Formulas alternatives;
  const Codes codes = control_codes(ground, *item.object, wanted.scheme);
  for (const Datum& code : codes) alternatives.push_back(code_within(ground, code, wanted));
  if (!codes.empty()) return ground.arena.disjunction(alternatives);
  return ground.arena.leaf(missing_code(ground, *item.object, "classified within " + to_string(wanted), wanted.scheme));
}

FormulaId ground_classified_within(Ground& ground, const checked::ClassifiedWithin& classified) {
  Formulas alternatives;
  for (const Datum& datum : ground.data(classified.item)) alternatives.push_back(item_within(ground, datum, classified.code));
  return ground.arena.disjunction(alternatives);
}

}  // namespace sekisho::evaluate
