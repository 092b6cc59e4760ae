#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/scenario/mutate/mutant.h"
#include "engine/scenario/written.h"

/// Inside of `mutate/`: one function a sort of fault.
namespace sekisho::mutate {

using checked::NodeId;
using scenario::Written;

/// A condition of a declaration, and what the declaration is with another in its place.
struct Clause {
  enum class Kind : std::uint8_t { when, unless, definition, other };
  Kind kind = Kind::when;
  std::string of;
  Written condition;
  std::function<Replacement(NodeId)> with;
};

/// A place inside a clause: the way to it, outermost first.
struct Site {
  Mutants& mutants;
  const Clause& clause;
  std::vector<const Written*> path;
  const Written& here() const { return *path.back(); }
  const checked::Kind& kind() const { return mutants.policy->nodes[here().node].kind; }
};

/// The condition or value `node` with `part`, which is in it, replaced; new nodes stand behind the policy's own.
NodeId replaced(checked::Policy& policy, NodeId node, NodeId part, NodeId becomes);
/// A node like `like`, of another kind.
NodeId added(checked::Policy& policy, NodeId like, checked::Kind kind);

/// The text of a place, and of what lies between two.
std::string_view text_at(const Span& span);
Span between(const Span& before, const Span& after);
/// On one line, in backticks.
std::string quoted(std::string_view text);

/// Adds the mutant in which `becomes` stands at the site.
void plant(const Site& site, NodeId becomes, std::string change, const Span& span, std::string replacement);
/// The same with a part of the site's own expression replaced.
void plant_inside(const Site& site, NodeId part, NodeId becomes, std::string change, const Span& span, std::string replacement);

void plant_in_condition(const Site& site);   // parts left out, `and` and `or` exchanged, `not` left out
void plant_in_comparison(const Site& site);  // comparisons turned, thresholds and days moved
void plant_in_list(const Site& site);        // values and lists left out
void plant_in_dates(Mutants& mutants, const scenario::Declarations& texts);
void plant_in_declarations(Mutants& mutants, const scenario::Declarations& texts);  // left out, effects

/// A day later or earlier.
Time moved(const Time& time, int days);

}  // namespace sekisho::mutate
