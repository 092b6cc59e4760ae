#include "engine/evaluate/missing_code.h"

#include <algorithm>

namespace sekisho::evaluate {

std::string identity_of(const Datum& datum) { return datum.fact.empty() ? '"' + print_datum(datum) + '"' : datum.fact.identity(); }

std::string scheme_of(const Datum& datum) {
  const auto* code = datum.value == nullptr || !datum.fact.empty() ? nullptr : std::get_if<Code>(&datum.value->data);
  return code == nullptr || is_tariff_scheme(code->scheme) ? std::string() : code->scheme;
}

void ask_other_schemes(Ground& ground, const Data& codes, const Data& wanted, std::string_view word, Formulas& pairs) {
  if (codes.empty() || codes.front().fact.field != "control_codes" || codes.front().missing) return;
  for (const Datum& one : wanted) {
    const std::string scheme = scheme_of(one);
    const bool given = std::any_of(codes.begin(), codes.end(), [&](const Datum& code) {
      const auto* has = code.value == nullptr ? nullptr : std::get_if<Code>(&code.value->data);
      return has != nullptr && has->scheme == scheme;
    });
    if (scheme.empty() || given) continue;
    const FactName& first = codes.front().fact;
    pairs.push_back(missing_fact(ground, std::string(word) + " " + print_datum(one), fact_name(first.base, first.field), scheme));
  }
}

}  // namespace sekisho::evaluate
