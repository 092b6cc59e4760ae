#include <algorithm>

#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

std::vector<std::string> branches_of(const checked::Policy& policy, const std::string& name) {
  std::vector<std::string> branches;
  for (const checked::Group& group : policy.groups) {
    if (group.of != name) continue;
    for (const checked::Branch& branch : group.branches) branches.push_back(branch.name);
  }
  return branches;
}

std::vector<std::string> group_names(const checked::Policy& policy) {
  std::vector<std::string> names;
  for (const checked::Group& group : policy.groups) names.push_back(group.of);
  return names;
}

}  // namespace

void check_adoptions(State& state) {
  for (const Adoption& adoption : state.bundle.adoptions) {
    const auto branches = branches_of(state.policy, adoption.of);
    if (branches.empty()) {
      const std::string what = state.names.find(adoption.of) == nullptr ? "nothing is called `" + adoption.of + "`"
                                                                        : "`" + adoption.of + "` has no readings to adopt";
      fault(state, "unknown-reading", adoption.span, what, did_you_mean(adoption.of, group_names(state.policy)).text);
    } else if (std::find(branches.begin(), branches.end(), adoption.reading) == branches.end()) {
      fault(state, "unknown-reading", adoption.span, "`" + adoption.of + "` has no reading `" + adoption.reading + "`",
            did_you_mean(adoption.reading, branches).text);
    }
  }
}

}  // namespace sekisho::checking
