#include <algorithm>

#include "engine/evaluate/ground.h"

namespace sekisho::evaluate {
namespace {

/// An entry that may be the one asked for: its hit, its force, and the condition on it.
struct Hit {
  const ListIndex* index;
  const OwnedEntry* entry;
  FormulaId formula;
};

FormulaId with_entry(Ground& ground, const Hit& hit, int slot, checked::NodeId where) {
  if (hit.formula == always_false && !ground.gathering()) return always_false;
  const FormulaId force = ground.entry_force(*hit.entry, *hit.index);
  if (force == always_false) return always_false;
  std::vector<FormulaId> parts{hit.formula, force};
  if (where != checked::none) {
    Bound before;
    if (slot >= 0) {
      before = ground.slots[static_cast<std::size_t>(slot)];
      Datum datum;
      datum.entry = hit.entry->entry;
      datum.path = hit.index->list->name + "/" + hit.entry->entry->id;
      datum.element = true;
      ground.slots[static_cast<std::size_t>(slot)] = Bound{datum, hit.entry->list};
    }
    parts.push_back(ground.condition(where, *ground.zone));
    if (slot >= 0) ground.slots[static_cast<std::size_t>(slot)] = before;
  }
  return ground.arena.conjunction(parts);
}

Leaf entry_leaf(const std::string& atom, Truth value, const Datum& datum, const Hit& hit) {
  Leaf leaf = settled(atom + "|" + hit.index->list->name + "|" + hit.entry->entry->id, value, datum);
  leaf.evidence.front().list = hit.index->list->name;
  leaf.evidence.front().entry = hit.entry->entry->id;
  return leaf;
}

/// "not on it", so that a false atom has something to show.
FormulaId no_entry(Ground& ground, const std::string& atom, const Datum& datum, const std::vector<std::string>& lists) {
  if (!ground.gathering() && datum.assumption.empty()) return always_false;
  std::string names;
  for (const std::string& list : lists) names += (names.empty() ? "" : ", ") + list;
  Leaf leaf = settled(atom + "|" + names, Truth::False, datum);
  leaf.evidence.front().list = names;
  return ground.arena.leaf(std::move(leaf));
}

/// A miss on a list that the published original goes beyond.
FormulaId beyond_list(Ground& ground, const Datum& datum, const List& list, const std::string& scheme) {
  Leaf leaf;
  leaf.key = "beyond|" + list.name + "|" + datum.path;
  Question question;
  question.kind = "code";
  question.scheme = scheme;
  question.fact = datum.path;
  leaf.asks.push_back(std::make_shared<const Question>(std::move(question)));
  if (ground.gathering()) {
    leaf.evidence = settled("", Truth::Unknown, datum).evidence;
    leaf.evidence.front().list = list.name;
  }
  return ground.arena.leaf(std::move(leaf));
}

// ---- in -------------------------------------------------------------------------------------------------------------------------

std::vector<std::pair<const OwnedEntry*, bool>> entries_for(const ListIndex& index, const Datum& datum, Kind kind) {
  std::vector<std::pair<const OwnedEntry*, bool>> found;  // with whether the placement is undecided
  const auto add = [&](const std::vector<std::uint32_t>& at) {
    for (const std::uint32_t position : at) found.emplace_back(&index.entries[position], false);
  };
  if (const auto* code = std::get_if<Code>(&datum.value->data)) {
    for (const OwnedEntry& entry : index.entries) {
      const Comparison placed = compare_codes(*code, entry.entry->code);
      const bool open = placed.undecided || placed.placement == Placement::strictly_above;
      if (open || placed.placement == Placement::at_or_below) found.emplace_back(&entry, open);
    }
  } else if (kind == Kind::country) {
    if (const auto at = index.by_country.find(print_datum(datum)); at != index.by_country.end()) add(at->second);
  } else if (const auto at = index.by_text.find(normalise_text(print_datum(datum))); at != index.by_text.end()) {
    add(at->second);
  }
  return found;
}

FormulaId one_in(Ground& ground, const checked::InList& in, const Datum& datum, Kind kind) {
  const std::string atom = "in";
  std::vector<FormulaId> alternatives;
  for (const std::string& name : in.lists) {
    const ListIndex& index = ground.world.list(name);
    bool listed = false;
    for (const auto& [entry, open] : entries_for(index, datum, kind)) {
      Hit hit{&index, entry, always_true};
      Leaf leaf = entry_leaf(atom, open ? Truth::Unknown : Truth::True, datum, hit);
      if (open) {
        Question question = fact_question(datum.path);
        question.kind = "code";
        question.scheme = entry->entry->code.scheme;
        question.candidates = {to_string(entry->entry->code)};
        leaf.asks.assign(1, std::make_shared<const Question>(std::move(question)));
      }
      hit.formula = ground.arena.leaf(std::move(leaf));
      alternatives.push_back(with_entry(ground, hit, in.entry_slot, in.where));
      listed = true;
    }
    if (!listed && !index.list->complete) alternatives.push_back(beyond_list(ground, datum, *index.list, index.list->scheme));
  }
  if (alternatives.empty()) return no_entry(ground, atom, datum, in.lists);
  return ground.arena.disjunction(alternatives);
}

// ---- classified -----------------------------------------------------------------------------------------------------------------

const Value* slot_named(const Object& object, std::string_view name) {
  const auto at = object.type->find(name);
  return at ? &object.slots[*at] : nullptr;
}

std::vector<Datum> codes_of(const Object& object, std::string_view field, const std::string& scheme) {
  std::vector<Datum> codes;
  const Value* value = slot_named(object, field);
  if (value == nullptr || value->missing()) return codes;
  const auto* many = std::get_if<std::vector<Value>>(&value->data);
  if (many == nullptr) return codes;
  for (std::size_t at = 0; at < many->size(); ++at) {
    const auto* code = std::get_if<Code>(&(*many)[at].data);
    if (code == nullptr || (!scheme.empty() && code->scheme != scheme)) continue;
    Datum datum;
    datum.value = &(*many)[at];
    datum.object = &object;
    datum.path = object.path + "." + std::string(field) + "[" + std::to_string(at + 1) + "]";
    codes.push_back(std::move(datum));
  }
  return codes;
}

Time assigned_on(const Ground& ground, const Object& object) {
  if (const Value* value = slot_named(object, "classified_on"); value != nullptr && !value->missing())
    return std::get<Time>(value->data);
  return ground.now();
}

const Code& code_of(const Datum& datum) { return std::get<Code>(datum.value->data); }

bool is_none(const Code& code) { return canonical(code).text == "none"; }

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
  const std::string text = canonical(code).text;
  for (std::size_t dot = text.find('.'); dot != std::string::npos; dot = text.find('.', dot + 1)) {
    if (const auto at = index.by_code.find(text.substr(0, dot)); at != index.by_code.end()) add(at->second);
  }
  if (const auto at = index.by_code.find(text); at != index.by_code.end()) add(at->second);
  const std::string below = text + ".";
  for (auto at = index.by_code.lower_bound(below); at != index.by_code.end() && at->first.rfind(below, 0) == 0; ++at)
    add(at->second);
  return near;
}

struct Placed {
  Truth value = Truth::False;
  bool later = false;
};

/// code(a, e) of semantics.md.
Placed placed(const Ground& ground, const ListIndex& index, const Object& object, const Code& code, const Entry& entry) {
  const Comparison comparison = compare_codes(code, entry.code);
  if (comparison.placement == Placement::other && !comparison.undecided) return {};
  if (entry.effective) {
    const Timezone& zone = ground.list_zone(index);
    if (zone.day_of(*entry.effective) > zone.day_of(assigned_on(ground, object))) return {Truth::Unknown, true};
  }
  if (comparison.undecided || comparison.placement == Placement::strictly_above) return {Truth::Unknown, false};
  return {Truth::True, false};
}

Leaf code_leaf(const Datum& code, Truth value, const Hit& hit) {
  Leaf leaf = entry_leaf("classified", value, code, hit);
  if (value == Truth::Unknown) {
    Question question = fact_question(code.path);
    question.kind = "code";
    question.scheme = code_of(code).scheme;
    question.candidates = {to_string(hit.entry->entry->code)};
    leaf.asks.assign(1, std::make_shared<const Question>(std::move(question)));
  }
  return leaf;
}

/// `except` and `for` of an entry, for one code of an item.
FormulaId qualifications(Ground& ground, const Hit& hit, const Datum& code, const Object& object) {
  const Entry& entry = *hit.entry->entry;
  std::vector<FormulaId> parts;
  for (const Code& except : entry.except_codes) {
    const Comparison comparison = compare_codes(code_of(code), except);
    const bool open = comparison.undecided || comparison.placement == Placement::strictly_above;
    if (!open && comparison.placement == Placement::other) continue;
    Leaf leaf = code_leaf(code, open ? Truth::Unknown : Truth::True, hit);
    leaf.key += "|except " + to_string(except);
    parts.push_back(ground.arena.negation(ground.arena.leaf(std::move(leaf))));
  }
  if (!entry.for_codes.empty()) {
    std::vector<FormulaId> alternatives;
    const Value* related = slot_named(object, "related_codes");
    if (related == nullptr || related->missing())
      alternatives.push_back(missing_fact(ground, "for " + entry.id, object.path + ".related_codes"));
    for (const Datum& other : codes_of(object, "related_codes", "")) {
      for (const Code& wanted : entry.for_codes) {
        const Comparison comparison = compare_codes(code_of(other), wanted);
        const bool open = comparison.undecided || comparison.placement == Placement::strictly_above;
        if (!open && comparison.placement == Placement::other) continue;
        Leaf leaf = code_leaf(other, open ? Truth::Unknown : Truth::True, hit);
        leaf.key += "|for " + to_string(wanted);
        alternatives.push_back(ground.arena.leaf(std::move(leaf)));
      }
    }
    parts.push_back(ground.arena.disjunction(alternatives));
  }
  return ground.arena.conjunction(parts);
}

bool in_register(const ListIndex& index, const Code& code) {
  for (const OwnedEntry* entry : entries_near(index, code)) {
    if (compare_codes(code, entry->entry->code).placement != Placement::other) return true;
  }
  return false;
}

Question missing_code(const Object& object, const std::string& scheme) {
  Question question;
  question.kind = "code";
  question.scheme = scheme;
  question.fact = object.path + ".control_codes";
  return question;
}

/// A line without a code of the list's scheme: what the list says of it.
FormulaId unclassified(Ground& ground, const ListIndex& index, const Object& object) {
  const List& list = *index.list;
  Datum fact;
  fact.object = &object;
  fact.path = object.path + ".control_codes";
  fact.missing = true;
  Leaf leaf;
  leaf.key = "unclassified|" + list.name + "|" + object.path;
  leaf.asks.push_back(std::make_shared<const Question>(missing_code(object, list.scheme)));
  Evidence evidence;
  evidence.fact = fact.path;
  evidence.list = list.name;
  if (list.unclassified == Unclassified::by_hs) {
    const Value* hs = slot_named(object, "hs_code");
    const bool given = hs != nullptr && !hs->missing();
    bool reference = !given;
    for (const OwnedEntry& entry : index.entries) {
      for (const Code& code : entry.entry->hs) {
        if (!given || reference) break;
        const Comparison comparison = compare_codes(std::get<Code>(hs->data), code);
        reference = comparison.undecided || comparison.placement != Placement::other;
      }
    }
    if (!reference) {
      leaf.value = Truth::False;
      leaf.assumed = true;
      leaf.notes.push_back({.what = object.path + ".control_codes",
                            .why = "no " + list.scheme + " code; the HS code is none of the reference codes of `" + list.name + "`",
                            .assumed = "not listed",
                            .lines = {}});
      evidence.fact = object.path + ".hs_code";
      evidence.value = print_value(*hs);
      evidence.is = Truth::False;
    }
  }
  leaf.evidence.push_back(std::move(evidence));
  return ground.arena.leaf(std::move(leaf));
}

/// Where only some entries would do, a missing code matters only if one of them is in force.
FormulaId any_entry(Ground& ground, const ListIndex& index, const checked::Classified& classified, FormulaId open) {
  if (classified.where == checked::none || open == always_false) return open;
  std::vector<FormulaId> alternatives;
  for (const OwnedEntry& entry : index.entries) {
    const FormulaId one = with_entry(ground, {&index, &entry, always_true}, classified.entry_slot, classified.where);
    if (one == always_true) return open;
    alternatives.push_back(one);
  }
  return ground.arena.conjunction({open, ground.arena.disjunction(alternatives)});
}

/// `SCHEME:none` is an answer: false, except against entries that came into force after it was given.
void none_against(Ground& ground, const ListIndex& index, const checked::Classified& classified, const Datum& code,
                  std::vector<FormulaId>& alternatives) {
  const Timezone& zone = ground.list_zone(index);
  const Date assigned = zone.day_of(assigned_on(ground, *code.object));
  if (assigned >= zone.day_of(ground.now())) return;
  for (const OwnedEntry& entry : index.entries) {
    if (!entry.entry->effective || zone.day_of(*entry.entry->effective) <= assigned) continue;
    Hit hit{&index, &entry, always_true};
    hit.formula = ground.arena.leaf(code_leaf(code, Truth::Unknown, hit));
    alternatives.push_back(with_entry(ground, hit, classified.entry_slot, classified.where));
  }
}

FormulaId classified_in(Ground& ground, const ListIndex& index, const checked::Classified& classified, const Object& object) {
  const List& list = *index.list;
  const std::vector<Datum> codes = codes_of(object, "control_codes", list.scheme);
  if (codes.empty()) return any_entry(ground, index, classified, unclassified(ground, index, object));
  std::vector<FormulaId> alternatives;
  for (const Datum& code : codes) {
    if (is_none(code_of(code))) {
      none_against(ground, index, classified, code, alternatives);
      continue;
    }
    bool near = false;
    for (const OwnedEntry* entry : entries_near(index, code_of(code))) {
      const Placed place = placed(ground, index, object, code_of(code), *entry->entry);
      if (place.value == Truth::False) continue;
      near = true;
      Hit hit{&index, entry, always_true};
      hit.formula = ground.arena.conjunction(
          {ground.arena.leaf(code_leaf(code, place.value, hit)), qualifications(ground, hit, code, object)});
      alternatives.push_back(with_entry(ground, hit, classified.entry_slot, classified.where));
    }
    if (near) continue;
    bool registered = true;
    for (const ListIndex* known : ground.world.registers(list.scheme))
      registered = registered && in_register(*known, code_of(code));
    if (!registered || !list.complete) alternatives.push_back(beyond_list(ground, code, list, list.scheme));
  }
  if (alternatives.empty()) return no_entry(ground, "classified", codes.front(), {list.name});
  return ground.arena.disjunction(alternatives);
}

// ---- matches --------------------------------------------------------------------------------------------------------------------

void texts_of(const Object& object, std::string_view field, std::vector<std::string>& out) {
  const Value* value = slot_named(object, field);
  if (value == nullptr || value->missing()) return;
  if (const auto* many = std::get_if<std::vector<Value>>(&value->data)) {
    for (const Value& one : *many) out.push_back(print_value(one));
  } else if (!std::holds_alternative<std::monostate>(value->data)) {
    out.push_back(print_value(*value));
  }
}

/// Identifiers of the same type and issuer: all agree, all differ, or mixed; nothing to compare: absent.
std::optional<Truth> by_identifiers(const Object& party, const Entry& entry) {
  const Value* ids = slot_named(party, "ids");
  if (ids == nullptr || ids->missing()) return std::nullopt;
  const auto* many = std::get_if<std::vector<Value>>(&ids->data);
  if (many == nullptr) return std::nullopt;
  std::optional<Truth> all;
  for (const Value& value : *many) {
    const auto* id = std::get_if<ObjectPtr>(&value.data);
    if (id == nullptr) continue;
    const auto part = [&](std::string_view field) {
      const Value* slot = slot_named(**id, field);
      return slot == nullptr || slot->missing() ? std::string() : print_value(*slot);
    };
    for (const Identifier& other : entry.ids) {
      if (part("type") != other.type || part("issuer") != other.issuer) continue;
      const Truth agrees = truth(normalise_text(part("value")) == normalise_text(other.value));
      all = all ? meet(*all, agrees) : agrees;
    }
  }
  return all;
}

const Clearance* clearance_for(const Ground& ground, const Object& party, const std::string& list, const std::string& entry) {
  std::vector<std::string> names;
  texts_of(party, "name", names);
  texts_of(party, "alt_names", names);
  for (const Clearance& clearance : ground.transaction->clearances) {
    if (clearance.list != list || clearance.entry != entry) continue;
    for (const std::string& name : names) {
      if (normalise_text(name) == normalise_text(clearance.party)) return &clearance;
    }
  }
  return nullptr;
}

Question match_question(const Datum& party, const std::string& name, const ListIndex& index, const NameHit& hit) {
  Question question;
  question.kind = "match";
  question.party = party.path;
  question.list = index.list->name;
  question.entry = hit.entry->id;
  question.name = name;
  question.score = hit.score;
  question.for_ = hit.for_;
  question.against = hit.against;
  return question;
}

/// All entries of a list that may be this party: by name, by identifier, by a human's clearance; by score, then entry id.
std::vector<NameHit> candidates(Ground& ground, const ListIndex& index, const Object& party, const checked::Matches& matches) {
  std::vector<std::string> names;
  texts_of(party, matches.addresses ? "address" : "name", names);
  if (!matches.addresses) texts_of(party, "alt_names", names);
  std::vector<NameHit> found;
  const auto keep = [&](std::vector<NameHit> hits) {
    found.insert(found.end(), std::make_move_iterator(hits.begin()), std::make_move_iterator(hits.end()));
  };
  const auto named = [&](const Entry* entry) {
    return std::any_of(found.begin(), found.end(), [&](const NameHit& hit) { return hit.entry == entry; });
  };
  const std::string& list = index.list->name;
  const Screener& screener = ground.world.screener();
  keep(matches.addresses ? screener.find_address(list, names, matches.review) : screener.find(list, names, matches.review));
  if (!index.added.empty()) keep(Screener::score(index.added, names, matches.review, matches.addresses));
  for (const OwnedEntry& entry : index.entries) {
    if (matches.addresses || named(entry.entry)) continue;
    if (entry.entry->ids.empty() && ground.transaction->clearances.empty()) continue;
    const bool cleared = clearance_for(ground, party, list, entry.entry->id) != nullptr;
    if (!cleared && by_identifiers(party, *entry.entry).value_or(Truth::False) == Truth::False) continue;
    NameHit hit;
    hit.list = entry.list;
    hit.entry = entry.entry;
    found.push_back(std::move(hit));
  }
  std::stable_sort(found.begin(), found.end(), [](const NameHit& a, const NameHit& b) {
    return a.score != b.score ? a.score > b.score : a.entry->id < b.entry->id;
  });
  return found;
}

/// The same, remembered for the record: many provisions ask about one list.
std::vector<NameHit> screened(Ground& ground, const ListIndex& index, const Object& party, const checked::Matches& matches) {
  for (const Ground::Screened& known : ground.screened) {
    if (known.index == &index && known.party == &party && known.addresses == matches.addresses && known.review == matches.review)
      return known.hits;
  }
  std::vector<NameHit> hits = candidates(ground, index, party, matches);
  ground.screened.push_back({&index, &party, matches.addresses, matches.review, hits});
  return hits;
}

FormulaId one_match(Ground& ground, const checked::Matches& matches, const ListIndex& index, const Datum& party,
                    const NameHit& hit) {
  std::vector<std::string> names;
  texts_of(*party.object, matches.addresses ? "address" : "name", names);
  Datum shown = party;
  shown.path += matches.addresses ? ".address" : ".name";
  Truth value = hit.score >= matches.certain ? Truth::True : hit.score >= matches.review ? Truth::Unknown : Truth::False;
  if (!matches.addresses) {
    if (const auto same = by_identifiers(*party.object, *hit.entry)) value = *same;
    if (const Clearance* clearance = clearance_for(ground, *party.object, index.list->name, hit.entry->id))
      value = truth(clearance->same);
  }
  const OwnedEntry entry{hit.list, hit.entry};
  Hit listed{&index, &entry, always_true};
  Leaf leaf = entry_leaf(matches.addresses ? "address matches" : "matches", value, shown, listed);
  if (!names.empty()) leaf.evidence.front().value = names.front();
  leaf.evidence.front().alias = hit.alias;
  if (!hit.alias.empty()) leaf.evidence.front().score = hit.score;
  if (value == Truth::Unknown) {
    leaf.asks.assign(1, std::make_shared<const Question>(match_question(party, names.empty() ? "" : names.front(), index, hit)));
  }
  listed.formula = ground.arena.leaf(std::move(leaf));
  return with_entry(ground, listed, matches.entry_slot, matches.where);
}

FormulaId party_matches(Ground& ground, const checked::Matches& matches, const Datum& party) {
  const std::string field = matches.addresses ? "address" : "name";
  if (party.missing || party.object == nullptr) return missing_fact(ground, "matches", party.path);
  std::vector<std::string> names;
  texts_of(*party.object, field, names);
  std::vector<FormulaId> alternatives;
  for (const std::string& list : matches.lists) {
    const ListIndex& index = ground.world.list(list);
    for (const NameHit& hit : screened(ground, index, *party.object, matches)) {
      alternatives.push_back(one_match(ground, matches, index, party, hit));
    }
  }
  if (names.empty()) {
    std::string lists;
    for (const std::string& list : matches.lists) lists += "," + list;
    alternatives.push_back(missing_fact(ground, "matches " + lists, party.path + "." + field));
  }
  Datum shown = party;
  shown.path += "." + field;
  if (alternatives.empty()) return no_entry(ground, "matches", shown, matches.lists);
  return ground.arena.disjunction(alternatives);
}

}  // namespace

FormulaId ground_in_list(Ground& ground, const checked::InList& in) {
  const Kind kind = ground.node(in.left).type.kind;
  std::vector<FormulaId> alternatives;
  for (const Datum& datum : ground.data(in.left)) {
    if (datum.missing) {
      std::string lists;
      for (const std::string& list : in.lists) lists += "," + list;
      alternatives.push_back(missing_fact(ground, "in " + lists, datum.path));
    } else if (datum.nothing) {
      alternatives.push_back(ground.arena.leaf(settled("in", Truth::False, datum)));
    } else {
      alternatives.push_back(one_in(ground, in, datum, kind));
    }
  }
  return ground.arena.disjunction(alternatives);
}

FormulaId ground_classified(Ground& ground, const checked::Classified& classified) {
  std::vector<FormulaId> alternatives;
  for (const Datum& datum : ground.data(classified.item)) {
    for (const std::string& list : classified.lists) {
      alternatives.push_back(datum.missing ? missing_fact(ground, "classified in " + list, datum.path)
                                           : classified_in(ground, ground.world.list(list), classified, *datum.object));
    }
  }
  return ground.arena.disjunction(alternatives);
}

FormulaId ground_classified_within(Ground& ground, const checked::ClassifiedWithin& classified) {
  std::vector<FormulaId> alternatives;
  for (const Datum& datum : ground.data(classified.item)) {
    if (datum.missing) {
      alternatives.push_back(missing_fact(ground, "classified within " + to_string(classified.code), datum.path));
      continue;
    }
    const std::vector<Datum> codes = codes_of(*datum.object, "control_codes", classified.code.scheme);
    for (const Datum& code : codes) {
      const Comparison comparison = compare_codes(code_of(code), classified.code);
      const bool open = comparison.undecided || comparison.placement == Placement::strictly_above;
      Leaf leaf =
          settled("classified within " + to_string(classified.code),
                  open ? Truth::Unknown : truth(comparison.placement == Placement::at_or_below && !is_none(code_of(code))), code);
      if (open) {
        Question question = fact_question(code.path);
        question.kind = "code";
        question.scheme = classified.code.scheme;
        question.candidates = {to_string(classified.code)};
        leaf.asks.assign(1, std::make_shared<const Question>(std::move(question)));
      }
      alternatives.push_back(ground.arena.leaf(std::move(leaf)));
    }
    if (!codes.empty()) continue;
    Leaf leaf;
    leaf.key = "classified within " + to_string(classified.code) + "|" + datum.object->path;
    leaf.asks.push_back(std::make_shared<const Question>(missing_code(*datum.object, classified.code.scheme)));
    Evidence evidence;
    evidence.fact = datum.object->path + ".control_codes";
    leaf.evidence.push_back(std::move(evidence));
    alternatives.push_back(ground.arena.leaf(std::move(leaf)));
  }
  return ground.arena.disjunction(alternatives);
}

FormulaId ground_matches(Ground& ground, const checked::Matches& matches) {
  std::vector<FormulaId> alternatives;
  for (const Datum& party : ground.data(matches.parties)) alternatives.push_back(party_matches(ground, matches, party));
  return ground.arena.disjunction(alternatives);
}

}  // namespace sekisho::evaluate
