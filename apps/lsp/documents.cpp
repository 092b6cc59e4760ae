#include "apps/lsp/documents.h"

#include <algorithm>

namespace sekisho::lsp {

void change(std::string& text, const std::optional<PlaceRange>& range, const std::string& inserted, Encoding encoding) {
  if (!range) {
    text = inserted;
    return;
  }
  const auto lines = line_starts(text);
  const std::uint32_t begin = offset_of(text, lines, range->start, encoding);
  const std::uint32_t end = std::max(begin, offset_of(text, lines, range->end, encoding));
  text.replace(begin, end - begin, inserted);
}

}  // namespace sekisho::lsp
