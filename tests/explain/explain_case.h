#pragma once

#include <string>

#include "tests/cases/law_case.h"

/// A case of explanations: a small bundle, records, and what is said of them, in one file of sections that each begin with `--- `:
///
///   --- FILE.policy, bundle.yaml, lists/NAME.yaml …   a file of the bundle
///   --- record                                        a record as JSON, for the sections up to the next one
///   --- decide [columns N] [line N]                   what `decide` prints
///   --- explain FORM [known DATE] [line N] [columns N]
///   --- why-not NAME FORM
///   --- what-if FORM CHANGE; CHANGE …                 or, for a change that cannot be made, the sentence
///
/// FORM is text, markdown, html or json. `DIGEST` and `VERSION` stand for what they are, `…` for the style of a page.
namespace sekisho::cases {

/// What is wrong with the case, one line a fault; empty: it stands. With UPDATE_CASES=1 in the environment its file is written
/// anew.
std::string judge_explanations(LawCase law_case, const std::string& folder);

}  // namespace sekisho::cases
