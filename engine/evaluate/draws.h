#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/value/number.h"

namespace sekisho {

/// What exports have drawn from one licence held: in the unit and the currency of its ceilings.
struct Drawn {
  Number quantity = 0, value = 0;
  std::uint64_t exports = 0;
  friend bool operator==(const Drawn&, const Drawn&) = default;
};

/// What a replay has drawn from the licences held so far, by list and id (`cn-licenses/L-1`); empty before its first record. Plain
/// data: deciding the log again from its start gives it anew.
struct LicenseDraws {
  std::map<std::string, Drawn, std::less<>> drawn;
  friend bool operator==(const LicenseDraws&, const LicenseDraws&) = default;
};

}  // namespace sekisho
