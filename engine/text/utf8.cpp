#include "engine/text/utf8.h"

#include <unicode/uchar.h>

#include "engine/text/source.h"

namespace sekisho {

namespace {

constexpr CodePoint broken{0xFFFD, 1, false};

std::uint8_t byte_at(std::string_view text, std::size_t offset) { return static_cast<std::uint8_t>(text[offset]); }

/// How many bytes a lead byte announces; 0 for a byte that leads nothing. C0, C1 and F5…FF could only lead overlong or too large
/// values.
std::uint8_t announced_length(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool is_permitted(char32_t value, std::uint8_t length) {
  if (length == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  if (length == 4) return value >= 0x10000 && value <= 0x10FFFF;
  return true;
}

/// Of a code point alone. East Asian "ambiguous" characters (`…`, `→`, `“`) are narrow, as every terminal shows them that is not
/// told otherwise.
int width_of(UChar32 point) {
  switch (u_charType(point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int syllable = u_getIntPropertyValue(point, UCHAR_HANGUL_SYLLABLE_TYPE);
  if (syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO) return 0;  // stands within the syllable it follows
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace

CodePoint read_code_point(std::string_view text, std::size_t offset) {
  const std::uint8_t lead = byte_at(text, offset);
  const std::uint8_t length = announced_length(lead);
  if (length == 1) return {lead, 1, true};
  if (length == 0 || text.size() - offset < length) return broken;
  char32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint8_t next = byte_at(text, offset + i);
    if ((next & 0xC0u) != 0x80u) return broken;
    value = (value << 6u) | (next & 0x3Fu);
  }
  return is_permitted(value, length) ? CodePoint{value, length, true} : broken;
}

std::u32string code_points(std::string_view utf8) {
  std::u32string points;
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint point = read_code_point(utf8, i);
    points.push_back(point.value);
    i += point.bytes;
  }
  return points;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<std::uint8_t>(byte))); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0u | (code_point >> 6u));
    put(0x80u | (code_point & 0x3Fu));
  } else if (code_point < 0x10000) {
    put(0xE0u | (code_point >> 12u));
    put(0x80u | ((code_point >> 6u) & 0x3Fu));
    put(0x80u | (code_point & 0x3Fu));
  } else {
    put(0xF0u | (code_point >> 18u));
    put(0x80u | ((code_point >> 12u) & 0x3Fu));
    put(0x80u | ((code_point >> 6u) & 0x3Fu));
    put(0x80u | (code_point & 0x3Fu));
  }
}

namespace {

/// What a code point adds behind what stands before it: an emoji of several code points takes two columns as a whole.
struct Columns {
  UChar32 base = 0;  // the last that takes room
  int of_base = 0;
  bool joined = false;

  int add(UChar32 point) {
    constexpr UChar32 joiner = 0x200D, as_emoji = 0xFE0F;
    const bool was_joined = joined;
    joined = point == joiner;
    if (point == as_emoji && of_base == 1 && u_hasBinaryProperty(base, UCHAR_EMOJI)) {
      of_base = 2;
      return 1;
    }
    if (was_joined && u_hasBinaryProperty(point, UCHAR_EXTENDED_PICTOGRAPHIC)) return 0;
    if (u_hasBinaryProperty(point, UCHAR_EMOJI_MODIFIER) && u_hasBinaryProperty(base, UCHAR_EMOJI_MODIFIER_BASE)) return 0;
    const int width = width_of(point);
    if (width == 0) return 0;
    base = point;
    return of_base = width;
  }
};

}  // namespace

int display_width(std::string_view utf8) {
  int width = 0;
  Columns columns;
  for (std::size_t i = 0; i < utf8.size();) {
    const CodePoint point = read_code_point(utf8, i);
    if (point.value >= 0x20 && point.value < 0x7F) {
      columns = {static_cast<UChar32>(point.value), 1, false};
      ++width;
    } else {
      width += columns.add(static_cast<UChar32>(point.value));
    }
    i += point.bytes;
  }
  return width;
}

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (byte_at(text, i) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint point = read_code_point(text, i);
    if (!point.valid) return i;
    i += point.bytes;
  }
  return std::string_view::npos;
}

namespace {

bool steers_the_terminal(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0x2028 || value == 0x2029 ||
         (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = read_code_point(text, i);
    if (point.value == '\t') {
      shown += "  ";
    } else if (steers_the_terminal(point.value) || !point.valid) {
      append_utf8(shown, 0xFFFD);
    } else {
      shown += text.substr(i, point.bytes);
    }
    i += point.bytes;
  }
  return shown;
}

}  // namespace sekisho
