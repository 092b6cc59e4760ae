#pragma once

#include <string>
#include <string_view>

#include "engine/evaluate/ground.h"

/// Control codes are missing by scheme (docs/reference/transaction.md, `control_codes`): what comparisons share.
namespace sekisho::evaluate {

/// What tells an operand from others: its fact's identity; a constant is quoted, for a text may read like the name of a fact.
std::string identity_of(const Datum& datum);

/// The scheme of a control code that a policy names, by which a missing code is asked for; empty for all else.
std::string scheme_of(const Datum& datum);

/// Whether some control codes are given and none is of this scheme (of a tariff scheme: never), and the atom that then stays
/// unknown.
bool only_other_schemes(const Data& codes, const std::string& scheme);
FormulaId missing_scheme(Ground& ground, std::string_view atom, const Data& codes, const std::string& scheme);
/// The same for each constant that the codes are compared with; `word` names the comparison.
void ask_other_schemes(Ground& ground, const Data& codes, const Data& wanted, std::string_view word, Formulas& pairs);

/// What would settle a code that stands above `entry`, or under another national scheme.
Question finer_code(const FactName& fact, const std::string& scheme, const Code& entry);

}  // namespace sekisho::evaluate
