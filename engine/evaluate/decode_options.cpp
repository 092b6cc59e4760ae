#include "engine/evaluate/decode_options.h"

namespace sekisho {

DecodeOptions decode_options(const checked::Policy& policy) {
  DecodeOptions options;
  options.schema = &policy.bundle->schema;
  for (const checked::OpenTerm& term : policy.terms) options.open_terms.insert(term.declared.name);
  for (const auto& [name, list] : policy.bundle->lists) options.lists.insert(name);
  return options;
}

}  // namespace sekisho
