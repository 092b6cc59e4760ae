#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/lsp/workspace.h"
#include "engine/parse/lexemes.h"

namespace sekisho::lsp {

/// A word of the text before the caret.
struct Before {
  LexemeKind kind = LexemeKind::word;
  std::string_view text;
  std::uint32_t begin = 0, end = 0;
};

/// What stands before a caret: the words of the declaration it is in, and the piece of a word that is being written.
struct Caret {
  SourcePtr source;
  std::uint32_t offset = 0;
  std::uint32_t begin = 0;     // of the piece
  std::string piece;           // `item.par`, `cn-2025-57.li`, or empty
  std::vector<Before> before;  // from the head of the declaration to the piece
  bool writable = true;        // not in a comment, a string or prose

  /// The n-th word before the piece, from 1; empty where there is none.
  std::string_view word(std::size_t back) const;
};
Caret caret_at(const SourcePtr& source, std::uint32_t offset);

/// What a dotted path means at the caret: a field of the record or the line, or of a name bound before it.
struct PathMeaning {
  Type type;
  std::vector<const List*> lists;  // of an entry: those it may come from
};
std::optional<PathMeaning> meaning_of(const Analysis& analysis, const Caret& caret, std::string_view path);

/// The names bound before the caret in its declaration.
std::vector<std::string> bound_before(const Caret& caret);

}  // namespace sekisho::lsp
