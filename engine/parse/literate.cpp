#include "engine/parse/literate.h"

#include <algorithm>

namespace sekisho::parsing {
namespace {

struct Fence {
  char sign = 0;  // ` or ~, or 0 where the line is no fence
  std::size_t length = 0;
  std::size_t indent = 0;
  std::string_view info;
};

Fence fence_of(std::string_view line) {
  Fence fence;
  fence.indent = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(fence.indent);
  if (fence.indent > 3 || line.empty() || (line[0] != '`' && line[0] != '~')) return {};
  const char sign = line[0];
  fence.length = std::min(line.find_first_not_of(sign), line.size());
  fence.info = line.substr(fence.length);
  const bool backtick_after = sign == '`' && fence.info.find('`') != std::string_view::npos;
  if (fence.length < 3 || backtick_after) return {};
  fence.sign = sign;
  return fence;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool marks_policy(std::string_view info) {
  info = trimmed(info);
  return info.substr(0, info.find_first_of(" \t{,")) == "sekisho";
}

bool closes(const Fence& fence, const Fence& open) {
  return fence.sign == open.sign && fence.length >= open.length && trimmed(fence.info).empty();
}

}  // namespace

bool is_markdown(std::string_view path) { return path.ends_with(".md"); }

std::vector<Block> policy_blocks(const SourcePtr& source, Diagnostics& diagnostics) {
  const std::string_view text = source->text;
  std::vector<Block> blocks;
  Fence open;
  bool policy = false;
  std::size_t opened_at = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::size_t next = std::min(line_end + 1, text.size());
    const Fence fence = fence_of(text.substr(at, line_end - at));
    if (open.sign == 0 && fence.sign != 0) {
      open = fence;
      policy = marks_policy(fence.info);
      opened_at = at;
      if (policy) blocks.push_back({static_cast<std::uint32_t>(next), 0, static_cast<std::uint32_t>(fence.indent)});
    } else if (open.sign != 0 && closes(fence, open)) {
      if (policy) blocks.back().end = static_cast<std::uint32_t>(at);
      open = {};
    }
    at = next;
  }
  if (open.sign != 0 && policy) {
    blocks.back().end = static_cast<std::uint32_t>(text.size());
    const auto begin = static_cast<std::uint32_t>(opened_at + open.indent);
    diagnostics.error("unclosed-fence", Span{source, begin, begin + static_cast<std::uint32_t>(open.length)},
                      "this block of policy is never closed", "close it with a line `" + std::string(open.length, open.sign) + "`");
  }
  return blocks;
}

std::string only_blocks(std::string_view text, const std::vector<Block>& blocks) {
  std::string result(text.size(), ' ');
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) result[at] = '\n';
  for (const Block& block : blocks) {
    std::copy(text.begin() + block.begin, text.begin() + block.end, result.begin() + block.begin);
  }
  return result;
}

}  // namespace sekisho::parsing
