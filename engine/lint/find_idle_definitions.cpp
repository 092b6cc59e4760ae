#include <algorithm>

#include "engine/lint/reach.h"

namespace sekisho::linting {

namespace {

/// Those that nothing uses at all are told by `check`; here those that only what is without effect uses.
template <class Definition>
void look_at(Law& law, const std::vector<Definition>& definitions, const std::vector<DaySet>& used,
             const std::vector<DaySet>& reached, const std::pair<std::string, std::string>& code_and_kind) {
  for (std::size_t i = 0; i < definitions.size(); ++i) {
    if (used[i].empty() || !reached[i].empty()) continue;
    const checked::Declared& declared = definitions[i].declared;
    law.diagnostics.warning(code_and_kind.first, name_span(law.policy, declared.span),
                            "no provision that can hold comes to the " + code_and_kind.second + " `" + declared.name + "`",
                            "correct its period or what uses it, or remove it");
  }
}

/// The readings an adoption settles: several groups may have one name, a declaration's own and those of its status.
void look_at_adoptions(Law& law, const Reach& reached) {
  const auto& groups = law.policy.groups;
  for (const Adoption& adoption : law.policy.bundle->adoptions) {
    bool settles = false, has_use = false;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const auto& branches = groups[i].branches;
      const bool is_meant = groups[i].of == adoption.of &&
                            std::any_of(branches.begin(), branches.end(),
                                        [&](const checked::Branch& branch) { return branch.name == adoption.reading; });
      settles |= is_meant;
      has_use |= is_meant && reached.groups[i];
    }
    if (!settles || has_use) continue;  // an adoption of what there is not is an error already
    law.diagnostics.warning(
        "adoption-settles-nothing", adoption.span,
        "adopting `" + adoption.reading + "` of `" + adoption.of + "` settles nothing: no provision that can hold comes to it",
        "remove the adoption, or correct the law that needs it");
  }
}

}  // namespace

void find_idle_definitions(Law& law) {
  const Reach used = reach_of(law, false), reached = reach_of(law, true);
  look_at(law, law.policy.defines, used.defines, reached.defines, {"define-never-in-force", "define"});
  look_at(law, law.policy.terms, used.terms, reached.terms, {"term-never-asked", "open term"});
  look_at_adoptions(law, reached);
}

}  // namespace sekisho::linting
