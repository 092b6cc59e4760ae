#pragma once

#include <memory>
#include <vector>

#include "engine/evaluate/matching.h"
#include "engine/screen/ownership.h"

/// The companies behind a party: its owners as the record and the ownership lists state them, theirs, and so on.
namespace sekisho::evaluate {

struct OwnerNetwork {
  enum class Origin : std::uint8_t { record, list, nobody };  // nobody: stands for owners that are named nowhere
  struct Member {
    Datum datum;
    Origin origin = Origin::record;
  };
  std::vector<Member> members;  // by company; the first is the party itself
  std::shared_ptr<ownership::Companies> companies;
};

/// The network of a party that has a name. `scope` tells the atoms of one condition from those of others.
OwnerNetwork owner_network(Ground& ground, const checked::Owned& owned, const std::string& scope, const Datum& party);

}  // namespace sekisho::evaluate
