#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
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

/// The one change that mends what was found: a text in place of a span.
struct Fix {
  Span span;
  std::string replacement;
};

/// What was probably meant, in words; `replacement` where one text in place of the words found mends them.
struct Help {
  std::string text;
  std::optional<std::string> replacement;

  Help() = default;
  Help(std::string words) : text(std::move(words)) {}
  Help(const char* words) : text(words) {}
  Help(std::string words, std::string mended) : text(std::move(words)), replacement(std::move(mended)) {}
};
/// "did you mean `x`?" with `x` as the replacement, or `otherwise` where no candidate is near.
Help did_you_mean(std::string_view word, const std::vector<std::string>& candidates, Help otherwise = {});

/// One finding about a policy, list, bundle or scenario. `message` is lower case, without a full stop, with the author's words in
/// backticks; `help` says what was probably meant and is printed beside the caret. `code` is a key of docs/diagnostics.md.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string code;
  Span span;
  std::string message;
  std::vector<Note> notes;
  std::string help;
  std::optional<Fix> fix = {};
};

/// Everything found so far. Nothing is thrown at the first fault: stages add and go on.
class Diagnostics {
 public:
  Diagnostic& error(std::string code, Span span, std::string message, Help help = {});
  Diagnostic& warning(std::string code, Span span, std::string message, Help help = {});
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
