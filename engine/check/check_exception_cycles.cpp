#include <algorithm>

#include "engine/check/checks.h"

namespace sekisho::checking {

namespace {

/// Depth first along "defeats"; a cycle is told once, at the exception by which the walk came back.
struct Walk {
  State& state;
  std::vector<Progress> progress;
  std::vector<std::uint32_t> underway;

  void visit(std::uint32_t index) {
    progress[index] = Progress::underway;
    underway.push_back(index);
    for (std::uint32_t defeated : state.policy.exceptions[index].exceptions_defeated) {
      if (progress[defeated] == Progress::untouched) visit(defeated);
      if (progress[defeated] == Progress::underway) report(index, defeated);
    }
    underway.pop_back();
    progress[index] = Progress::done;
  }

  const std::string& name(std::uint32_t index) const { return state.policy.exceptions[index].declared.name; }

  void report(std::uint32_t last, std::uint32_t first) {
    std::string chain;
    for (auto each = std::find(underway.begin(), underway.end(), first); each != underway.end(); ++each) {
      chain += "`" + name(*each) + "` defeats ";
    }
    fault(state, "exception-cycle", state.names.exceptions[last].ast->name.span,
          "exceptions defeat each other in a circle: " + chain + "`" + name(first) + "`");
  }
};

}  // namespace

void check_exception_cycles(State& state) {
  Walk walk{state, std::vector<Progress>(state.policy.exceptions.size(), Progress::untouched), {}};
  for (std::uint32_t i = 0; i < state.policy.exceptions.size(); ++i) {
    if (walk.progress[i] == Progress::untouched) walk.visit(i);
  }
}

}  // namespace sekisho::checking
