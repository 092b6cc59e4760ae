#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/source.h"

namespace sekisho {

enum class Severity : std::uint8_t { error, warning };

struct Note {
  std::string message;
  Span span;  // may belong to no source
};

/// One finding about a policy, list, bundle or scenario. `message` is lower case, without a full stop, with the author's words in
/// backticks; `help` says what was probably meant and is printed beside the caret. `code` is a key of docs/diagnostics.md.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;
  Span span;
  std::string message;
  std::vector<Note> notes;
  std::string help;
};

/// Everything found so far. Nothing is thrown at the first fault: stages add and go on.
class Diagnostics {
 public:
  Diagnostic& error(std::string code, Span span, std::string message, std::string help = {});
  Diagnostic& warning(std::string code, Span span, std::string message, std::string help = {});
  void add(Diagnostic diagnostic);

  bool has_errors() const;
  std::size_t count(Severity severity) const;
  const std::vector<Diagnostic>& all() const { return all_; }
  /// By path, then place, then code; equal ones once.
  void sort();

 private:
  std::vector<Diagnostic> all_;
};

/// Writes a diagnostic with its source line and caret, as docs/reference/command-line.md shows.
void render(std::ostream& out, const Diagnostic& diagnostic, bool colour);
/// Every diagnostic code there is, with a one-line meaning; the table in diagnostic_codes.cpp is the only place that lists them.
struct DiagnosticCode {
  std::string_view code;
  Severity severity;
  std::string_view meaning;
};
const std::vector<DiagnosticCode>& diagnostic_codes();

}  // namespace sekisho
