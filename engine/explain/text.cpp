#include <algorithm>
#include <ostream>

#include "engine/explain/document.h"
#include "engine/explain/table.h"
#include "engine/explain/tone.h"
#include "engine/text/source.h"
#include "engine/text/utf8.h"

/// A document on a terminal.
namespace sekisho {
namespace {

constexpr int narrowest = 30;  // a sentence gets this much room however deep it stands

/// What is never broken, and how it is painted.
struct Token {
  std::string text;
  const char* colour = nullptr;
  bool blank_before = false;
};

const char* colour_of(const Piece& piece) {
  if (piece.style == Piece::Style::verdict) return colour_of_tone(piece.tone);
  if (piece.style == Piece::Style::strong) return "1";
  return nullptr;
}

bool is_wide(std::string_view text, const CodePoint& point, std::size_t at) {
  return point.bytes > 1 && display_width(text.substr(at, point.bytes)) == 2;
}

/// Words, and wide characters one by one: Chinese and Japanese are broken anywhere.
void cut(const std::string& text, const char* colour, std::vector<Token>& tokens, bool& blank) {
  bool after_wide = false;
  bool fresh = true;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    if (text[at] == ' ') {
      blank = true;
      fresh = true;
    } else {
      const bool wide = is_wide(text, point, at);
      if (blank || tokens.empty() || (!fresh && wide && after_wide)) {
        tokens.push_back({"", colour, blank});
        blank = false;
      } else if (tokens.back().colour != colour) {
        tokens.push_back({"", colour, false});
      }
      tokens.back().text += text.substr(at, point.bytes);
      after_wide = wide;
      fresh = false;
    }
    at += point.bytes;
  }
}

std::vector<Token> tokens_of(const Words& words) {
  std::vector<Token> tokens;
  bool blank = false;
  for (const Piece& piece : words.pieces) {
    Words one;
    one.pieces.push_back(piece);
    cut(printable(plain(one)), colour_of(piece), tokens, blank);
  }
  return tokens;
}

struct Place {
  std::string before;  // the first line begins with it
  int before_width = 0;
  int indent = 0;  // of the other lines
};

void write_words(std::ostream& out, const Words& words, const Place& place, const TextForm& form) {
  const Paint paint{form.colour};
  const int room = std::max(form.columns, place.indent + narrowest);
  int column = place.before_width;
  bool first = true;
  out << place.before;
  const std::vector<Token> tokens = tokens_of(words);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const Token& token = tokens[at];
    // What follows without a blank (a comma behind a name) stays with it.
    int width = display_width(token.text);
    for (std::size_t next = at + 1; next < tokens.size() && !tokens[next].blank_before && tokens[next].colour != token.colour;
         ++next)
      width += display_width(tokens[next].text);
    const bool blank = token.blank_before && !first;
    const bool may_break = blank || (!first && token.colour == tokens[at - 1].colour);
    if (may_break && column + width + (blank ? 1 : 0) > room) {
      out << '\n' << std::string(static_cast<std::size_t>(place.indent), ' ');
      column = place.indent;
    } else if (blank) {
      out << ' ';
      ++column;
    }
    out << (token.colour != nullptr ? paint(token.colour, token.text) : token.text);
    column += display_width(token.text);
    first = false;
  }
  out << '\n';
}

struct Sign {
  const char* text;
  const char* colour;
};

Sign sign_of(Mark mark) {
  switch (mark) {
    case Mark::none:
      return {"", nullptr};
    case Mark::bullet:
      return {"•", nullptr};
    case Mark::supports:
    case Mark::done:
      return {"✓", "32"};
    case Mark::open:
      return {"?", "1;35"};
    case Mark::against:
      return {"✗", "31"};
    case Mark::came:
      return {"+", "32"};
    case Mark::went:
      return {"−", "31"};
    case Mark::due:
      return {"☐", "33"};
  }
  return {"", nullptr};
}

void write_item(std::ostream& out, const Block& block, const TextForm& form) {
  const int indent = 2 + 4 * block.depth;
  const std::string blanks(static_cast<std::size_t>(indent), ' ');
  const Sign sign = sign_of(block.mark);
  std::string mark = block.number > 0 ? std::to_string(block.number) + "." : sign.text;
  const int width = mark.empty() ? 0 : display_width(mark) + 1;
  if (sign.colour != nullptr) mark = Paint{form.colour}(sign.colour, mark);
  write_words(out, block.words, {blanks + mark + (width == 0 ? "" : " "), indent + width, indent + width}, form);
}

/// Sections, sentences and findings stand apart; the items below them do not.
bool stands_apart(const Block& block, const Block* before) {
  if (block.kind != Block::Kind::item || before == nullptr || before->kind == Block::Kind::paragraph) return true;
  return block.depth == 0 && block.mark == Mark::none && block.number == 0 && before->kind == Block::Kind::item;
}

}  // namespace

void write_text(std::ostream& out, const Document& document, const TextForm& form) {
  const Paint paint{form.colour};
  std::string verdict;
  for (const Piece& piece : document.verdict.pieces)
    verdict += colour_of(piece) != nullptr ? paint(colour_of(piece), piece.text) : piece.text;
  write_title(out, document.title, verdict, display_width(plain(document.verdict)), form.columns);
  const Block* before = nullptr;
  for (const Block& block : document.blocks) {
    if (stands_apart(block, before)) out << '\n';
    if (block.kind == Block::Kind::item) {
      write_item(out, block, form);
    } else {
      const int indent = block.kind == Block::Kind::heading ? 2 : 0;
      write_words(out, block.words, {"", 0, indent}, form);
    }
    before = &block;
  }
}

}  // namespace sekisho
