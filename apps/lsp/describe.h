#pragma once

#include <optional>
#include <string>

#include "apps/lsp/workspace.h"

namespace sekisho::lsp {

/// What there is to say of a thing that is named, as Markdown; empty where nothing is.
std::string describe(const Analysis& analysis, const Mention& mention);

/// The day that the bundle's law is current on (`covers` of its settings), where it says one.
std::optional<Date> current_day(const Bundle& bundle);

/// "712 entries, 698 in force as of 2026-10-09"
std::string size_of(const Bundle& bundle, const List& list);

}  // namespace sekisho::lsp
