#include "apps/lsp/asked.h"
#include "apps/lsp/describe.h"
#include "apps/lsp/methods.h"

namespace sekisho::lsp {

Json hover(Server& server, const Json& params) {
  const Asked asked = place_asked(server, params);
  for (const Analysis* analysis : asked.analyses) {
    const Mention* mention = mention_at(mentions_of(*analysis), asked.path, asked.offset);
    if (mention == nullptr) continue;
    const std::string text = describe(*analysis, *mention);
    if (text.empty()) continue;
    return {{"contents", {{"kind", "markdown"}, {"value", text}}}, {"range", Ranges(server.workspace.encoding).of(mention->span)}};
  }
  return nullptr;
}

}  // namespace sekisho::lsp
