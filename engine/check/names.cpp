#include "engine/check/names.h"

#include <algorithm>

#include "engine/check/checked.h"
#include "engine/check/nodes.h"

namespace sekisho::checking {

namespace {

std::string word_of(const ast::Regime* regime) { return regime->name.text; }
std::string word_of(const Placed<ast::Suspension>& placed) { return placed.ast->name ? placed.ast->name->text : ""; }
template <class Declaration>
std::string word_of(const Placed<Declaration>& placed) {
  return placed.ast->name.text;
}

Span span_of(const ast::Regime* regime) { return regime->name.span; }
Span span_of(const Placed<ast::Suspension>& placed) { return placed.ast->name->span; }
template <class Declaration>
Span span_of(const Placed<Declaration>& placed) {
  return placed.ast->name.span;
}

struct Found {
  std::string name;
  NameEntry entry;
};

template <class Element>
void sort_and_name(std::vector<Element>& elements, Named named, std::vector<Found>& found) {
  std::stable_sort(elements.begin(), elements.end(), [](const auto& a, const auto& b) { return word_of(a) < word_of(b); });
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (word_of(elements[i]).empty()) continue;
    found.push_back({word_of(elements[i]), {named, static_cast<std::uint32_t>(i), span_of(elements[i])}});
  }
}

/// The place of a span in the order of the bundle's files.
std::pair<std::size_t, std::uint32_t> place_of(const Span& span, const ast::Policy& policy) {
  for (std::size_t file = 0; file < policy.files.size(); ++file) {
    if (policy.files[file].source == span.source) return {file, span.begin};
  }
  return {policy.files.size(), span.begin};
}

void report_twice(const Found& second, const NameEntry& first, Diagnostics& diagnostics) {
  std::string message = "`" + second.name + "` is already declared";
  if (second.entry.named != first.named) message += " as a " + std::string(to_string(first.named));
  diagnostics.error("duplicate-name", second.entry.span, message).notes.push_back({"first declared here", first.span});
}

/// Follows the regime a file is in at each declaration.
struct Collector {
  Names& names;
  Diagnostics& diagnostics;
  std::uint32_t regime = checked::Policy::no_regime;
  bool faulty = false;

  void enter(const ast::Word& name) {
    const auto found =
        std::lower_bound(names.regimes.begin(), names.regimes.end(), name.text,
                         [](const ast::Regime* regime_, const std::string& text) { return regime_->name.text < text; });
    faulty = found == names.regimes.end() || (*found)->name.text != name.text;
    regime = faulty ? checked::Policy::no_regime : static_cast<std::uint32_t>(found - names.regimes.begin());
  }

  void operator()(const ast::Regime& node) { enter(node.name); }
  void operator()(const ast::Continues& node) {
    enter(node.regime);
    if (!faulty) return;
    std::vector<std::string> candidates;
    for (const ast::Regime* known : names.regimes) candidates.push_back(known->name.text);
    diagnostics.error("unknown-regime", node.regime.span, "no regime is called `" + node.regime.text + "`",
                      did_you_mean(node.regime.text, candidates));
  }
  void operator()(const ast::Rule& node) { names.rules.push_back({&node, regime, faulty}); }
  void operator()(const ast::Exception& node) { names.exceptions.push_back({&node, regime, faulty}); }
  void operator()(const ast::Suspension& node) { names.suspensions.push_back({&node, regime, faulty}); }
  void operator()(const ast::Repeal& node) { names.repeals.push_back({&node, regime, faulty}); }
  void operator()(const ast::Define& node) { names.defines.push_back({&node, regime, faulty}); }
  void operator()(const ast::OpenTerm& node) { names.terms.push_back({&node, regime, faulty}); }
  void operator()(const ast::Invariant& node) { names.invariants.push_back({&node, regime, faulty}); }
};

}  // namespace

std::string_view to_string(Named named) {
  static constexpr std::string_view words[] = {"regime", "rule", "exception", "suspension", "define", "open term", "invariant"};
  return words[static_cast<std::size_t>(named)];
}

const NameEntry* Names::find(std::string_view name) const {
  const auto found = by_name.find(name);
  return found == by_name.end() ? nullptr : &found->second;
}

std::vector<std::string> Names::of(Named named) const {
  std::vector<std::string> found;
  for (const auto& [name, entry] : by_name) {
    if (entry.named == named) found.push_back(name);
  }
  return found;
}

Names collect_names(const ast::Policy& policy, Diagnostics& diagnostics) {
  Names names;
  std::vector<Found> found;
  for (const ast::File& file : policy.files) {
    for (const ast::Declaration& declaration : file.declarations) {
      if (const auto* regime = std::get_if<ast::Regime>(&declaration)) names.regimes.push_back(regime);
    }
  }
  sort_and_name(names.regimes, Named::regime, found);
  for (const ast::File& file : policy.files) {
    Collector collector{names, diagnostics};
    for (const ast::Declaration& declaration : file.declarations) std::visit(collector, declaration);
  }
  sort_and_name(names.rules, Named::rule, found);
  sort_and_name(names.exceptions, Named::exception, found);
  sort_and_name(names.suspensions, Named::suspension, found);
  sort_and_name(names.defines, Named::define, found);
  sort_and_name(names.terms, Named::term, found);
  sort_and_name(names.invariants, Named::invariant, found);
  std::stable_sort(found.begin(), found.end(),
                   [&](const Found& a, const Found& b) { return place_of(a.entry.span, policy) < place_of(b.entry.span, policy); });
  for (const Found& each : found) {
    const auto [place, fresh] = names.by_name.emplace(each.name, each.entry);
    if (!fresh) report_twice(each, place->second, diagnostics);
  }
  return names;
}

}  // namespace sekisho::checking
