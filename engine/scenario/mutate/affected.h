#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/scenario/mutate/mutant.h"

namespace sekisho::mutate {

/// What a mutant can change: the rules whose part in a decision may be another, and the names whose value may be.
struct Affected {
  std::vector<std::uint32_t> rules;
  std::set<std::string> names;
};

/// What each declaration rests on: definitions, open terms, exceptions, suspensions (those that list entries name, too), repeals.
class Dependence {
 public:
  explicit Dependence(const checked::Policy& policy);
  Affected affected_by(const std::vector<Replacement>& replacements) const;

 private:
  using Things = std::set<std::uint32_t>;  // positions in things_
  enum class Sort : std::uint8_t { rule, exception, suspension, repeal, define, term };
  std::uint32_t thing(Sort sort, std::uint32_t index) const;
  void rest(std::uint32_t thing, checked::NodeId node);
  template <class Provision>
  void rest_provision(std::uint32_t thing, const Provision& provision);

  const checked::Policy& policy_;
  std::vector<std::vector<std::uint32_t>> users_;  // by thing: what rests on it directly
};

}  // namespace sekisho::mutate
