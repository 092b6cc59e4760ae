#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/hit.h"

/// Parties and owners screened against lists, for conditions beyond `matches` itself.
namespace sekisho::evaluate {

/// An entry that may be the party: `formula` says whether it is, is in force and is as the condition asks.
struct EntryMatch {
  const ListIndex* index;
  OwnedEntry entry;
  FormulaId formula;
};

/// By score, then entry id. `party` is an object with or without a name.
std::vector<EntryMatch> entry_matches(Ground& ground, const checked::Matches& matches, const Datum& party);

/// Whether any entry is the party; unknown where its name is missing, or where the list has more entries than are encoded.
FormulaId party_matches(Ground& ground, const checked::Matches& matches, const Datum& party);
/// The same over lists that no condition of the policy names.
FormulaId party_matches(Ground& ground, const checked::Matches& matches, const std::vector<const ListIndex*>& lists,
                        const Datum& party);

/// A party's name and its other names, or its address.
std::vector<std::string> names_on_record(const Ground& ground, const Object& party, bool addresses);

/// A human's answer about this party and an entry, recorded for the list that is asked or for the one that holds the entry.
const Clearance* clearance_for(const Ground& ground, const Object& party, const ListIndex& index, const List* owner,
                               const std::string& entry);

Question match_question(const Datum& party, const std::string& name, const ListIndex& index, const NameHit& hit);

}  // namespace sekisho::evaluate
