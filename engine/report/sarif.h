#pragma once

#include <string>
#include <string_view>

#include "engine/text/diagnostic.h"

namespace sekisho {

/// Diagnostics as one run of SARIF 2.1.0 (OASIS, 2020), the form that code hosts and editors read. Columns are counted in UTF-16
/// code units, as the standard's `columnKind` says; paths are URIs as they were given, relative ones staying relative. A note is a
/// related location; a help that proposes another word (`did you mean …`) is a fix. `version` is the engine's.
std::string sarif(const Diagnostics& diagnostics, std::string_view version);

/// Diagnostics as CSV (RFC 4180), one a row: severity, code, path, line, column, end_line, end_column, message, help.
std::string csv(const Diagnostics& diagnostics);

/// What a diagnostic's help proposes to write in place of its span, or nothing: the help names one word, and the span is one.
std::string replacement_of(const Diagnostic& diagnostic);

}  // namespace sekisho
