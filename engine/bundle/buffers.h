#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/ast/ast.h"
#include "engine/lists/list.h"
#include "engine/text/diagnostic.h"

namespace sekisho {

/// Texts that stand for files of a bundle while somebody edits them, by path as the bundle shows it, and what was read of files
/// before: one whose text is the same is not read again. To be used by one thread; may serve several bundles.
struct Buffers {
  struct ReadPolicy {
    ast::File file;
    std::vector<Diagnostic> found;
  };
  struct ReadList {
    SourcePtr source, rows;  // rows: a CSV beside it
    std::optional<List> list;
    std::vector<Diagnostic> found;
  };

  std::map<std::string, std::string, std::less<>> texts;
  std::map<std::string, ReadPolicy, std::less<>> policies;
  std::map<std::string, ReadList, std::less<>> lists;
};

/// The text that stands for a file, or the file's own; throws InputError where it cannot be read.
SourcePtr read_source(const std::string& path, std::size_t limit, const Buffers* buffers);
/// `parse` and `read_list` that remember; `buffers` may be null.
ast::File read_policy(const SourcePtr& source, Buffers* buffers, Diagnostics& diagnostics);
std::optional<List> read_list(const SourcePtr& source, Buffers* buffers, Diagnostics& diagnostics);

}  // namespace sekisho
