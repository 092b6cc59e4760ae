#include "engine/explain/document.h"

namespace sekisho {
namespace {

Words& put(Words& words, std::string_view text, Piece::Style style) {
  if (!text.empty()) words.pieces.push_back({std::string(text), style, {}, {}});
  return words;
}

/// Of one address and nothing else.
bool is_web_address(std::string_view text) {
  const bool web = text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
  return web && text.find_first_of(" \t\r\n\"<>") == std::string_view::npos;
}

}  // namespace

Words& Words::say(std::string_view text) { return put(*this, text, Piece::Style::plain); }
Words& Words::strong(std::string_view text) { return put(*this, text, Piece::Style::strong); }
Words& Words::name(std::string_view text) { return put(*this, text, Piece::Style::name); }
Words& Words::quote(std::string_view text) { return put(*this, text, Piece::Style::quoted); }

Words& Words::verdict(std::string_view text, std::string_view tone) {
  pieces.push_back({std::string(text), Piece::Style::verdict, std::string(tone), {}});
  return *this;
}

Words& Words::link(std::string_view text, std::string_view address) {
  pieces.push_back({std::string(text), Piece::Style::plain, {}, is_web_address(address) ? std::string(address) : ""});
  return *this;
}

Words& Words::add(const Words& more) {
  pieces.insert(pieces.end(), more.pieces.begin(), more.pieces.end());
  return *this;
}

Words said(std::string_view text) {
  Words words;
  words.say(text);
  return words;
}

std::string plain(const Words& words) {
  std::string text;
  for (const Piece& piece : words.pieces) {
    if (piece.style == Piece::Style::name) {
      text += "`" + piece.text + "`";
    } else if (piece.style == Piece::Style::quoted) {
      text += "“" + piece.text + "”";
    } else {
      text += piece.text;
    }
  }
  return text;
}

void Document::heading(int depth, Words words) { blocks.push_back({Block::Kind::heading, depth, Mark::none, 0, std::move(words)}); }
void Document::paragraph(Words words) { blocks.push_back({Block::Kind::paragraph, 0, Mark::none, 0, std::move(words)}); }
void Document::item(int depth, Mark mark, Words words) { blocks.push_back({Block::Kind::item, depth, mark, 0, std::move(words)}); }
void Document::numbered(int depth, int number, Words words) {
  blocks.push_back({Block::Kind::item, depth, Mark::none, number, std::move(words)});
}

}  // namespace sekisho
