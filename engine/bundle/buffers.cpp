#include "engine/bundle/buffers.h"

#include <algorithm>

#include "engine/facts/log.h"
#include "engine/lists/lists.h"
#include "engine/parse/parse.h"

namespace sekisho {
namespace {

void add_all(const std::vector<Diagnostic>& found, Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : found) diagnostics.add(diagnostic);
}

/// The CSV that a list's entries come from, or nothing.
SourcePtr rows_of(const std::optional<List>& list, const SourcePtr& source) {
  if (!list) return nullptr;
  const auto foreign = std::find_if(list->entries.begin(), list->entries.end(), [&](const Entry& entry) {
    return entry.span.source != nullptr && entry.span.source != source;
  });
  return foreign == list->entries.end() ? nullptr : foreign->span.source;
}

/// A list that read no entry from its CSV, and one whose rows had faults, is read anew each time.
bool may_be_remembered(const Buffers::ReadList& read) {
  return read.list && (read.rows || !read.list->entries.empty()) && read.found.empty();
}

bool is_unchanged(const Buffers::ReadList& read, const SourcePtr& source) {
  if (read.source->text != source->text) return false;
  if (!read.rows) return true;
  try {
    return read_stored_file(read.rows->path, max_list_bytes) == read.rows->text;
  } catch (const InputError&) {
    return false;
  }
}

}  // namespace

SourcePtr read_source(const std::string& path, std::size_t limit, const Buffers* buffers) {
  if (buffers != nullptr) {
    const auto held = buffers->texts.find(path);
    if (held != buffers->texts.end()) return std::make_shared<const Source>(Source{path, held->second});
  }
  return std::make_shared<const Source>(Source{path, read_file(path, limit)});
}

ast::File read_policy(const SourcePtr& source, Buffers* buffers, Diagnostics& diagnostics) {
  if (buffers == nullptr) return parse(source, diagnostics);
  const auto known = buffers->policies.find(source->path);
  if (known == buffers->policies.end() || known->second.file.source->text != source->text) {
    Diagnostics found;
    ast::File file = parse(source, found);
    buffers->policies[source->path] = {std::move(file), found.all()};
  }
  const Buffers::ReadPolicy& read = buffers->policies.find(source->path)->second;
  add_all(read.found, diagnostics);
  return read.file;
}

std::optional<List> read_list(const SourcePtr& source, Buffers* buffers, Diagnostics& diagnostics) {
  if (buffers == nullptr) return read_list(source, diagnostics);
  const auto known = buffers->lists.find(source->path);
  if (known == buffers->lists.end() || !is_unchanged(known->second, source)) {
    Diagnostics found;
    std::optional<List> list = read_list(source, found);
    Buffers::ReadList read{source, rows_of(list, source), std::move(list), found.all()};
    if (!may_be_remembered(read)) {
      buffers->lists.erase(source->path);
      add_all(read.found, diagnostics);
      return std::move(read.list);
    }
    buffers->lists[source->path] = std::move(read);
  }
  return buffers->lists.find(source->path)->second.list;
}

}  // namespace sekisho
