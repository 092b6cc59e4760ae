#pragma once

#include <string>
#include <vector>

#include "tests/generate/generate.h"
#include "tests/generate/random.h"

namespace sekisho::generated {

/// What a define, an open term or a bound name is about.
enum class About { nothing, party, component, item, term };

struct NamedCondition {
  std::string name;
  bool per_line = false;         // mentions `item`
  About about = About::nothing;  // of one thing: `name(p)`
  bool over_log = false;         // holds a total over the log
};
struct NamedValue {
  std::string name;
  std::string kind;  // money, percent, mass, date
};

/// What may be written at a place.
struct Scope {
  bool item = true;                   // the line may be mentioned
  std::vector<std::string> readings;  // of this declaration; empty: none
};

/// Writes typed conditions as policy text. Names that exist so far are in `conditions` and `values`.
class ConditionWriter {
 public:
  ConditionWriter(Random& random, const ProgramOptions& options);

  std::string condition(const Scope& scope, int depth);
  /// A condition of which every part mentions `name`.
  std::string about(const std::string& name, About what, const Scope& scope, int depth);

  std::vector<NamedCondition> conditions;
  std::vector<NamedValue> values;

  /// Whether a text holds a total over the log, through the names it uses too.
  bool over_log(const std::string& text) const;

 private:
  std::string any_condition(const Scope& scope, int depth);
  std::string any_about(const std::string& name, About what, const Scope& scope, int depth);
  std::string atom(const Scope& scope);
  std::string record_atom(const Scope& scope);
  std::string item_atom(const Scope& scope);
  std::string country_atom(const std::string& path);
  std::string party_atom(const std::string& party);
  std::string component_atom(const std::string& component);
  std::string classified(const std::string& thing);
  std::string matches(const std::string& party);
  std::string owned(const std::string& party);
  std::string entry_condition(const std::string& list);
  std::string date_atom();
  std::string quantified_parties(const Scope& scope);
  std::string aggregate(const Scope& scope);
  std::string log_total(const Scope& scope);
  std::string money(const Scope& scope, bool item);
  std::string amount_of(const Scope& scope, const std::string& kind);
  std::string named(const Scope& scope);
  std::string known(const std::string& path);
  std::string one_of(std::initializer_list<const char*> texts);
  std::string list_of(std::initializer_list<const char*> texts);
  int kind_below(int bound, int& last);
  std::string near_pair(const Scope& scope);
  std::string more_or_less();

  Random& random_;
  bool speaks_of_record_, positive_, over_log_;
  std::string thresholds_;                              // of every name match, so that one clearance settles them alike
  std::string share_ = "weight_share";                  // a component's share has one basis: policies ask for one of them
  std::vector<std::string> record_atoms_, item_atoms_;  // written so far: the same atom in many places is what is hard
  bool focused_ = false;       // the bundle keeps to the first lists and roles, so that conditions differ in one thing alone
  bool inside_total_ = false;  // of the log: no other stands there
  bool same_kind_ = false;     // while the second of a pair is written
  int last_record_kind_ = 0, last_item_kind_ = 0, last_party_kind_ = 0;
  int names_ = 0;
};

}  // namespace sekisho::generated
