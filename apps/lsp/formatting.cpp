#include <algorithm>

#include "apps/lsp/asked.h"
#include "apps/lsp/methods.h"
#include "engine/parse/format.h"

namespace sekisho::lsp {
namespace {

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// What differs between two texts: a span of the old one, in whole characters, and what stands there in the new one.
struct Difference {
  std::uint32_t begin, end;
  std::string text;
};
Difference difference(const std::string& before, const std::string& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t front = 0;
  while (front < shorter && before[front] == after[front]) ++front;
  while (front > 0 && front < before.size() && continues_character(before[front])) --front;
  std::size_t back = 0;
  while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back]) ++back;
  while (back > 0 && continues_character(before[before.size() - back])) --back;
  return {static_cast<std::uint32_t>(front), static_cast<std::uint32_t>(before.size() - back),
          after.substr(front, after.size() - back - front)};
}

}  // namespace

Json formatting(Server& server, const Json& params) {
  const Asked asked = text_asked(server, params);
  if (!asked.source || !is_policy_path(asked.path)) return nullptr;
  Diagnostics found;
  const std::optional<std::string> text = format(asked.source, found);
  if (!text) return nullptr;  // what is wrong with it has been said
  if (*text == asked.source->text) return Json::array();
  Difference change = difference(asked.source->text, *text);
  Ranges ranges(server.workspace.encoding);
  Json edit{{"range", ranges.of({asked.source, change.begin, change.end})}, {"newText", std::move(change.text)}};
  return Json::array({std::move(edit)});
}

}  // namespace sekisho::lsp
