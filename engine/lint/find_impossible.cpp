#include "engine/lint/findings.h"

namespace sekisho::linting {

namespace {

template <class Provision>
void look_at(Law& law, const std::vector<Provision>& provisions, const std::vector<Standing>& standings) {
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    if (!standings[i].refuted) continue;
    const std::vector<Conflict>& conflicts = *standings[i].refuted;
    const checked::Declared& declared = provisions[i].declared;
    Diagnostic& found = law.diagnostics.warning(
        "never-holds", name_span(law.policy, declared.span),
        "no record can meet `" + declared.name + "`" + (conflicts.empty() ? "" : ": " + conflicts.front().why),
        "correct the condition, or remove the provision");
    for (std::size_t other = 1; other < conflicts.size(); ++other) found.notes.push_back({"and " + conflicts[other].why, {}});
    for (const Demand& atom : conflicts.empty() ? std::vector<Demand>{} : conflicts.front().atoms)
      found.notes.push_back({"`" + readable(law.policy.nodes[atom.atom].text) + "` stands here", law.policy.nodes[atom.atom].span});
  }
}

}  // namespace

void find_impossible(Law& law) {
  look_at(law, law.policy.rules, law.rules);
  look_at(law, law.policy.exceptions, law.exceptions);
}

}  // namespace sekisho::linting
