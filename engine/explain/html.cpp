#include "engine/explain/document.h"
#include "engine/text/utf8.h"

/// A document as one HTML page.
namespace sekisho {
namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --ink: #1d1d1b; --paper: #fdfdfb; --quiet: #62625c; --line: #d8d8d0; --box: #f1f1eb;
  --permit: #1a6b2f; --notify: #0c6478; --license: #835200; --deny: #a32a12; --prohibit: #a00d1e; --open: #7a2a86; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e2; --paper: #191917; --quiet: #a3a39a; --line: #3d3d38; --box: #272724;
  --permit: #7fcf93; --notify: #74c9dd; --license: #e8b75c; --deny: #f2937f; --prohibit: #ff8590; --open: #dd9be8; } }
body { margin: 2.5rem auto; padding: 0 1.25rem; max-width: 46rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.35rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .5rem 0; } ul { margin: .25rem 0; padding-left: 1.4rem; list-style: none; } li { margin: .2rem 0; }
li > .mark { display: inline-block; width: 1.3em; margin-left: -1.3em; }
code { font: .9em ui-monospace, monospace; background: var(--box); padding: 0 .2em; border-radius: 3px; overflow-wrap: anywhere; }
q { quotes: "“" "”"; } a { color: inherit; }
.verdict { font-weight: 700; } .permit, .supports, .done, .came { color: var(--permit); } .notify, .refer { color: var(--notify); }
.license, .due { color: var(--license); } .deny { color: var(--deny); } .prohibit, .against, .went { color: var(--prohibit); }
.undetermined, .open { color: var(--open); }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #444; --line: #999; --box: #fff; --permit: #000;
  --notify: #000; --license: #000; --deny: #000; --prohibit: #000; --open: #000; }
  body { margin: 0; max-width: none; font-size: 10.5pt; } h2, h3 { break-after: avoid; } li, p { break-inside: avoid; }
  a[href]::after { content: " (" attr(href) ")"; font-size: .85em; overflow-wrap: anywhere; } }
)css";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char letter : printable(text)) {
    switch (letter) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

std::string written(const Piece& piece) {
  const std::string text = escaped(piece.text);
  std::string out;
  switch (piece.style) {
    case Piece::Style::plain:
      out = text;
      break;
    case Piece::Style::strong:
      out = "<strong>" + text + "</strong>";
      break;
    case Piece::Style::name:
      out = "<code dir=\"auto\">" + text + "</code>";
      break;
    case Piece::Style::quoted:
      out = "<q dir=\"auto\">" + text + "</q>";
      break;
    case Piece::Style::verdict:
      out = "<span class=\"verdict " + escaped(piece.tone) + "\">" + text + "</span>";
      break;
  }
  return !piece.link.empty() ? "<a href=\"" + escaped(piece.link) + "\">" + out + "</a>" : out;
}

std::string written(const Words& words) {
  std::string out;
  for (const Piece& piece : words.pieces) out += written(piece);
  return out;
}

/// What a mark looks like, and what is read aloud in its place.
struct Sign {
  std::string_view name, shown, read;
};

Sign sign_of(Mark mark) {
  switch (mark) {
    case Mark::none:
    case Mark::bullet:
      return {};
    case Mark::supports:
      return {"supports", "✓", "met"};
    case Mark::done:
      return {"done", "✓", "on file"};
    case Mark::open:
      return {"open", "?", "open"};
    case Mark::against:
      return {"against", "✗", "not met"};
    case Mark::came:
      return {"came", "+", "added"};
    case Mark::went:
      return {"went", "−", "gone"};
    case Mark::due:
      return {"due", "☐", "due"};
  }
  return {};
}

std::string mark_of(const Block& block) {
  if (block.number > 0) return "<span class=\"mark\">" + std::to_string(block.number) + ".</span> ";
  const Sign sign = sign_of(block.mark);
  if (sign.name.empty()) return "";
  return "<span class=\"mark " + std::string(sign.name) + "\" role=\"img\" aria-label=\"" + std::string(sign.read) + "\">" +
         std::string(sign.shown) + "</span> ";
}

/// Items as lists inside lists.
struct Lists {
  std::string& out;
  int depth = -1;  // of the open list; -1: none

  void item(const Block& block) {
    if (block.depth <= depth) out += "</li>\n";
    while (depth > block.depth) {
      out += "</ul></li>\n";
      --depth;
    }
    while (depth < block.depth) {
      out += depth < 0 ? "<ul>\n" : "\n<ul>\n";
      ++depth;
    }
    out += "<li>" + mark_of(block) + written(block.words);
  }

  void close() {
    if (depth >= 0) out += "</li></ul>\n";
    while (--depth >= 0) out += "</li></ul>\n";
    depth = -1;
  }
};

}  // namespace

std::string to_html(const Document& document) {
  std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + escaped(document.title) + "</title>\n";
  out += "<style>" + std::string(style) + "</style>\n</head>\n<body>\n<h1>" + escaped(document.title) + "</h1>\n";
  if (!document.verdict.empty()) out += "<p>" + written(document.verdict) + "</p>\n";
  Lists lists{out};
  for (const Block& block : document.blocks) {
    if (block.kind == Block::Kind::item) {
      lists.item(block);
      continue;
    }
    lists.close();
    const std::string tag = block.kind == Block::Kind::heading ? "h" + std::to_string(block.depth + 1) : "p";
    out += "<" + tag + ">" + written(block.words) + "</" + tag + ">\n";
  }
  lists.close();
  return out + "</body>\n</html>\n";
}

}  // namespace sekisho
