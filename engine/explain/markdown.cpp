#include <algorithm>

#include "engine/explain/document.h"
#include "engine/text/utf8.h"

/// A document as CommonMark.
namespace sekisho {
namespace {

/// Every character that could begin a mark, an entity or a tag loses its meaning.
std::string escaped(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '<') {
      out += "&lt;";
    } else if (letter == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\`*_[]>#|~!").find(letter) != std::string_view::npos) out += '\\';
      out += letter;
    }
  }
  return out;
}

/// The fence is longer than any run of backticks inside.
std::string code(const std::string& text) {
  std::size_t longest = 0, run = 0;
  for (const char letter : text) {
    run = letter == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const bool blank = !text.empty() && (text.front() == '`' || text.back() == '`');
  return fence + (blank ? " " : "") + text + (blank ? " " : "") + fence;
}

std::string address_of(const std::string& link) {
  std::string out;
  for (const char letter : link) {
    if (letter == '(' || letter == ')' || letter == '<' || letter == '>' || letter == '\\') out += '\\';
    out += letter;
  }
  return out;
}

std::string written(const Piece& piece) {
  const std::string text = printable(piece.text);
  std::string out;
  switch (piece.style) {
    case Piece::Style::plain:
      out = escaped(text);
      break;
    case Piece::Style::strong:
    case Piece::Style::verdict:
      out = "**" + escaped(text) + "**";
      break;
    case Piece::Style::name:
      out = code(text);
      break;
    case Piece::Style::quoted:
      out = "“" + escaped(text) + "”";
      break;
  }
  return piece.link.empty() ? out : "[" + out + "](" + address_of(piece.link) + ")";
}

std::string written(const Words& words) {
  std::string out;
  for (const Piece& piece : words.pieces) out += written(piece);
  return out;
}

std::string sign_of(Mark mark) {
  switch (mark) {
    case Mark::none:
    case Mark::bullet:
      return "";
    case Mark::supports:
    case Mark::done:
      return "✓ ";
    case Mark::open:
      return "**?** ";
    case Mark::against:
      return "✗ ";
    case Mark::came:
      return "**added** ";
    case Mark::went:
      return "**gone** ";
    case Mark::due:
      return "☐ ";
  }
  return "";
}

}  // namespace

std::string to_markdown(const Document& document) {
  std::string out = "# " + escaped(printable(document.title)) + "\n";
  if (!document.verdict.empty()) out += "\n" + written(document.verdict) + "\n";
  bool in_list = false;
  for (const Block& block : document.blocks) {
    const bool item = block.kind == Block::Kind::item;
    if (!item || !in_list) out += "\n";
    in_list = item;
    if (block.kind == Block::Kind::heading) out += std::string(static_cast<std::size_t>(block.depth) + 1, '#') + " ";
    if (item)
      out += std::string(static_cast<std::size_t>(block.depth) * 2, ' ') +
             (block.number > 0 ? std::to_string(block.number) + ". " : "- " + sign_of(block.mark));
    out += written(block.words) + "\n";
  }
  return out;
}

}  // namespace sekisho
