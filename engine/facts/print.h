#pragma once

#include <string>

#include "engine/facts/facts.h"

namespace sekisho {

/// A value as evidence and dumps show it: `100 kg`, `99.9 %`, `3000 USD`, `CN:1C902.a`, `yes`; lists joined by commas; "" for
/// missing.
std::string print(const Value& value);

/// A record after decoding, one `path = value` a line in order of the schema; absent fields that mean "empty" are left out, assumed
/// values are marked. For tests and for people.
std::string print(const Transaction& transaction);

/// "line 3, offset 512, T-1, items[1].hs_code: `12` has …"
std::string print(const Rejection& rejection);

}  // namespace sekisho
