#pragma once

#include "apps/lsp/server.h"

namespace sekisho::lsp {

/// The text a request is about, and the place in it.
struct Asked {
  std::string path;
  SourcePtr source;  // absent where the server does not have the text
  std::uint32_t offset = 0;
  std::vector<const Analysis*> analyses;  // the file's own bundle first

  const Analysis* own() const { return analyses.empty() ? nullptr : analyses.front(); }
};
Asked text_asked(const Server& server, const Json& params);
Asked place_asked(const Server& server, const Json& params);

/// What is named at the place, in the file's own bundle or one that includes it.
const Mention* mention_asked(const Asked& asked);

/// Every place that names the same thing: in the policies and lists of all bundles the file belongs to, in their settings and in
/// their scenarios. By path and place, each once.
std::vector<Mention> all_mentions(const Server& server, const Asked& asked, const Mention& wanted);

Place place_in(const Json& json);
Json location(const Server& server, const Span& span, Ranges& ranges);

}  // namespace sekisho::lsp
