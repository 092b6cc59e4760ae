#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

/// A text before it takes a form: what it says, and what each part of it is. It has three forms: plain text, Markdown, HTML.
namespace sekisho {

struct Piece {
  enum class Style : std::uint8_t {
    plain,
    strong,
    name,     // as a policy, a list or a record writes it: `end_use`
    quoted,   // the words of a law or a question
    verdict,  // `tone` says which
  };
  std::string text;
  Style style = Style::plain;
  std::string tone;  // "permit" … "prohibit", "undetermined"
  std::string link;  // where it leads, or empty
};

/// A sentence or a part of one.
struct Words {
  std::vector<Piece> pieces;
  Words& say(std::string_view text);
  Words& strong(std::string_view text);
  Words& name(std::string_view text);
  Words& quote(std::string_view text);
  Words& verdict(std::string_view text, std::string_view tone);
  /// Leads nowhere where the address is none of the web.
  Words& link(std::string_view text, std::string_view address);
  Words& add(const Words& more);
  bool empty() const { return pieces.empty(); }
};
Words said(std::string_view text);

/// "`end_use` is missing": names in backticks, quotations in quotation marks.
std::string plain(const Words& words);

enum class Mark : std::uint8_t { none, bullet, supports, open, against, came, went, done, due };

struct Block {
  enum class Kind : std::uint8_t { heading, paragraph, item };
  Kind kind = Kind::paragraph;
  int depth = 0;  // of a heading from 1, of an item from 0
  Mark mark = Mark::none;
  int number = 0;  // of an item, in place of a mark
  Words words;
};

struct Document {
  std::string title;
  Words verdict;  // beside the title
  std::vector<Block> blocks;
  void heading(int depth, Words words);
  void paragraph(Words words);
  void item(int depth, Mark mark, Words words);
  void numbered(int depth, int number, Words words);
};

inline constexpr int default_columns = 100;

struct TextForm {
  int columns = default_columns;  // lines are broken at blanks to stay within
  bool colour = false;
};
void write_text(std::ostream& out, const Document& document, const TextForm& form = {});
std::string to_markdown(const Document& document);
/// One page that needs nothing else: no script, no font, no image. Light and dark as the reader's system is; made for paper too.
std::string to_html(const Document& document);

}  // namespace sekisho
