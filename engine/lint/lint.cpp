#include "engine/lint/lint.h"

#include <algorithm>

#include "engine/bundle/own.h"
#include "engine/lint/findings.h"

namespace sekisho {

namespace linting {

namespace {

struct Finding {
  const char* looks_for;
  void (*run)(Law&);
};

constexpr Finding findings[] = {
    {"provisions out of force on every day", find_out_of_force},
    {"conditions that contradict themselves", find_impossible},
    {"rules that others outweigh", find_shadowed},
    {"exceptions that meet no rule", find_idle_exceptions},
    {"definitions, open terms and adoptions that nothing in force comes to", find_idle_definitions},
    {"readings without a difference", find_equal_readings},
    {"lists and entries without a source", find_missing_sources},
    {"entries never in force, parties twice in a list", find_idle_entries},
    {"thresholds against the words beside them", find_thresholds},
    {"suspensions that lapse", find_lapses},
    {"law that begins or ends soon", find_changes},
};

template <class Provision>
std::vector<Standing> standings_of(Law& law, const std::vector<Provision>& provisions) {
  std::vector<Standing> standings;
  for (const Provision& provision : provisions) {
    Standing standing;
    standing.force = force_of(law.policy, subject_of(provision));
    if (!standing.force.may.empty()) {
      standing.refuted =
          law.possible.refuted(Possible::demands_of(provision), standing.force.may, zone_of(law.policy, provision.declared));
    }
    standings.push_back(std::move(standing));
  }
  return standings;
}

/// The name as it stands in the text; nothing for a declaration without one.
const ast::Word* name_in(const ast::Declaration& declaration) {
  return std::visit(
      [](const auto& node) -> const ast::Word* {
        if constexpr (requires { node.name.span; }) return &node.name;
        if constexpr (requires { node.name->span; }) return node.name ? &*node.name : nullptr;
        return nullptr;
      },
      declaration);
}

}  // namespace

Span name_span(const checked::Policy& policy, const Span& declared) {
  for (const ast::File& file : policy.bundle->policy.files) {
    if (file.source != declared.source) continue;
    for (const ast::Declaration& declaration : file.declarations) {
      const ast::Word* name = ast::common_of(declaration).span.begin == declared.begin ? name_in(declaration) : nullptr;
      if (name != nullptr) return name->span;
    }
  }
  const std::string_view text =
      declared.source ? std::string_view(declared.source->text).substr(0, declared.end) : std::string_view();
  const std::size_t line_end = text.find('\n', declared.begin);
  return {declared.source, declared.begin,
          line_end == std::string_view::npos ? declared.end : static_cast<std::uint32_t>(line_end)};
}

std::string day_text(std::int64_t day) { return to_string(Date{static_cast<std::int32_t>(day)}); }

}  // namespace linting

void lint(const checked::Policy& policy, const LintOptions& options, Diagnostics& diagnostics) {
  Diagnostics found;
  linting::Law law{policy, options, found, linting::Possible(policy), {}, {}};
  law.rules = linting::standings_of(law, policy.rules);
  law.exceptions = linting::standings_of(law, policy.exceptions);
  for (const linting::Finding& finding : linting::findings) finding.run(law);
  found.sort();
  for (const Diagnostic& diagnostic : found.all()) {
    if (is_own(*policy.bundle, diagnostic.span)) diagnostics.add(diagnostic);
  }
}

}  // namespace sekisho
