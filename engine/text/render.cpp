#include <algorithm>
#include <ostream>

#include "engine/text/diagnostic.h"
#include "engine/text/utf8.h"

namespace sekisho {

namespace {

constexpr int max_shown_columns = 160;  // a line longer than this is shown as a window around the fault
constexpr int columns_before_fault = 60;

struct Colours {
  std::string_view error, warning, note, gutter, strong, plain;
};
constexpr Colours no_colours{};
constexpr Colours terminal_colours{"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;34m", "\x1b[1m", "\x1b[0m"};

/// The longest part at the end (or the beginning) of a text that takes at most `columns`.
std::string_view last_columns(std::string_view text, int columns) {
  while (display_width(text) > columns) text.remove_prefix(read_code_point(text, 0).bytes);
  return text;
}
std::string_view first_columns(std::string_view text, int columns) {
  std::size_t end = 0;
  for (int width = 0; end < text.size();) {
    const std::size_t bytes = read_code_point(text, end).bytes;
    width += display_width(text.substr(end, bytes));
    if (width > columns) break;
    end += bytes;
  }
  return text.substr(0, end);
}

struct Excerpt {
  std::string before, marked, after;
};

/// The first line of a span in three parts, cut to a window when it is very long.
Excerpt excerpt_of(const Span& span, std::string_view line, std::size_t line_begin) {
  constexpr std::size_t most_bytes =
      4 * max_shown_columns;  // enough for the window in any script, and cheap for a line of megabytes
  const std::size_t begin = std::min<std::size_t>(span.begin - line_begin, line.size());
  const std::size_t end = std::clamp<std::size_t>(span.end > line_begin ? span.end - line_begin : 0, begin, line.size());
  const std::string_view before = line.substr(0, begin);
  const bool far = before.size() > most_bytes || display_width(printable(before)) > max_shown_columns - columns_before_fault;

  Excerpt excerpt;
  if (far) {
    std::string_view tail = before.substr(before.size() - std::min(before.size(), most_bytes));
    while (!tail.empty() && (static_cast<unsigned char>(tail.front()) & 0xC0u) == 0x80u) tail.remove_prefix(1);
    const std::string shown = printable(tail);
    excerpt.before = "…" + std::string(last_columns(shown, columns_before_fault));
  } else {
    excerpt.before = printable(before);
  }
  const int room = max_shown_columns - display_width(excerpt.before);
  const std::string marked = printable(line.substr(begin, std::min(end - begin, most_bytes)));
  excerpt.marked = first_columns(marked, room);
  const std::string after = printable(line.substr(end, most_bytes));
  excerpt.after = first_columns(after, room - display_width(excerpt.marked));
  const bool cut = excerpt.marked.size() < marked.size() || excerpt.after.size() < after.size() || line.size() - end > most_bytes;
  if (cut) excerpt.after += "…";
  return excerpt;
}

void write_place(std::ostream& out, const Span& span, std::size_t gutter, const std::string& beside, std::string_view mark,
                 const Colours& colours) {
  const std::string margin(gutter, ' ');
  out << margin << colours.gutter << "--> " << colours.plain << printable(span.source->path);
  if (span.source->text.empty()) {
    out << '\n';
    if (!beside.empty()) out << margin << colours.gutter << " = " << colours.plain << "help: " << beside << '\n';
    return;
  }
  const Position position = position_of(*span.source, span.begin);
  const std::string number = std::to_string(position.line);
  const std::string_view line = line_of(*span.source, position.line);
  const Excerpt shown = excerpt_of(span, line, static_cast<std::size_t>(line.data() - span.source->text.data()));
  const auto blanks = static_cast<std::size_t>(display_width(shown.before));
  const auto carets = static_cast<std::size_t>(std::max(1, display_width(shown.marked)));
  const std::string bar = " " + std::string(colours.gutter) + "|" + std::string(colours.plain);

  out << ':' << position.line << ':' << position.column << '\n';
  out << margin << bar << '\n';
  out << std::string(gutter - number.size(), ' ') << colours.gutter << number << colours.plain << bar;
  const std::string text = shown.before + shown.marked + shown.after;
  if (!text.empty()) out << ' ' << text;
  out << '\n' << margin << bar << ' ' << std::string(blanks, ' ') << mark << std::string(carets, '^');
  if (!beside.empty()) out << ' ' << beside;
  out << colours.plain << '\n';
}

std::size_t digits_of_line(const Span& span) {
  if (!span.source || span.source->text.empty()) return 1;
  return std::to_string(position_of(*span.source, span.begin).line).size();
}

std::size_t gutter_of(const Diagnostic& diagnostic) {
  std::size_t gutter = digits_of_line(diagnostic.span);
  for (const Note& note : diagnostic.notes) gutter = std::max(gutter, digits_of_line(note.span));
  return gutter;
}

}  // namespace

void render(std::ostream& out, const Diagnostic& diagnostic, bool colour) {
  const Colours& colours = colour ? terminal_colours : no_colours;
  const bool is_error = diagnostic.severity == Severity::error;
  const std::string_view mark = is_error ? colours.error : colours.warning;
  const std::size_t gutter = gutter_of(diagnostic);
  const std::string margin(gutter, ' ');

  out << mark << (is_error ? "error" : "warning") << '[' << diagnostic.code << ']' << colours.plain << ": " << colours.strong
      << printable(diagnostic.message) << colours.plain << '\n';
  if (diagnostic.span.source) {
    write_place(out, diagnostic.span, gutter, printable(diagnostic.help), mark, colours);
  } else if (!diagnostic.help.empty()) {
    out << margin << colours.gutter << " = " << colours.plain << "help: " << printable(diagnostic.help) << '\n';
  }
  for (const Note& note : diagnostic.notes) {
    if (!note.span.source) {
      out << margin << colours.gutter << " = " << colours.plain << "note: " << printable(note.message) << '\n';
      continue;
    }
    out << colours.note << "note" << colours.plain << ": " << printable(note.message) << '\n';
    write_place(out, note.span, gutter, {}, colours.note, colours);
  }
}

}  // namespace sekisho
