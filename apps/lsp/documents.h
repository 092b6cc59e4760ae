#pragma once

#include <map>
#include <optional>
#include <string>

#include "apps/lsp/places.h"

namespace sekisho::lsp {

/// A text that the client has open.
struct Document {
  std::string uri;  // as the client writes it
  std::string language;
  std::int64_t version = 0;
  std::string text;
};

struct PlaceRange {
  Place start, end;
};

/// One change of `textDocument/didChange`: of a range, or of the whole text. An end before its start counts as the start.
void change(std::string& text, const std::optional<PlaceRange>& range, const std::string& inserted, Encoding encoding);

}  // namespace sekisho::lsp
