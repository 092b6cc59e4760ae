#include "engine/parse/format.h"

#include "engine/ast/print.h"
#include "engine/parse/literate.h"
#include "engine/parse/parse.h"

namespace sekisho {
namespace {

/// A block printed on its own, moved in by its fence's blanks.
std::string printed_block(const SourcePtr& source, const parsing::Block& block) {
  Diagnostics already_reported;
  const auto inside = std::make_shared<const Source>(Source{"block.policy", source->text.substr(block.begin, block.end - block.begin)});
  const std::string text = ast::print(parse(inside, already_reported));
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at) + 1;
    if (end - at > 1) result += std::string(block.indent, ' ');
    result += text.substr(at, end - at);
    at = end;
  }
  return result;
}

}  // namespace

std::optional<std::string> format(const SourcePtr& source, Diagnostics& diagnostics) {
  Diagnostics found;
  const ast::File file = parse(source, found);
  for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
  if (found.has_errors()) return std::nullopt;
  if (!parsing::is_markdown(source->path)) return ast::print(file);
  Diagnostics already_reported;
  std::string text;
  std::size_t reached = 0;
  for (const parsing::Block& block : parsing::policy_blocks(source, already_reported)) {
    text += source->text.substr(reached, block.begin - reached) + printed_block(source, block);
    reached = block.end;
  }
  return text + source->text.substr(reached);
}

}  // namespace sekisho
