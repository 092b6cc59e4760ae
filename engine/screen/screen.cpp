#include "engine/screen/screen.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace sekisho {
namespace {

const Number same_name = 1;

/// The same name with another class of legal form: in the review band of the defaults, so that a human is asked.
const Number& other_legal_form() {
  static const Number score = parse_number("0.9").value;
  return score;
}

bool classes_agree(const NormalisedName& a, const NormalisedName& b) {
  return a.legal_class.empty() || b.legal_class.empty() || a.legal_class == b.legal_class;
}

/// What a name is looked up by. Word order is free for persons: their words are sorted.
std::string key_of(const NormalisedName& name, bool person) {
  if (!person) return name.core;
  std::vector<std::string> words = name.words;
  std::sort(words.begin(), words.end());
  std::string key = "\x1f";
  for (const std::string& word : words) key += word + " ";
  return key;
}

struct Alias {
  OwnedEntry entry;
  const std::string* text;
  NormalisedName name;
};

using Aliases = std::unordered_map<std::string, std::vector<Alias>>;

void add(Aliases& aliases, const OwnedEntry& entry, const std::string& text) {
  Alias alias{entry, &text, normalise_name(text)};
  if (alias.name.core.empty()) return;
  std::string key = key_of(alias.name, entry.entry->person);
  aliases[std::move(key)].push_back(std::move(alias));
}

Aliases index_of(const std::vector<OwnedEntry>& entries, bool addresses) {
  Aliases aliases;
  for (const OwnedEntry& entry : entries) {
    for (const std::string& text : addresses ? entry.entry->addresses : entry.entry->names) add(aliases, entry, text);
  }
  return aliases;
}

/// One alias that is the same name, but perhaps of another legal form.
NameHit hit_of(const NormalisedName& name, const Alias& alias) {
  NameHit hit;
  hit.list = alias.entry.list;
  hit.entry = alias.entry.entry;
  hit.alias = *alias.text;
  hit.score = same_name;
  if (classes_agree(name, alias.name)) return hit;
  hit.score = other_legal_form();
  hit.against.push_back("legal form " + name.legal_class + ", listed as " + alias.name.legal_class);
  return hit;
}

/// Keeps an entry's best hit.
void keep(std::vector<NameHit>& found, NameHit hit) {
  const auto known = std::find_if(found.begin(), found.end(), [&](const NameHit& other) { return other.entry == hit.entry; });
  if (known == found.end())
    found.push_back(std::move(hit));
  else if (known->score < hit.score)
    *known = std::move(hit);
}

/// Entries whose best alias scores at least `review`, each once; by score, then entry id.
std::vector<NameHit> hits(const Aliases& aliases, const std::vector<const NormalisedName*>& names, const Number& review) {
  std::vector<NameHit> found;
  for (const NormalisedName* one : names) {
    const NormalisedName& name = *one;
    if (name.core.empty()) continue;
    for (const bool person : {false, true}) {
      const auto at = aliases.find(key_of(name, person));
      if (at == aliases.end()) continue;
      for (const Alias& alias : at->second) {
        NameHit hit = hit_of(name, alias);
        if (hit.score >= review) keep(found, std::move(hit));
      }
    }
  }
  std::stable_sort(found.begin(), found.end(), stands_before);
  return found;
}

std::vector<NameHit> hits(const Aliases& aliases, const std::vector<std::string>& names, const Number& review) {
  std::vector<NormalisedName> normalised;
  for (const std::string& name : names) normalised.push_back(normalise_name(name));
  std::vector<const NormalisedName*> each;
  for (const NormalisedName& name : normalised) each.push_back(&name);
  return hits(aliases, each, review);
}

}  // namespace

struct Screener::Index {
  struct OfList {
    Aliases names, addresses;
  };
  std::map<std::string, OfList, std::less<>> lists;
};

Screener::Screener(const Bundle& bundle) {
  auto index = std::make_unique<Index>();
  for (const auto& [name, list] : bundle.lists) {
    if (list.kind != ListKind::parties) continue;
    const std::vector<OwnedEntry> entries = all_entries(bundle, list);
    index->lists.emplace(name, Index::OfList{index_of(entries, false), index_of(entries, true)});
  }
  index_ = std::move(index);
}

Screener::~Screener() = default;

std::vector<NameHit> Screener::find(const std::string& list, const std::vector<std::string>& names, const Number& review,
                                    bool addresses) const {
  const auto found = index_->lists.find(list);
  if (found == index_->lists.end()) return {};
  return hits(addresses ? found->second.addresses : found->second.names, names, review);
}

std::vector<NameHit> Screener::find_normalised(const std::string& list, const std::vector<const NormalisedName*>& names,
                                               const Number& review, bool addresses) const {
  const auto found = index_->lists.find(list);
  if (found == index_->lists.end()) return {};
  return hits(addresses ? found->second.addresses : found->second.names, names, review);
}

std::vector<NameHit> Screener::score(const std::vector<OwnedEntry>& entries, const std::vector<std::string>& names,
                                     const Number& review, bool addresses) {
  return hits(index_of(entries, addresses), names, review);
}

}  // namespace sekisho
