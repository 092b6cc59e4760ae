#pragma once

#include <string>
#include <vector>

#include "engine/evaluate/owner_network.h"

/// Ownership in words, and in the questions that would settle it.
namespace sekisho::evaluate {

/// A party, what its owners come to, and how it is asked.
struct OwnedParty {
  Datum party;
  OwnerNetwork network;
  ownership::Threshold threshold;
};

/// "owned 55 % by Xray Holdings (us-sdn/x-1)": the owners that count or may count, each with its share and its entries; those that
/// are owned themselves with their owners.
std::string in_words(Ground& ground, const checked::Owned& owned, const OwnedParty& party);

/// Where shares of owners that may count are not known to a point, what would make them so.
std::vector<std::shared_ptr<const Question>> share_questions(const Ground& ground, const OwnedParty& party);

}  // namespace sekisho::evaluate
