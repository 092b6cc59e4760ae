#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/check/checked.h"
#include "engine/evaluate/decision.h"
#include "engine/explain/document.h"
#include "engine/facts/transaction.h"

/// The phrases that every explanation is made of.
namespace sekisho {

/// "one answer", "three answers", "13 answers"
std::string counted(std::size_t count, std::string_view what);
/// "a", "a and b", "a, b and c"
std::string listed(const std::vector<std::string>& texts);
std::string sentence(std::string text);  // with a capital letter
/// The same of names.
Words names(const std::vector<std::string>& texts);
std::string joined(const std::vector<std::string>& texts, std::string_view separator);

/// "a licence is required"
std::string demand(Effect effect);
/// "a licence may be required"
std::string possible_demand(Effect effect);
/// "a licence is required", or what a finding that is open may come to
std::string demand(const Finding& finding);
/// "license", "permit … license"
std::string ends(Effect certain, Effect possible);
/// What a line or a record comes to: "a licence is required; at most, it is prohibited"
std::string demand(Effect certain, Effect possible);
/// "LICENSE", or "UNDETERMINED   license … prohibit", and the licensing policy
Words verdict_in_a_sentence(Effect certain, Effect possible, Review review);  // "UNDETERMINED (license … prohibit)"
Words verdict_words(Effect certain, Effect possible, Review review);

/// " on lines 1 and 3"; empty where the record has one line, or all are meant
std::string on_lines(const std::vector<int>& lines, const Decision& decision);

/// Facts of a record that name what is decided: "2026-02-01 · CN → JP", "CN:1C902.a  SmCo magnet, 120 kg"
std::string heading_of(const Decision& decision, const Transaction& transaction);
std::string heading_of(const Object& item, std::string_view separator = "  ");

/// One piece of evidence as a clause.
Words clause_of(const Evidence& evidence);
/// The same evidence with fewer words: entries of one list in one clause, no fact twice.
std::vector<std::pair<Truth, Words>> clauses_of(const std::vector<Evidence>& evidence);

Words due_words(const ObligationDue& obligation);      // "the contract, within 30 days (document, `contract`)"
Words not_checked_words(const NotChecked& unchecked);  // "`end_use_country` was taken to be `JP`: not given"

/// A question in words, a sentence of its own. `policy` may be absent.
Words question_of(const Question& question, const checked::Policy* policy);

}  // namespace sekisho
