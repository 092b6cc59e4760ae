#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/lists/list.h"

namespace sekisho::checking {

/// The field of an entry of any of `lists`; nothing where one of them lacks it.
std::optional<Type> entry_field(const std::vector<const List*>& lists, std::string_view name);
std::vector<std::string> entry_fields(const std::vector<const List*>& lists);

}  // namespace sekisho::checking
