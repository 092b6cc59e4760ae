#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/bundle/bundle.h"
#include "engine/screen/ownership.h"

namespace sekisho::evaluate {

struct ListIndex;

/// What all ownership lists of a bundle say, as far as it stands still.
struct Holdings {
  std::vector<std::string> lists;  // of kind `ownership`
  bool unlisted_unknown = false;   // one of them says so
  bool incomplete = false;         // the original of one has more entries than are encoded
  /// By an owner's name as written: `ownership/ENTRY.owner`, the least entry that has it.
  std::unordered_map<std::string, std::string> owner_paths;

  void add(const ListIndex& index);
};

const std::string& owner_of(const Entry& entry);
const std::string& owned_of(const Entry& entry);

/// What an entry says of the owner's share: unknown is anything from nought to all; nothing where it speaks of control alone.
std::optional<ownership::Share> share_of(const Entry& entry);

/// What it says of control, as a share of all or nothing; nothing where it says nothing.
std::optional<ownership::Share> control_of(const Entry& entry);

}  // namespace sekisho::evaluate
