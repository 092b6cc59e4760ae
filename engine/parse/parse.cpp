#include "engine/parse/parse.h"

#include "engine/parse/declarations.h"
#include "engine/parse/limits.h"
#include "engine/parse/literate.h"

namespace sekisho {
namespace {

Span at_byte(const SourcePtr& source, std::size_t offset) {
  return {source, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(offset + 1)};
}

/// What makes a text no policy before a word of it is read.
bool is_readable(const SourcePtr& source, Diagnostics& diagnostics) {
  if (source->text.size() > max_policy_bytes) {
    diagnostics.error("file-too-large", {source, 0, 0},
                      "a policy file has at most 8 MiB, this one has " + std::to_string(source->text.size()) + " bytes",
                      "split it: another file goes on with `continues regime NAME`");
    return false;
  }
  if (const std::size_t offset = first_invalid_utf8(source->text); offset != std::string_view::npos) {
    diagnostics.error("invalid-utf8", at_byte(source, offset), "byte " + std::to_string(offset) + " is not UTF-8",
                      "save the file as UTF-8");
    return false;
  }
  if (const std::size_t offset = source->text.find('\0'); offset != std::string::npos) {
    diagnostics.error("invalid-utf8", at_byte(source, offset), "byte " + std::to_string(offset) + " is NUL",
                      "a policy is plain text");
    return false;
  }
  return true;
}

}  // namespace

ast::File parse(const SourcePtr& source, Diagnostics& diagnostics) {
  ast::File file;
  file.source = source;
  if (!is_readable(source, diagnostics)) return file;
  std::string text = source->text;
  if (parsing::is_markdown(source->path)) text = parsing::only_blocks(text, parsing::policy_blocks(source, diagnostics));
  if (text.rfind("\xEF\xBB\xBF", 0) == 0) text.replace(0, 3, "   ");
  parsing::Tokens tokens = parsing::cut(source, text);
  parsing::check_names(source, text, tokens.tokens, diagnostics);
  const parsing::Reader reader{source, text, diagnostics};
  file.declarations = parsing::read_declarations(reader, tokens);
  file.comments = std::move(tokens.comments);
  return file;
}

}  // namespace sekisho
