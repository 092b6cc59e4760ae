#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/check/checked.h"

namespace sekisho {

/// A declaration of a checked policy put in another's place.
struct Replacement {
  std::uint32_t index = 0;
  std::variant<checked::Rule, checked::Exception, checked::Suspension, checked::Repeal, checked::Define, checked::OpenTerm>
      declaration;
};

/// One small fault planted in a law, as an author might make it.
struct Mutant {
  std::string of;           // the declaration that is changed
  std::string change;       // "`overseas` taken as true"
  Span span;                // the text that is changed
  std::string replacement;  // what would stand there
  std::vector<Replacement> replacements;
};

/// A law with all its mutants. `policy` declares what the law does; the expressions of the mutants stand behind its own, so that
/// one index of lists and expressions serves them all.
struct Mutants {
  std::shared_ptr<checked::Policy> policy;
  std::vector<Mutant> all;  // in order of the text: by path, then place
};
Mutants mutants_of(const checked::Policy& policy);

/// Puts the replacements into the policy and what stood there into the replacements; done again, nothing has happened.
void exchange(checked::Policy& policy, std::vector<Replacement>& replacements);

}  // namespace sekisho
