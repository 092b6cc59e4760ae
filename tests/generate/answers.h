#pragma once

#include <map>
#include <string>

#include "engine/evaluate/decision.h"
#include "engine/facts/transaction.h"
#include "engine/lists/list.h"
#include "tests/generate/json.h"
#include "tests/generate/program.h"

namespace sekisho::generated {

/// What a record and the adoptions above the bundle's come to while its questions are answered.
struct Answers {
  Json record;
  Json before;  // the record that was asked about
  std::map<std::string, std::string> adopt;
  std::map<std::string, std::vector<Entry>> added;  // entries of lists: rates
};

/// Which answers leave everything that was known as it was. A code made more precise is no longer equal to what it was equal to,
/// and goods classified again are no longer classified on that day.
struct Tolerance {
  bool precise_codes = true;  // codes may be made more precise
  bool classified_again = true;
  bool classified_beside_hs = true;  // an HS code may stand for a code meanwhile (`by-hs`), which a code then displaces
  bool more_owners = true;           // an owner may be stated beside others: nothing asks which the record has
  bool owners_at_all = true;  // owners may be stated where none were: nobody took the party for one that has none (`unlisted`)
};
Tolerance tolerance_of(const Program& program);

/// Answers one question in the record, or by an adoption; which answer it is depends on `seed` and the question alone. False where
/// nobody could: a list that is known to be incomplete, a fact of another dimension.
bool answer(const Question& question, std::uint64_t seed, const Tolerance& tolerance, Answers& answers);

/// Learns at random of what the record leaves open, asked or not: missing facts, judgements, readings, the hour of the day. What
/// was known or assumed stays as it was.
void learn(const Transaction& transaction, const checked::Policy& policy, std::uint64_t seed, const Tolerance& tolerance,
           Answers& answers);

/// Writes out the end use country that was assumed of the record, so that what is learnt of the end user leaves it as it is.
void keep_assumptions(const Transaction& transaction, Json& record);

}  // namespace sekisho::generated
