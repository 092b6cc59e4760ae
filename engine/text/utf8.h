#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sekisho {

/// One code point read from a text, and how many bytes it took. A byte that begins no UTF-8 sequence reads as U+FFFD, one byte long
/// and not `valid`; so reading always moves on.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t bytes = 1;
  bool valid = true;
};

/// Requires `offset < text.size()`.
CodePoint read_code_point(std::string_view text, std::size_t offset);

std::u32string code_points(std::string_view utf8);
void append_utf8(std::string& out, char32_t code_point);

/// The text as a terminal may safely show it, on one line: tabs as two blanks; other control characters, line and paragraph
/// separators, marks that turn the direction of writing and broken bytes as U+FFFD.
std::string printable(std::string_view text);

}  // namespace sekisho
