#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/ast/ast.h"
#include "engine/text/diagnostic.h"

namespace sekisho::checking {

enum class Named : std::uint8_t { regime, rule, exception, suspension, define, term, invariant };
std::string_view to_string(Named named);

/// A declaration with the regime it belongs to: an index into Names::regimes, or checked::Policy::no_regime.
template <class Declaration>
struct Placed {
  const Declaration* ast = nullptr;
  std::uint32_t regime = 0;
  bool regime_faulty = false;  // `continues regime X` of an unknown X: not worth a second diagnostic
};

/// Where a name leads: the kind of the declaration and its place in the vector of that kind.
struct NameEntry {
  Named named = Named::regime;
  std::uint32_t index = 0;
  Span span;
};

/// Every declaration of a policy, by kind; each vector in the order of the names, unnamed ones in the order of the text.
struct Names {
  std::vector<const ast::Regime*> regimes;
  std::vector<Placed<ast::Rule>> rules;
  std::vector<Placed<ast::Exception>> exceptions;
  std::vector<Placed<ast::Suspension>> suspensions;
  std::vector<Placed<ast::Repeal>> repeals;
  std::vector<Placed<ast::Define>> defines;
  std::vector<Placed<ast::OpenTerm>> terms;
  std::vector<Placed<ast::Invariant>> invariants;
  std::map<std::string, NameEntry, std::less<>> by_name;

  const NameEntry* find(std::string_view name) const;
  std::vector<std::string> of(Named named) const;
};

/// Gathers the names. A name declared twice and an unknown regime are errors; of two declarations of one name the first is found.
Names collect_names(const ast::Policy& policy, Diagnostics& diagnostics);

}  // namespace sekisho::checking
