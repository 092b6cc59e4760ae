#pragma once

#include <string>

#include "engine/facts/transaction.h"
#include "engine/lists/list.h"

namespace sekisho::evaluate {

/// What a policy reads of a list's entry by name: a standard key, or one of the list's own fields; missing where it is not there.
Value entry_value(const Entry& entry, const List* list, const std::string& name);

}  // namespace sekisho::evaluate
