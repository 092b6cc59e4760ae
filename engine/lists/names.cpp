#include "engine/lists/names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "engine/text/utf8.h"

namespace sekisho {

namespace {

bool is_invisible(UChar32 c) {
  constexpr UChar32 ideographic_space = 0x3000;
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_UNASSIGNED:
      return true;
    case U_SPACE_SEPARATOR:
      return c != ' ' && c != ideographic_space;
    default:
      return c == 0xFFFD || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  }
}

std::string describe(UChar32 c) {
  std::array<char, 16> number{};
  std::snprintf(number.data(), number.size(), "U+%04X", static_cast<unsigned>(c));
  std::array<char, 128> name{};
  UErrorCode error = U_ZERO_ERROR;
  u_charName(c, U_EXTENDED_CHAR_NAME, name.data(), static_cast<std::int32_t>(name.size()), &error);
  if (U_FAILURE(error)) return number.data();
  std::string lower = name.data();
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return std::string(number.data()) + " (" + lower + ")";
}

}  // namespace

std::string invisible_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = read_code_point(text, at);
    if (!c.valid) return "a byte that is not UTF-8";
    if (is_invisible(static_cast<UChar32>(c.value))) return describe(static_cast<UChar32>(c.value));
    at += c.bytes;
  }
  return {};
}

void check_characters(const yaml::Node& name, Diagnostics& diagnostics) {
  const std::string found = invisible_character(name.scalar);
  if (found.empty()) return;
  diagnostics.error("name-characters", name.span, "the name holds a character that cannot be seen, " + found,
                    "write the name without it");
}

}  // namespace sekisho
