#include "engine/ast/print.h"

#include <algorithm>

#include "engine/ast/clauses.h"

namespace sekisho::ast {
namespace {

/// A clause with the comments that stay with it.
struct Placed {
  Clause clause;
  std::vector<const Comment*> before;
  const Comment* beside = nullptr;
};

/// A comment on its own line belongs to what follows it (to the last clause where nothing does), one at the end of a line to what
/// it follows.
void place(std::vector<Placed>& clauses, const Comment& comment) {
  Placed* nearest = nullptr;
  std::uint32_t least = 0;
  for (Placed& placed : clauses) {
    const std::uint32_t begin = placed.clause.span.begin;
    if (comment.own_line ? begin < comment.span.end : begin > comment.span.begin) continue;
    const std::uint32_t distance = comment.own_line ? begin - comment.span.end : comment.span.begin - begin;
    if (nearest != nullptr && distance >= least) continue;
    nearest = &placed;
    least = distance;
  }
  if (nearest == nullptr) nearest = &clauses.back();
  if (comment.own_line || nearest->beside != nullptr)
    nearest->before.push_back(&comment);
  else
    nearest->beside = &comment;
}

std::string written(const std::vector<Placed>& clauses) {
  std::string text;
  for (std::size_t at = 0; at < clauses.size(); ++at) {
    const std::string indent = at == 0 ? "" : "  ";
    for (const Comment* comment : clauses[at].before) text += indent + "#" + comment->text + "\n";
    text += indent + clauses[at].clause.text;
    if (clauses[at].beside != nullptr) text += "  #" + clauses[at].beside->text;
    text += "\n";
  }
  return text;
}

std::vector<Placed> placed(const Declaration& declaration) {
  std::vector<Placed> result;
  for (Clause& clause : clauses_of(declaration)) result.push_back({std::move(clause), {}, nullptr});
  return result;
}

}  // namespace

std::string print(const Declaration& declaration) { return written(placed(declaration)); }

std::string print(const File& file) {
  std::string text;
  std::size_t next_comment = 0;
  for (const Declaration& declaration : file.declarations) {
    const Span& span = common_of(declaration).span;
    std::vector<Placed> clauses = placed(declaration);
    const auto ends_line = [&](const Comment& comment) {  // beside the declaration's last line
      return !comment.own_line && comment.span.begin >= span.end && file.source->text.find('\n', span.end) >= comment.span.begin;
    };
    while (next_comment < file.comments.size()) {
      const Comment& comment = file.comments[next_comment];
      if (comment.span.begin >= span.end && !ends_line(comment)) break;
      if (comment.span.end <= span.begin && comment.own_line) {
        // A blank line after it keeps it apart: a heading of the file, not of the declaration.
        const std::size_t after = file.source->text.find_first_not_of(" \t\r", comment.span.end);
        const std::string_view rest = std::string_view(file.source->text).substr(std::min(after, file.source->text.size()));
        const bool apart = rest.rfind("\n\n", 0) == 0 || rest.rfind("\n\r\n", 0) == 0;
        clauses.front().before.push_back(&comment);
        if (apart) {
          std::string block;
          for (const Comment* one : clauses.front().before) block += "#" + one->text + "\n";
          clauses.front().before.clear();
          text += (text.empty() ? "" : "\n") + block;
        }
      } else {
        place(clauses, comment);
      }
      ++next_comment;
    }
    text += (text.empty() ? "" : "\n") + written(clauses);
  }
  if (next_comment < file.comments.size() && !text.empty()) text += "\n";
  for (; next_comment < file.comments.size(); ++next_comment) text += "#" + file.comments[next_comment].text + "\n";
  return text;
}

bool same(const Declaration& a, const Declaration& b) { return a.index() == b.index() && print(a) == print(b); }

bool same(const File& a, const File& b) {
  return std::equal(a.declarations.begin(), a.declarations.end(), b.declarations.begin(), b.declarations.end(),
                    [](const Declaration& one, const Declaration& other) { return same(one, other); });
}

}  // namespace sekisho::ast
