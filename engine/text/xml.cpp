#include "engine/text/xml.h"

namespace sekisho {
namespace {

/// U+FFFE and U+FFFF are no characters of XML.
bool is_no_character(std::string_view text, std::size_t at) {
  const std::string_view three = text.substr(at, 3);
  return three == "\xef\xbf\xbe" || three == "\xef\xbf\xbf";
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        if (is_no_character(text, at)) {
          out += '?';
          at += 2;
        } else {
          out += static_cast<unsigned char>(text[at]) < 0x20 || text[at] == 0x7f ? '?' : text[at];
        }
    }
  }
  return out;
}

}  // namespace sekisho
