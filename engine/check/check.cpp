#include "engine/check/check.h"

#include "engine/check/checks.h"
#include "engine/check/declarations.h"

namespace sekisho {

namespace {

using namespace checking;

struct Check {
  const char* looks_at;
  void (*run)(State&);
};

/// In this order: what a check needs was resolved above it. Duplicate names and unknown regimes are found while names are gathered.
constexpr Check checks[] = {
    {"regimes: dates, zones, jurisdictions", declare_regimes},
    {"definitions: dates and status", declare_definitions},
    {"rules: names, types, units, codes of their conditions", declare_rules},
    {"exceptions", declare_exceptions},
    {"suspensions", declare_suspensions},
    {"repeals", declare_repeals},
    {"invariants: their conditions", declare_invariants},
    {"definitions: texts that no rule uses", resolve_definitions},
    {"targets: unknown, bare regimes, other jurisdictions", declare_targets},
    {"membership: rules and their regimes", check_membership},
    {"rules: that there are any", check_rules},
    {"effects", check_effects},
    {"dates: order, reach", check_dates},
    {"exceptions that defeat each other", check_exception_cycles},
    {"conditions: mixed and/or, parts of where", check_conditions},
    {"totals over the log: where they stand", check_log_totals},
    {"open terms", check_terms},
    {"invariants: their shape", check_invariants},
    {"codes: registers and schemes", check_codes},
    {"adoptions", check_adoptions},
    {"rates: one a day for each pair", check_rates},
    {"licences held: once each, of an authority", check_licenses},
    {"cites", check_cites},
    {"unused definitions and lists", check_unused},
};

}  // namespace

std::shared_ptr<const checked::Policy> check(const Bundle& bundle, Diagnostics& diagnostics, Uses* uses) {
  Diagnostics found;
  State state{bundle, found, collect_names(bundle.policy, found), {}, {}, {}, {}, {}, {}, {}};
  state.uses = uses;
  state.policy.bundle = &bundle;
  state.read_whole = !diagnostics.has_errors();
  for (const Check& check : checks) check.run(state);
  found.sort();
  const bool sound = !found.has_errors();
  for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
  return sound ? std::make_shared<const checked::Policy>(std::move(state.policy)) : nullptr;
}

std::shared_ptr<const checked::Policy> check(const Bundle& bundle, Diagnostics& diagnostics) {
  return check(bundle, diagnostics, nullptr);
}

}  // namespace sekisho
