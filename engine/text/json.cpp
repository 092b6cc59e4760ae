#include "engine/text/json.h"

#include <cstdint>
#include <cstring>

#include "engine/text/utf8.h"

namespace sekisho {
namespace {

void append_control(std::string& out, unsigned char byte) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u00";
  out += digits[byte >> 4U];
  out += digits[byte & 0xfU];
}

void append_ascii(std::string& out, char letter) {
  switch (letter) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\f':
      out += "\\f";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      if (const auto byte = static_cast<unsigned char>(letter); byte < 0x20) {
        append_control(out, byte);
      } else {
        out += letter;
      }
  }
}

/// Whether eight bytes are all ASCII that stands for itself: none below a blank, above 0x7E, a quotation mark or a backslash. A
/// byte has its highest bit set in `(x - n) & ~x` where it lies below n (Hacker's Delight, 2nd edition, section 6-1); a borrow from
/// a byte before can only set one too many, and then the bytes are looked at one by one.
bool plain_eight(std::uint64_t bytes) {
  constexpr std::uint64_t each = 0x0101010101010101U, highest = 0x8080808080808080U;
  const auto below = [&](std::uint64_t all, std::uint64_t n) { return (all - each * n) & ~all; };
  const std::uint64_t marked =
      bytes | (bytes + each) | below(bytes, 0x20) | below(bytes ^ (each * '"'), 1) | below(bytes ^ (each * '\\'), 1);
  return (marked & highest) == 0;
}

/// How many bytes from `begin` are ASCII that stands for itself.
std::size_t plain_run(std::string_view text, std::size_t begin) {
  constexpr unsigned char first_printable = 0x20, last_printable = 0x7E;
  std::size_t end = begin;
  for (std::uint64_t eight = 0; end + sizeof eight <= text.size(); end += sizeof eight) {
    std::memcpy(&eight, text.data() + end, sizeof eight);
    if (!plain_eight(eight)) break;
  }
  while (end < text.size()) {
    const auto sign = static_cast<unsigned char>(text[end]);
    if (sign < first_printable || sign > last_printable || sign == '"' || sign == '\\') break;
    ++end;
  }
  return end - begin;
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
  constexpr unsigned char first_beyond_ascii = 0x80;
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t plain = plain_run(text, i);
    if (plain > 0) {
      out.append(text, i, plain);
      i += plain;
      continue;
    }
    if (static_cast<unsigned char>(text[i]) < first_beyond_ascii) {
      append_ascii(out, text[i++]);
      continue;
    }
    const CodePoint point = read_code_point(text, i);
    if (point.valid) {
      out += text.substr(i, point.bytes);
    } else {
      append_utf8(out, point.value);  // U+FFFD: a path may hold any bytes
    }
    i += point.bytes;
  }
  out += '"';
}

// Inside a text the last byte written is always its closing quote, so the last byte alone says whether a comma is due.
void JsonWriter::separate() {
  if (out_.empty()) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  append_json_text(out_, name);
  out_ += ':';
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  append_json_text(out_, value);
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

JsonWriter& JsonWriter::member(std::string_view name, std::string_view value) {
  return value.empty() ? *this : key(name).text(value);
}

JsonWriter& JsonWriter::member(std::string_view name, const std::vector<std::string>& values) {
  if (values.empty()) return *this;
  key(name).begin_array();
  for (const std::string& value : values) text(value);
  return end_array();
}

JsonWriter& JsonWriter::raw_member(std::string_view name, std::string_view json) { return key(name).raw(json); }

JsonWriter& JsonWriter::text_member(std::string_view name, std::string_view value) { return key(name).text(value); }

}  // namespace sekisho
