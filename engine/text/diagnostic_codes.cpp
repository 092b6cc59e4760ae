#include "engine/text/diagnostic.h"

namespace sekisho {

// Alphabetical; one line a code. docs/diagnostics.md has a row for each (tests/text/diagnostic_codes_test.cpp).
const std::vector<DiagnosticCode>& diagnostic_codes() {
  using enum Severity;
  static const std::vector<DiagnosticCode> codes{
      // clang-format off
      {"adoption", error, "an adoption lacks its reading, what it is of or its day, or contradicts another"},
      {"always-in-force", warning, "an entry of a list has neither `effective` nor `announced`"},
      {"code-form", error, "a code is not of the form its scheme prescribes"},
      {"date-order", error, "a period ends before it begins"},
      {"define-cycle", error, "a definition depends on itself"},
      {"dimension-mismatch", error, "units of different dimensions meet in one operation"},
      {"duplicate-name", error, "a name is declared twice"},
      {"effect-count", error, "a rule has no effect and no obligation, or more than one effect"},
      {"entry-date", error, "a date of a list entry cannot be read"},
      {"entry-incomplete", error, "a list entry lacks what its kind cannot do without"},
      {"entry-suspension", error, "an entry is suspended by a name that no suspension has"},
      {"entry-twice", error, "an entry stands twice in a list for days that overlap"},
      {"entry-value", error, "a value of a list entry does not fit its type"},
      {"exception-cycle", error, "exceptions defeat each other in a circle"},
      {"file-too-large", error, "a source file is larger than the limit"},
      {"include-cycle", error, "a bundle includes itself"},
      {"include-missing", error, "an included bundle cannot be read"},
      {"invalid-utf8", error, "a text is not UTF-8 or holds a NUL byte"},
      {"list-field", error, "a list declares a field of its entries that cannot be used"},
      {"list-includes", error, "a list includes one that does not exist, is of another kind or includes it in turn"},
      {"list-kind", error, "a list names no kind, or one that does not exist"},
      {"list-rows", error, "the CSV rows of a list cannot be read"},
      {"list-scheme", error, "a list of codes names no scheme"},
      {"list-value", error, "a value at the head of a list does not fit"},
      {"mixed-and-or", warning, "`and` and `or` are mixed without parentheses"},
      {"name-characters", error, "a name holds a character that cannot be seen"},
      {"name-too-long", error, "a name is longer than the limit"},
      {"nesting", error, "an expression is nested deeper than the limit"},
      {"no-cites", warning, "a rule cites no law"},
      {"not-supported", error, "a construct of the language that this version does not evaluate"},
      {"schema-field", error, "a schema declares a field or parameter that does not fit"},
      {"setting-value", error, "a setting of a bundle does not fit"},
      {"syntax", error, "a declaration does not follow the grammar"},
      {"target-jurisdiction", error, "an exception, suspension or repeal names a provision of another jurisdiction"},
      {"type-mismatch", error, "an operand does not fit its operator"},
      {"unit-conflict", error, "two units lists give one unit different meanings"},
      {"unknown-country", error, "two letters are no country code of ISO 3166-1"},
      {"unknown-currency", error, "three letters are no currency code of ISO 4217"},
      {"unknown-field", error, "a record, list entry or object has no field of that name"},
      {"unknown-key", error, "a list, entry, schema or setting has no key of that name"},
      {"unknown-list", error, "no list of the bundle has that name"},
      {"unknown-name", error, "nothing of that name is declared"},
      {"unknown-target", error, "an exception, suspension or repeal names no provision"},
      {"unknown-unit", error, "no units list of the bundle has that unit"},
      {"unreachable-period", warning, "a provision can never be in force"},
      {"unused-define", warning, "nothing uses a definition"},
      {"unused-list", warning, "nothing uses a list"},
      {"yaml-syntax", error, "a YAML file cannot be read"},
      // clang-format on
  };
  return codes;
}

}  // namespace sekisho
