#include "engine/text/diagnostic.h"

namespace sekisho {

// Alphabetical; one line a code. docs/diagnostics.md has a row for each (tests/text/diagnostic_codes_test.cpp).
const std::vector<DiagnosticCode>& diagnostic_codes() {
  using enum Severity;
  static const std::vector<DiagnosticCode> codes{
      // clang-format off
      {"code-form", error, "a code is not of the form its scheme prescribes"},
      {"date-order", error, "a period ends before it begins"},
      {"define-cycle", error, "a definition depends on itself"},
      {"dimension-mismatch", error, "units of different dimensions meet in one operation"},
      {"duplicate-name", error, "a name is declared twice"},
      {"effect-count", error, "a rule has no effect and no obligation, or more than one effect"},
      {"exception-cycle", error, "exceptions defeat each other in a circle"},
      {"file-too-large", error, "a source file is larger than the limit"},
      {"invalid-utf8", error, "a text is not UTF-8 or holds a NUL byte"},
      {"mixed-and-or", warning, "`and` and `or` are mixed without parentheses"},
      {"name-too-long", error, "a name is longer than the limit"},
      {"nesting", error, "an expression is nested deeper than the limit"},
      {"no-cites", warning, "a rule cites no law"},
      {"not-supported", error, "a construct of the language that this version does not evaluate"},
      {"syntax", error, "a declaration does not follow the grammar"},
      {"target-jurisdiction", error, "an exception, suspension or repeal names a provision of another jurisdiction"},
      {"type-mismatch", error, "an operand does not fit its operator"},
      {"unknown-country", error, "two letters are no country code of ISO 3166-1"},
      {"unknown-currency", error, "three letters are no currency code of ISO 4217"},
      {"unknown-field", error, "a record, list entry or object has no field of that name"},
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
