#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bundle/bundle.h"

namespace sekisho {

/// Another way to write a name, as words.
struct Spelling {
  std::vector<std::string> words;
  bool same_script = true;  // false: transliterated, so that the same letters may still be another name
};

/// A name as screening compares it: NFKC, case, accents and other letters folded (letters.h), punctuation as blanks, the legal form
/// taken off and kept as its generic class (`LLC`, `JSC`, …; empty for none). Two names agree when `core`, or a spelling of the one
/// and of the other, is equal and the classes agree or one has none.
struct NormalisedName {
  std::string core, legal_class;
  std::vector<std::string> words;
  std::vector<Spelling> others;
};
NormalisedName normalise_name(std::string_view name);

/// Free text as policies compare it (language.md §5, "Bare words"): NFKC, case folding, blanks collapsed, a hyphen being a blank.
std::string normalise_text(std::string_view text);

/// How one entry's name answers a name. `score` has four places, rounded down, 1.0000 for the same name after normalisation.
struct NameHit {
  const List* list = nullptr;
  const Entry* entry = nullptr;
  std::string alias;  // the entry's name that gave the score
  Number score;
  std::vector<std::string> for_, against;  // what else speaks for and against: country, address, identifiers
};

/// The order of hits: by score, then entry id.
inline bool stands_before(const NameHit& a, const NameHit& b) {
  return a.score != b.score ? a.score > b.score : a.entry->id < b.entry->id;
}

/// How alike two names are, as `Screener::find` scores them.
Number score_of(const NormalisedName& a, const NormalisedName& b);

/// Names and addresses of a bundle's party lists, and the companies owned of its ownership lists, indexed. Immutable; safe to share
/// between threads.
class Screener {
 public:
  explicit Screener(const Bundle& bundle);
  ~Screener();
  /// A name that is the same but for the class of its legal form, or once transliterated, scores 0.9000; all others nought.
  /// Entries of `list` (its includes too) whose best score against any of `names` is at least `review`; by score, then entry id.
  /// `addresses`: over the entries' addresses instead.
  std::vector<NameHit> find(const std::string& list, const std::vector<std::string>& names, const Number& review,
                            bool addresses = false) const;
  /// The same for names that are normalised already.
  std::vector<NameHit> find_normalised(const std::string& list, const std::vector<const NormalisedName*>& names,
                                       const Number& review, bool addresses) const;
  /// One entry that stands in no list of the bundle (a scenario's): its hit, or score below review: nothing.
  static std::vector<NameHit> score(const std::vector<OwnedEntry>& entries, const std::vector<std::string>& names,
                                    const Number& review, bool addresses);

 private:
  struct Index;
  std::unique_ptr<const Index> index_;
};

}  // namespace sekisho
