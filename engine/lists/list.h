#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/facts/transaction.h"
#include "engine/text/diagnostic.h"
#include "engine/value/date.h"

namespace sekisho {

enum class ListKind : std::uint8_t { parties, items, countries, codes, terms, ownership, rates, licenses, units };

/// A dated statement about an entry with its own known time; `announced` absent: the first day of effect.
struct Removal {
  Time from;
  std::optional<Time> announced;
};
struct EntrySuspension {
  Time from;
  std::optional<Time> until;
  std::optional<Time> announced;
};

struct Identifier {
  std::string type, value, issuer;
};

/// One entry of a list. Which members are used depends on the kind; the periods are common to all (language.md §8).
struct Entry {
  std::string id;  // given, or derived from what it names: its code, country, term, unit, name (`#2` for the next of the same)
  std::vector<std::string> names;  // parties: name first, then aliases
  std::vector<std::string> addresses;
  std::vector<Identifier> ids;
  bool person = false;    // parties: word order is free
  std::string country;    // parties, countries
  Code code;              // items, codes: canonical
  std::string code_text;  // the same as the list writes it, without its scheme
  std::string term;       // terms
  std::string title;      // items, terms: `name`
  std::vector<Code> hs;   // items: reference HS codes, never decisive
  std::vector<Code> except_codes, for_codes;
  Unit unit;                                                   // units
  std::map<std::string, std::string, std::less<>> parameters;  // items: as written
  /// The list's own fields, typed (absent: the field's `missing`); of ownership, rates and licences also the kind's keys: `percent`
  /// is a Percent or the two ends of a band.
  std::map<std::string, Value, std::less<>> fields;

  std::optional<Time> announced, effective, until;  // until: last day, inclusive; effective falls back to announced
  std::optional<Removal> removed;
  std::optional<Time> retracted;
  std::vector<EntrySuspension> suspensions;
  std::vector<std::string> suspended_by;  // names of `suspend … as NAME`
  bool confidence_unverified = false;
  std::string source, cites, note;
  Span span;
};

enum class Unclassified : std::uint8_t { unknown, by_hs };

struct List {
  std::string name;
  ListKind kind = ListKind::parties;
  std::string title, timezone, scheme, source;
  Unclassified unclassified = Unclassified::unknown;
  bool complete = true;
  bool is_register = false;
  std::optional<Time> announced, effective;  // of entries that give neither (already written into them)
  std::vector<std::string> includes;
  std::vector<Field> fields;                // an entry's own fields, as policies may use them
  std::vector<Entry> entries;               // own entries; `includes` are resolved by all_entries
  Span span;                                // of its name
  std::map<std::string, std::string> keys;  // the list's remaining keys as written (unlisted, base, valid_for …), for the digest
};

std::string_view to_string(ListKind kind);
std::optional<ListKind> parse_list_kind(std::string_view word);

}  // namespace sekisho
