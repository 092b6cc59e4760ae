#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/ast/ast.h"
#include "engine/bundle/buffers.h"
#include "engine/facts/schema.h"
#include "engine/lists/list.h"
#include "engine/text/diagnostic.h"

namespace sekisho {

struct Adoption {  // adopt: [{reading, of, by, on, because}]
  std::string reading, of, by, because;
  std::optional<Time> on;
  int depth = 0;  // 0: the root bundle; the including bundle wins over the included
  Span span;
};

struct Coverage {
  std::optional<Date> from, current;
  std::string bundle;
};  // covers: {from, current}

/// A folder of policies, lists, schema and settings loaded as one, includes first. Unchecked: `check` says whether it holds.
struct Bundle {
  std::string name, version, title, note;
  std::string path;
  ast::Policy policy;
  std::map<std::string, List, std::less<>> lists;
  Schema schema;
  Number review_threshold, certain_threshold;  // 0.85, 0.98 unless set by the root
  std::vector<Adoption> adoptions;
  std::vector<Coverage> covers;
  std::vector<std::string> scenario_files;  // the root's own scenarios/*.yaml
  std::string digest;                       // SHA-256, hex (language.md §8, "Digest")
};

/// Loads a folder with bundle.yaml, or one policy file (then with the base units and no lists). Faults of policies, lists and
/// settings are diagnostics; an unreadable path throws InputError.
Bundle load_bundle(const std::string& path, Diagnostics& diagnostics);
/// The same with texts that are being edited in place of files; the bundle has no digest.
Bundle load_bundle(const std::string& path, Diagnostics& diagnostics, Buffers& buffers);

/// Every entry of a list and of the lists it includes, each once, with the list that owns it.
struct OwnedEntry {
  const List* list;
  const Entry* entry;
};
std::vector<OwnedEntry> all_entries(const Bundle& bundle, const List& list);

/// SHA-256 in hex.
std::string sha256(std::string_view bytes);

}  // namespace sekisho
