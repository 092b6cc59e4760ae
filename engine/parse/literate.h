#pragma once

#include <string>
#include <vector>

#include "engine/text/diagnostic.h"

namespace sekisho::parsing {

/// The inside of one fenced block marked `sekisho`: from the start of its first line to the start of its closing fence.
struct Block {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t indent = 0;  // blanks before its opening fence, at most three
};

/// Whether a path names a policy in Markdown.
bool is_markdown(std::string_view path);

/// The policy blocks of a Markdown text, in order, by the fences of CommonMark 0.31 section 4.5. A fence that is never closed
/// is reported; its block runs to the end of the text.
std::vector<Block> policy_blocks(const SourcePtr& source, Diagnostics& diagnostics);

/// The text with everything outside the blocks blank, lines kept: places stay those of the Markdown.
std::string only_blocks(std::string_view text, const std::vector<Block>& blocks);

}  // namespace sekisho::parsing
