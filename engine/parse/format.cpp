#include "engine/parse/format.h"

#include "engine/ast/print.h"
#include "engine/parse/literate.h"
#include "engine/parse/parse.h"

namespace sekisho {
namespace {

using parsing::Block;

bool inside(const Span& span, const Block& block) { return span.begin >= block.begin && span.end <= block.end; }
bool touches(const Span& span, const Block& block) { return span.begin < block.end && span.end > block.begin; }

/// A block's text with the blanks that its fence stands behind before every line.
std::string indented(const std::string& text, std::size_t indent) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = text.find('\n', at) + 1;
    if (next > at + 1) result.append(indent, ' ');
    result.append(text, at, next - at);
    at = next;
  }
  return result;
}

std::string formatted(const ast::File& file, const Block& block) {
  ast::File part;
  part.source = file.source;
  for (const ast::Declaration& declaration : file.declarations) {
    const Span& span = ast::common_of(declaration).span;
    if (!touches(span, block)) continue;
    if (!inside(span, block)) return file.source->text.substr(block.begin, block.end - block.begin);
    part.declarations.push_back(declaration);
  }
  for (const ast::Comment& comment : file.comments) {
    if (inside(comment.span, block)) part.comments.push_back(comment);
  }
  return indented(ast::print(part), block.indent);
}

std::string formatted_markdown(const ast::File& file, const std::vector<Block>& blocks) {
  std::string result;
  std::size_t at = 0;
  for (const Block& block : blocks) {
    result.append(file.source->text, at, block.begin - at);
    result += formatted(file, block);
    at = block.end;
  }
  return result.append(file.source->text, at);
}

}  // namespace

std::optional<std::string> format(const SourcePtr& source, Diagnostics& diagnostics) {
  Diagnostics found;
  const ast::File file = parse(source, found);
  std::vector<Block> blocks;
  if (!found.has_errors() && parsing::is_markdown(source->path)) blocks = parsing::policy_blocks(source, found);
  for (const Diagnostic& diagnostic : found.all()) diagnostics.add(diagnostic);
  if (found.has_errors()) return std::nullopt;
  return parsing::is_markdown(source->path) ? formatted_markdown(file, blocks) : ast::print(file);
}

}  // namespace sekisho
