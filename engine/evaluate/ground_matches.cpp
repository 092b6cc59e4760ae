#include <algorithm>

#include "engine/evaluate/matching.h"

/// `X matches LIST` (docs/reference/language.md §7): clearances first, then identifiers, then the score.
namespace sekisho::evaluate {

std::vector<std::string> names_on_record(const Ground& ground, const Object& party, bool addresses) {
  const KnownFields& fields = fields_of(ground, party);
  std::vector<std::string> names;
  texts_of(party, addresses ? fields.address : fields.name, names);
  if (!addresses) texts_of(party, fields.alt_names, names);
  return names;
}

const Clearance* clearance_for(const Ground& ground, const Object& party, const ListIndex& index, const List* owner,
                               const std::string& entry) {
  if (ground.transaction->clearances.empty()) return nullptr;
  const std::vector<std::string> names = names_on_record(ground, party, false);
  for (const Clearance& clearance : ground.transaction->clearances) {
    const bool of_list = clearance.list == index.list->name || (owner != nullptr && clearance.list == owner->name);
    if (!of_list || clearance.entry != entry) continue;
    for (const std::string& name : names) {
      if (normalise_text(name) == normalise_text(clearance.party)) return &clearance;
    }
  }
  return nullptr;
}

Question match_question(const Datum& party, const std::string& name, const ListIndex& index, const NameHit& hit) {
  Question question;
  question.kind = "match";
  question.party = party.fact.text();
  question.list = index.list->name;
  question.entry = hit.entry->id;
  question.name = name;
  question.score = hit.score;
  question.for_ = hit.for_;
  question.against = hit.against;
  return question;
}

namespace {

std::string text_at(const Object& object, std::string_view field) {
  const auto at = object.type->find(field);
  return at && !object.slots[*at].missing() ? print_value(object.slots[*at]) : std::string();
}

/// Identifiers of the same type and issuer: all agree, all differ, or mixed; nothing to compare: absent.
std::optional<Truth> by_identifiers(const Ground& ground, const Object& party, const Entry& entry) {
  if (entry.ids.empty()) return std::nullopt;
  const Value* ids = slot_at(party, fields_of(ground, party).ids);
  const auto* many = ids == nullptr ? nullptr : std::get_if<std::vector<Value>>(&ids->data);
  if (many == nullptr) return std::nullopt;
  std::optional<Truth> all;
  for (const Value& value : *many) {
    const auto* id = std::get_if<ObjectPtr>(&value.data);
    if (id == nullptr) continue;
    for (const Identifier& other : entry.ids) {
      if (text_at(**id, "type") != other.type || text_at(**id, "issuer") != other.issuer) continue;
      const Truth agrees = truth(normalise_text(text_at(**id, "value")) == normalise_text(other.value));
      all = all ? meet(*all, agrees) : agrees;
    }
  }
  return all;
}

/// Entries that no name leads to, but an identifier or a human's clearance does.
void add_unnamed(const Ground& ground, const ListIndex& index, const Object& party, std::vector<NameHit>& found) {
  const bool cleared_any = !ground.transaction->clearances.empty();
  if (!cleared_any && slot_at(party, fields_of(ground, party).ids) == nullptr) return;
  for (const OwnedEntry& entry : index.entries) {
    if (entry.entry->ids.empty() && !cleared_any) continue;
    if (std::any_of(found.begin(), found.end(), [&](const NameHit& hit) { return hit.entry == entry.entry; })) continue;
    const bool cleared = clearance_for(ground, party, index, entry.list, entry.entry->id) != nullptr;
    if (!cleared && by_identifiers(ground, party, *entry.entry).value_or(Truth::False) == Truth::False) continue;
    NameHit hit;
    hit.list = entry.list;
    hit.entry = entry.entry;
    found.push_back(std::move(hit));
  }
}

/// All entries of a list that may be this party: by name, by identifier, by a human's clearance.
std::vector<NameHit> candidates(Ground& ground, const ListIndex& index, const Object& party, const checked::Matches& matches) {
  const std::vector<std::string> names = names_on_record(ground, party, matches.addresses);
  std::vector<NameHit> found = ground.names.find(index.list->name, names, matches.review, matches.addresses);
  if (!index.added.empty()) {
    std::vector<NameHit> more = Screener::score(index.added, names, matches.review, matches.addresses);
    found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  if (!matches.addresses) add_unnamed(ground, index, party, found);
  return found;
}

/// The same, remembered for the record: many provisions ask about one list.
const std::vector<NameHit>& screened(Ground& ground, const ListIndex& index, const Object& party, const checked::Matches& matches) {
  std::vector<Ground::Screened>& of_party = ground.screened[&party];
  for (const Ground::Screened& known : of_party) {
    if (known.index == &index && known.addresses == matches.addresses && known.review == matches.review) return known.hits;
  }
  of_party.push_back({&index, matches.addresses, matches.review, candidates(ground, index, party, matches)});
  return of_party.back().hits;
}

Truth value_of_hit(const Ground& ground, const checked::Matches& matches, const ListIndex& index, const Object& party,
                   const NameHit& hit) {
  if (!matches.addresses) {
    if (const Clearance* clearance = clearance_for(ground, party, index, hit.list, hit.entry->id)) return truth(clearance->same);
    if (const auto same = by_identifiers(ground, party, *hit.entry)) return *same;
  }
  if (hit.score >= matches.certain) return Truth::True;
  return hit.score >= matches.review ? Truth::Unknown : Truth::False;
}

FormulaId one_match(Ground& ground, const checked::Matches& matches, const ListIndex& index, const Datum& party,
                    const NameHit& hit) {
  Datum shown = party;
  shown.fact.field = matches.addresses ? "address" : "name";
  const Truth value = value_of_hit(ground, matches, index, *party.object, hit);
  const OwnedEntry entry{hit.list, hit.entry};
  Hit listed{&index, &entry, always_true};
  listed.formula = atom(ground, value, shown, [&] {
    const std::vector<std::string> names = names_on_record(ground, *party.object, matches.addresses);
    Leaf leaf = entry_leaf(ground, matches.addresses ? "address matches" : "matches", value, shown, listed);
    if (ground.gathering()) {
      Evidence& evidence = leaf.evidence.front();
      if (!names.empty()) evidence.value = names.front();
      evidence.alias = hit.alias;
      if (!hit.alias.empty()) evidence.score = hit.score;
    }
    if (value == Truth::Unknown) {
      const Question question = match_question(party, names.empty() ? "" : names.front(), index, hit);
      leaf.asks.assign(1, std::make_shared<const Question>(question));
    }
    return leaf;
  });
  return with_entry(ground, listed, matches.entry_slot, matches.where);
}

/// What tells `X matches LISTS …` from other such conditions where X has no name to compare.
std::string scope_of(const Ground& ground, const checked::Matches& matches) {
  return "matches " + names_of(matches.lists) + " at " + matches.review.to_string() + " to " + matches.certain.to_string() +
         ground.scope(matches.where, matches.entry_slot);
}

struct ListedHit {
  const ListIndex* index;
  NameHit hit;
};

/// The hits of all lists named, by score, then entry id.
std::vector<ListedHit> listed_hits(Ground& ground, const checked::Matches& matches, const std::vector<const ListIndex*>& lists,
                                   const Object& party) {
  std::vector<ListedHit> listed;
  for (const ListIndex* index : lists) {
    for (const NameHit& hit : screened(ground, *index, party, matches)) listed.push_back({index, hit});
  }
  if (listed.size() > 1)
    std::stable_sort(listed.begin(), listed.end(),
                     [](const ListedHit& a, const ListedHit& b) { return stands_before(a.hit, b.hit); });
  return listed;
}

}  // namespace

namespace {

std::vector<EntryMatch> matches_in(Ground& ground, const checked::Matches& matches, const std::vector<const ListIndex*>& lists,
                                   const Datum& party) {
  std::vector<EntryMatch> found;
  for (const ListedHit& listed : listed_hits(ground, matches, lists, *party.object)) {
    const FormulaId formula = one_match(ground, matches, *listed.index, party, listed.hit);
    found.push_back({listed.index, {listed.hit.list, listed.hit.entry}, formula});
  }
  return found;
}

}  // namespace

std::vector<EntryMatch> entry_matches(Ground& ground, const checked::Matches& matches, const Datum& party) {
  return matches_in(ground, matches, ground.world.lists(matches.lists), party);
}

FormulaId party_matches(Ground& ground, const checked::Matches& matches, const std::vector<const ListIndex*>& lists,
                        const Datum& party) {
  if (party.nothing) return ground.arena.leaf(settled(ground, "matches", Truth::False, party));
  if (party.missing || party.object == nullptr) return missing_fact(ground, scope_of(ground, matches), party.fact);
  Formulas alternatives;
  for (const EntryMatch& match : matches_in(ground, matches, lists, party)) alternatives.push_back(match.formula);
  const KnownFields& fields = fields_of(ground, *party.object);
  Datum shown = party;
  shown.fact.field = matches.addresses ? "address" : "name";
  const bool named = slot_at(*party.object, matches.addresses ? fields.address : fields.name) != nullptr;
  if (!named) alternatives.push_back(missing_fact(ground, scope_of(ground, matches), shown.fact));
  for (const ListIndex* index : lists) {
    if (named && !index->complete) alternatives.push_back(beyond_list(ground, scope_of(ground, matches), shown, *index->list));
  }
  if (alternatives.empty()) return no_entry(ground, "matches", shown, matches.lists);
  return ground.arena.disjunction(alternatives);
}

FormulaId party_matches(Ground& ground, const checked::Matches& matches, const Datum& party) {
  return party_matches(ground, matches, ground.world.lists(matches.lists), party);
}

FormulaId ground_matches(Ground& ground, const checked::Matches& matches) {
  Formulas alternatives;
  for (const Datum& party : ground.data(matches.parties)) alternatives.push_back(party_matches(ground, matches, party));
  return ground.arena.disjunction(alternatives);
}

}  // namespace sekisho::evaluate
