#include <algorithm>

#include "engine/explain/telling.h"
#include "engine/explain/words.h"

namespace sekisho {
namespace {

template <class Provisions>
const typename Provisions::value_type* named(const Provisions& provisions, const std::string& name) {
  const auto found =
      std::find_if(provisions.begin(), provisions.end(), [&](const auto& each) { return each.declared.name == name; });
  return found == provisions.end() ? nullptr : &*found;
}

/// In the order in which they are first told of, each once.
struct Once {
  std::vector<std::string> names;
  void add(const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
};

void add_provision(const checked::Policy& policy, const std::string& provision, Once& regimes) {
  if (const checked::Regime* regime = regime_of(policy, provision)) regimes.add(regime->name);
}

Words instrument(const checked::Regime& regime) {
  Words words;
  words.name(regime.name);
  if (!regime.title.empty()) words.say(": ").link(regime.title, regime.source);
  if (!regime.authorities.empty()) words.say(", " + listed(regime.authorities));
  const bool linked = !words.pieces.empty() &&
                      std::any_of(words.pieces.begin(), words.pieces.end(), [](const Piece& piece) { return !piece.link.empty(); });
  if (!regime.source.empty()) words.say(". Source: ").link(regime.source, linked ? regime.source : "");
  return words;
}

Words bundle_words(const Telling& telling) {
  const Bundle& bundle = *telling.policy.bundle;
  Words words = said("Law and lists: bundle ").name(bundle.name.empty() ? bundle.path : bundle.name);
  if (!bundle.version.empty()) words.say(", version " + bundle.version);
  return words.say(", SHA-256 ").name(telling.decision.bundle).say(".");
}

Words known_words(const Decision& decision) {
  if (decision.known_at) return said("What had been announced by " + *decision.known_at + " counts.");
  return said("Everything announced in the bundle counts, whenever it was announced.");
}

void tell_lists(const Telling& telling, const Once& lists) {
  for (const std::string& name : lists.names) {
    const auto found = telling.policy.bundle->lists.find(name);
    if (found == telling.policy.bundle->lists.end()) continue;
    Words words = said("List ").name(name);
    if (!found->second.title.empty()) words.say(": ").say(found->second.title);
    if (!found->second.source.empty()) words.say(". Source: ").link(found->second.source, found->second.source);
    telling.document.item(0, Mark::bullet, words);
  }
}

}  // namespace

const checked::Declared* declared_of(const checked::Policy& policy, const std::string& provision) {
  if (const auto* rule = named(policy.rules, provision)) return &rule->declared;
  if (const auto* exception = named(policy.exceptions, provision)) return &exception->declared;
  return nullptr;
}

std::string title_of(const checked::Policy& policy, const std::string& provision) {
  if (const auto* rule = named(policy.rules, provision)) return rule->title;
  if (const auto* exception = named(policy.exceptions, provision)) return exception->title;
  return "";
}

const checked::Regime* regime_of(const checked::Policy& policy, const std::string& provision) {
  const checked::Declared* declared = declared_of(policy, provision);
  if (declared == nullptr || declared->regime == checked::Policy::no_regime) return nullptr;
  return &policy.regimes[declared->regime];
}

Words citation(const checked::Policy& policy, const std::string& provision, const std::vector<std::string>& cites) {
  const checked::Regime* regime = regime_of(policy, provision);
  Words words;
  if (!cites.empty()) words.link(joined(cites, "; "), regime == nullptr ? "" : regime->source);
  return words;
}

void tell_law(const Telling& telling) {
  if (telling.policy.bundle == nullptr) return;
  Once regimes, lists;
  for (std::size_t at = 0; at < telling.decision.lines.size(); ++at) {
    if (telling.options.line && *telling.options.line != at + 1) continue;
    for (const Finding& finding : telling.decision.lines[at].findings) {
      add_provision(telling.policy, finding.rule, regimes);
      for (const Evidence& evidence : finding.evidence) lists.add(evidence.list);
      for (const Evidence& evidence : finding.open) lists.add(evidence.list);
    }
    for (const Defeated& defeated : telling.decision.lines[at].defeated) {
      add_provision(telling.policy, defeated.rule, regimes);
      add_provision(telling.policy, defeated.by, regimes);
    }
  }
  telling.document.heading(1, said("Decided by"));
  telling.document.item(0, Mark::bullet, bundle_words(telling));
  telling.document.item(0, Mark::bullet,
                        said("Engine: sekisho " + telling.decision.engine + ". ").add(known_words(telling.decision)));
  for (const checked::Regime& regime : telling.policy.regimes) {
    if (std::find(regimes.names.begin(), regimes.names.end(), regime.name) != regimes.names.end())
      telling.document.item(0, Mark::bullet, instrument(regime));
  }
  tell_lists(telling, lists);
}

}  // namespace sekisho
