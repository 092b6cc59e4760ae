#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked.h"

namespace sekisho::evaluate {

struct ListIndex;

/// A licence held (docs/reference/language.md §8), with what it no longer allows taken off its ceilings.
struct HeldLicense {
  const List* list = nullptr;
  const Entry* entry = nullptr;
  std::string id;                   // by list: cn-licenses/L-1
  std::string number, authority;    // as the entry writes them
  std::string claimed, granted_by;  // the same as they compare
  std::vector<Code> items;          // empty: any goods
  std::vector<std::string> destinations;
  std::optional<Time> from, expires;
  std::optional<Quantity> quantity;  // what was left when the list was made
  std::optional<Money> value;
  bool use_once = false, used = false;
  std::unique_ptr<ListIndex> holder, parties;  // to be screened; none: anybody
};

/// The licences held of a bundle, the first to expire first, then by number.
struct HeldLicenses {
  std::vector<HeldLicense> all;
  std::vector<std::vector<std::uint32_t>> of_regime;  // by regime: those of an authority it names
};

/// `added`: entries of a scenario, by list. The policy and they must outlive the result.
HeldLicenses held_licenses(const checked::Policy& policy, const std::map<std::string, std::vector<Entry>>& added);

}  // namespace sekisho::evaluate
