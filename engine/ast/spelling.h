#pragma once

#include <string>
#include <string_view>

namespace sekisho::ast {

/// A text as a policy writes it: in double quotes, `"` and `\` escaped.
std::string quoted(std::string_view text);

}  // namespace sekisho::ast
