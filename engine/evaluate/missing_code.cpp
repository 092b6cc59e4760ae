#include "engine/evaluate/missing_code.h"

#include <algorithm>

namespace sekisho::evaluate {

std::string identity_of(const Datum& datum) { return datum.fact.empty() ? '"' + print_datum(datum) + '"' : datum.fact.identity(); }

std::string scheme_of(const Datum& datum) {
  const auto* code = datum.value == nullptr || !datum.fact.empty() ? nullptr : std::get_if<Code>(&datum.value->data);
  return code == nullptr || is_tariff_scheme(code->scheme) ? std::string() : code->scheme;
}

bool only_other_schemes(const Data& codes, const std::string& scheme) {
  if (scheme.empty() || is_tariff_scheme(scheme)) return false;
  if (codes.empty() || codes.front().fact.field != "control_codes" || codes.front().missing) return false;
  return std::none_of(codes.begin(), codes.end(), [&](const Datum& code) {
    const auto* has = code.value == nullptr ? nullptr : std::get_if<Code>(&code.value->data);
    return has != nullptr && has->scheme == scheme;
  });
}

FormulaId missing_scheme(Ground& ground, std::string_view atom, const Data& codes, const std::string& scheme) {
  const FactName& first = codes.front().fact;
  return missing_fact(ground, atom, fact_name(first.base, first.field), scheme);
}

void ask_other_schemes(Ground& ground, const Data& codes, const Data& wanted, std::string_view word, Formulas& pairs) {
  for (const Datum& one : wanted) {
    const std::string scheme = scheme_of(one);
    if (only_other_schemes(codes, scheme))
      pairs.push_back(missing_scheme(ground, std::string(word) + " " + print_datum(one), codes, scheme));
  }
}

Question finer_code(const FactName& fact, const std::string& scheme, const Code& entry) {
  Question question = fact_question(fact, scheme);
  question.candidates = {to_string(entry)};
  return question;
}

}  // namespace sekisho::evaluate
