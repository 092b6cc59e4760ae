#include "engine/scenario/mutate/witness.h"

#include <algorithm>

#include "engine/scenario/mutate/changes.h"
#include "engine/scenario/mutate/telling.h"
#include "engine/yaml/print.h"

namespace sekisho::mutate {
namespace {

constexpr std::size_t most_bases = 80;  // scenarios whose records are changed
constexpr std::size_t bases_changed_twice = 12;
constexpr std::size_t changes_in_pairs = 16;
constexpr std::size_t patience = 200;  // records tried for a plainer difference once one is found

/// A scenario that tells the two apart, and how.
struct Found {
  yaml::Node written;
  Telling telling;
};

constexpr std::array<std::string_view, 5> kept_keys{"given", "known at", "only", "without", "adopt"};

/// The scenario without what it expects and what is for people; `id` names it while it is judged.
yaml::Node bare(const yaml::Node& scenario) {
  yaml::Node made;
  made.kind = yaml::Node::Kind::map;
  made.span = scenario.span;
  made.pairs.emplace_back(yaml::scalar("id"), yaml::scalar("witness"));
  for (const auto& [key, value] : scenario.pairs) {
    if (std::find(kept_keys.begin(), kept_keys.end(), key.scalar) != kept_keys.end()) made.pairs.emplace_back(key, value);
  }
  return made;
}

Telling telling_of(const Search& search, const yaml::Node& written) {
  Diagnostics diagnostics;
  const Scenario scenario = search.reader.read(written, diagnostics);
  if (scenario.faulty || diagnostics.has_errors()) return {};
  return tell_apart(search.bench, scenario, search.affected);
}

/// Tries records until one tells the two apart as plainly as can be, or none is left.
class Trying {
 public:
  explicit Trying(const Search& search) : search_(search) {}

  /// False: enough.
  bool operator()(const yaml::Node& written) {
    if (records_ >= search_.most_records || (found_ && records_ >= found_at_ + patience)) return false;
    ++records_;
    Telling telling = telling_of(search_, written);
    if (!telling || (found_ && telling.plainness <= found_->telling.plainness)) return true;
    if (!found_) found_at_ = records_;
    found_ = Found{written, std::move(telling)};
    return found_->telling.plainness < Telling::Plainness::settled;
  }
  std::size_t records() const { return records_; }
  std::optional<Found>& found() { return found_; }

 private:
  const Search& search_;
  std::optional<Found> found_;
  std::size_t records_ = 0, found_at_ = 0;
};

/// Those touched first, then others, evenly over all that there are; those that add list entries left out.
std::vector<yaml::Node> bases_of(const Search& search) {
  std::vector<yaml::Node> bases;
  for (const std::vector<const Scenario*>* from : {&search.touched, &search.all}) {
    const std::size_t step = std::max<std::size_t>(1, from->size() / (most_bases / 2));
    for (std::size_t at = 0; at < from->size() && bases.size() < most_bases; at += step) {
      const Scenario& scenario = *(*from)[at];
      if (scenario.options.added.empty()) bases.push_back(bare(*scenario.written));
    }
  }
  return bases;
}

void try_pairs(Trying& trying, const std::vector<yaml::Node>& bases, const std::vector<Change>& changes) {
  const std::size_t some = std::min(changes.size(), changes_in_pairs);
  for (std::size_t base = 0; base < std::min(bases.size(), bases_changed_twice); ++base) {
    for (std::size_t first = 0; first < some; ++first) {
      const std::optional<yaml::Node> once = changed(bases[base], changes[first]);
      for (std::size_t second = first + 1; once && second < some; ++second) {
        const std::optional<yaml::Node> twice = changed(*once, changes[second]);
        if (twice && !trying(*twice)) return;
      }
    }
  }
}

void try_all(Trying& trying, const Search& search) {
  const std::vector<yaml::Node> bases = bases_of(search);
  const std::vector<Change> changes = changes_for(search.bench.policy(), search.mutant);
  for (const yaml::Node& base : bases) {
    if (!trying(base)) return;
  }
  for (const Change& change : changes) {
    for (const yaml::Node& base : bases) {
      const std::optional<yaml::Node> once = changed(base, change);
      if (once && !trying(*once)) return;
    }
  }
  try_pairs(trying, bases, changes);
}

// ---- cutting down

/// Takes away one thing after another below `node`, which is in `found.written`, as long as the two are still told apart as
/// plainly.
class CuttingDown {
 public:
  CuttingDown(const Search& search, Found& found) : search_(search), found_(found) {}
  void cut(yaml::Node& node) {
    for (std::size_t at = node.pairs.size(); at-- > 0;) {
      if (!is_needed(node.pairs[at].first.scalar) && cut_at(node.pairs, at)) continue;
      cut(node.pairs[at].second);
    }
    for (std::size_t at = node.items.size(); at-- > 0;) {
      if (node.items.size() > 1 && cut_at(node.items, at)) continue;
      cut(node.items[at]);
    }
  }

 private:
  static bool is_needed(const std::string& key) { return key == "id" || key == "given" || key == "date" || key == "items"; }
  template <class Things>
  bool cut_at(Things& things, std::size_t at) {
    const Things before = things;
    things.erase(things.begin() + static_cast<std::ptrdiff_t>(at));
    Telling telling = telling_of(search_, found_.written);
    if (telling && telling.plainness >= found_.telling.plainness) {
      found_.telling = std::move(telling);
      return true;
    }
    things = before;
    return false;
  }

  const Search& search_;
  Found& found_;
};

/// The last test: the scenario as printed is passed by the law and not by the mutant.
bool kills(const Search& search, const std::string& text) {
  Diagnostics diagnostics;
  const std::optional<yaml::Node> root = yaml::parse(std::make_shared<const Source>(Source{"witness", text}), diagnostics);
  if (!root || root->items.empty()) return false;
  const Scenario scenario = search.reader.read(root->items.front(), diagnostics);
  if (scenario.faulty || diagnostics.has_errors()) return false;
  const auto passed_by = [&](Reference& judge) { return differences(scenario, judge.decide(scenario.record), judge).empty(); };
  return passed_by(search.bench.law(scenario)) && !passed_by(search.bench.mutant(scenario));
}

std::string printed(const Search& search, const Found& found) {
  const std::string name = search.mutant.of + ": " + search.mutant.change;
  std::string text = "- name: " + yaml::print_flow(yaml::scalar(name)) + "\n";
  for (const auto& [key, value] : found.written.pairs) {
    if (key.scalar != "id") text += "  " + key.scalar + ": " + yaml::print_flow(value) + "\n";
  }
  for (const auto& [key, value] : found.telling.keys) text += "  " + key + ": " + value + "\n";
  return text;
}

}  // namespace

Witness find_witness(const Search& search) {
  Trying trying(search);
  try_all(trying, search);
  Witness witness{std::nullopt, trying.records()};
  if (!trying.found()) return witness;
  Found& found = *trying.found();
  CuttingDown(search, found).cut(found.written);
  if (std::string text = printed(search, found); kills(search, text)) witness.scenario = std::move(text);
  return witness;
}

}  // namespace sekisho::mutate
