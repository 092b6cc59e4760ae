#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/facts/schema.h"
#include "engine/text/source.h"

namespace sekisho {

/// What a word in a condition stands for.
enum class Meaning : std::uint8_t {
  field,        // of an object of the schema: `of` is the object
  entry_field,  // of an entry: `of` is its list
  bound,        // a name bound by a quantifier, an aggregate, a parameter or `as e`
  define,
  term,
  list,
  unit,
  currency,
  country,
  word,           // of an enumeration of the schema: `of` says which
  taxonomy_term,  // of a list of terms: `of` says which
  code,
};

/// One word of a policy with what it stands for there.
struct Use {
  Span span;
  Meaning meaning = Meaning::field;
  std::string name, of;
  Type type;      // of a field or a bound name
  Span declared;  // where a bound name is bound
};
using Uses = std::vector<Use>;

}  // namespace sekisho
