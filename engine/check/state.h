#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/check/names.h"
#include "engine/check/nodes.h"
#include "engine/check/uses.h"

namespace sekisho::checking {

enum class Progress : std::uint8_t { untouched, underway, done };

/// The declaration whose text is being resolved: its readings are one choice.
struct Owner {
  std::string name;  // as its group of readings is called
  std::uint32_t group = checked::no_group;
};

/// What is known of a define or open term before and after its text is resolved; uses resolve it on demand.
struct Definition {
  Progress progress = Progress::untouched;
  std::optional<Type> parameter;  // what it is about, from its first use
  Owner owner;
  bool faulty = false;  // its text has a fault that was reported: uses are poison
};

/// One bundle being checked: what is given, what is found, and the policy that comes of it.
struct State {
  const Bundle& bundle;
  Diagnostics& diagnostics;
  Names names;
  checked::Policy policy;
  NodeTable nodes;
  std::vector<Definition> defines, terms;   // by index in `names`
  std::vector<Owner> regime_owners;         // by index in `names`: the readings of a regime's dates
  std::vector<std::string> underway;        // definitions being resolved, outermost first
  std::set<std::string, std::less<>> used;  // names of defines, open terms and lists that something refers to
  bool read_whole = true;                   // the texts have no error of their own
  Uses* uses = nullptr;                     // where what words stand for is noted, if anybody asks
};

/// A name bound by a quantifier, an aggregate, a parameter or `as e`.
struct Bound {
  std::string name;
  int slot = 0;
  Type type;
  std::vector<const List*> lists;  // of an entry: the lists it may come from
  bool entry = false;
  bool faulty = false;  // what it ranges over has a fault that was reported
  Span span = {};       // where it is bound
  bool owners = false;  // the entries of the owners that counted, of any of `lists`: only a quantifier ranges over them
};

struct Scope {
  Owner* owner = nullptr;
  std::vector<Bound> bound;
};

/// The author's words at a place, on one line, in backticks.
std::string quoted(const Span& span);
/// The type with its article: "a country", "an item", "a list of terms".
std::string with_article(const Type& type);

NodeId condition_node(State& state, checked::Kind kind, const Span& span);
NodeId value_node(State& state, checked::Kind kind, const Type& type, const Span& span);
/// The node; not of `poison`.
const checked::Node& node_of(const State& state, NodeId id);

/// Notes what a word stands for; the last note of a place holds, for some are tried as several things.
void note_use(State& state, Use use);

/// Adds the error and returns poison.
NodeId fault(State& state, std::string code, const Span& span, std::string message, Help help = {});

}  // namespace sekisho::checking
