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

/// Adds to `pairs` what stays unknown because a line has codes of other schemes only. `word` names the atom.
void ask_other_schemes(Ground& ground, const Data& codes, const Data& wanted, std::string_view word, Formulas& pairs);

}  // namespace sekisho::evaluate
