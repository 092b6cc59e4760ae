#include "engine/screen/screen.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace sekisho {
namespace {

const Number same_name = 1;

/// The same name with another class of legal form, or in another script: in the review band of the defaults, so that a human is
/// asked.
const Number& nearly_same_name() {
  static const Number score = parse_number("0.9").value;
  return score;
}

bool classes_agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

/// What a name is looked up by. Word order is free for persons: their words are sorted.
std::string key_of(std::vector<std::string> words, bool person) {
  if (person) std::sort(words.begin(), words.end());
  std::string key = person ? "\x1f" : "";
  for (const std::string& word : words) key += word + " ";
  return key;
}

struct Alias {
  OwnedEntry entry;
  const std::string* text;
  std::string legal_class;
  bool same_script;
};

using Aliases = std::unordered_map<std::string, std::vector<Alias>>;

void add(Aliases& aliases, const OwnedEntry& entry, const std::string& text) {
  const NormalisedName name = normalise_name(text);
  if (name.core.empty()) return;
  const auto add_words = [&](const std::vector<std::string>& words, bool same_script) {
    aliases[key_of(words, entry.entry->person)].push_back({entry, &text, name.legal_class, same_script});
  };
  add_words(name.words, true);
  for (const Spelling& other : name.others) add_words(other.words, other.same_script);
}

Aliases index_of(const std::vector<OwnedEntry>& entries, bool addresses) {
  Aliases aliases;
  for (const OwnedEntry& entry : entries) {
    if (entry.list->kind == ListKind::ownership) {
      const auto owned = entry.entry->fields.find("owned");
      if (owned != entry.entry->fields.end()) add(aliases, entry, std::get<std::string>(owned->second.data));
      continue;
    }
    for (const std::string& text : addresses ? entry.entry->addresses : entry.entry->names) add(aliases, entry, text);
  }
  return aliases;
}

/// One alias that is the same name, but perhaps of another legal form or script.
NameHit hit_of(const NormalisedName& name, bool same_script, const Alias& alias) {
  NameHit hit;
  hit.list = alias.entry.list;
  hit.entry = alias.entry.entry;
  hit.alias = *alias.text;
  if (!same_script || !alias.same_script) hit.against.push_back("the same only in transliteration");
  if (!classes_agree(name.legal_class, alias.legal_class))
    hit.against.push_back("legal form " + name.legal_class + ", listed as " + alias.legal_class);
  hit.score = hit.against.empty() ? same_name : nearly_same_name();
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

/// Keeps what one spelling of a name finds.
void look_up(const Aliases& aliases, const NormalisedName& name, const Spelling& spelling, const Number& review,
             std::vector<NameHit>& found) {
  for (const bool person : {false, true}) {
    const auto at = aliases.find(key_of(spelling.words, person));
    if (at == aliases.end()) continue;
    for (const Alias& alias : at->second) {
      NameHit hit = hit_of(name, spelling.same_script, alias);
      if (hit.score >= review) keep(found, std::move(hit));
    }
  }
}

/// Entries whose best alias scores at least `review`, each once; by score, then entry id.
std::vector<NameHit> hits(const Aliases& aliases, const std::vector<const NormalisedName*>& names, const Number& review) {
  std::vector<NameHit> found;
  for (const NormalisedName* name : names) {
    if (name->core.empty()) continue;
    look_up(aliases, *name, {name->words, true}, review, found);
    for (const Spelling& other : name->others) look_up(aliases, *name, other, review, found);
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

Number score_of(const NormalisedName& a, const NormalisedName& b) {
  if (a.core.empty() || b.core.empty()) return 0;
  const auto spellings = [](const NormalisedName& name) {
    std::vector<Spelling> all{{name.words, true}};
    all.insert(all.end(), name.others.begin(), name.others.end());
    return all;
  };
  Number best;
  for (const Spelling& one : spellings(a)) {
    for (const Spelling& other : spellings(b)) {
      if (one.words != other.words) continue;
      const bool same = one.same_script && other.same_script && classes_agree(a.legal_class, b.legal_class);
      best = std::max(best, same ? same_name : nearly_same_name());
    }
  }
  return best;
}

struct Screener::Index {
  struct OfList {
    Aliases names, addresses;
  };
  std::map<std::string, OfList, std::less<>> lists;
};

Screener::Screener(const Bundle& bundle) {
  auto index = std::make_unique<Index>();
  for (const auto& [name, list] : bundle.lists) {
    if (list.kind != ListKind::parties && list.kind != ListKind::ownership) continue;
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
