#include <algorithm>
#include <map>

#include "engine/lint/findings.h"

namespace sekisho::linting {

namespace {

using namespace checked;

bool is_one(const std::optional<When>& when) {
  return !when || std::all_of(when->by_branch.begin(), when->by_branch.end(),
                              [&](const Time& each) { return each == when->by_branch.front(); });
}

bool is_one(const std::vector<bool>& holds) {
  return std::all_of(holds.begin(), holds.end(), [&](bool each) { return each == holds.front(); });
}

/// A declaration's choice in all its places: it makes a difference where it does in one of them.
struct Seen {
  bool differs = false;
  const Declared* declared = nullptr;
};

struct Survey {
  std::map<std::uint32_t, Seen> groups;

  void add(const Declared& declared, bool is_same) {
    if (declared.group == no_group) return;
    Seen& seen = groups[declared.group];
    if (seen.declared == nullptr) seen.declared = &declared;
    seen.differs |= !is_same;
  }
  void add_dates(const Declared& declared) { add(declared, is_one(declared.dates.from) && is_one(declared.dates.until)); }
};

}  // namespace

void find_equal_readings(Law& law) {
  Survey survey;
  const auto add_all = [&](const auto& declarations) {
    for (const auto& each : declarations) survey.add_dates(each.declared);
  };
  add_all(law.policy.rules), add_all(law.policy.exceptions), add_all(law.policy.defines), add_all(law.policy.repeals);
  add_all(law.policy.terms);
  for (const Suspension& each : law.policy.suspensions) {
    survey.add_dates(each.declared);
    survey.add(each.declared, is_one(each.holds));
  }
  for (const Node& node : law.policy.nodes) {
    const auto* choice = std::get_if<Choice>(&node.kind);
    const bool differs = choice != nullptr && std::any_of(choice->branches.begin(), choice->branches.end(),
                                                          [&](NodeId branch) { return branch != choice->branches.front(); });
    const auto seen = differs ? survey.groups.find(choice->group) : survey.groups.end();
    if (seen != survey.groups.end()) seen->second.differs = true;
  }
  for (const auto& [group, seen] : survey.groups) {
    if (seen.differs) continue;
    law.diagnostics.warning("readings-agree", name_span(law.policy, seen.declared->span),
                            "all readings of `" + law.policy.groups[group].of + "` say the same, so the choice decides nothing",
                            "write what they say once, or correct the reading that should differ");
  }
}

}  // namespace sekisho::linting
