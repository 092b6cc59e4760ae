#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/bundle/bundle.h"
#include "engine/check/checked.h"
#include "engine/text/diagnostic.h"

namespace sekisho::generated {

using Keys = std::vector<std::pair<std::string, std::string>>;  // key and value as YAML writes them

struct ListText {
  std::string name;
  Keys keys;  // but for `list` and `entries`
  std::vector<Keys> entries;
};

/// A bundle as the texts it is read from: policies, lists, `schema.yaml`, `bundle.yaml`.
struct Program {
  std::vector<std::string> files;
  std::vector<ListText> lists;
  Keys settings;                    // of bundle.yaml but for `adopt`
  std::vector<Keys> adoptions;      // of bundle.yaml
  std::vector<std::string> fields;  // of schema.yaml: how fields of `trade/1` are taken otherwise
};

std::string list_yaml(const ListText& list);
std::string settings_yaml(const Program& program);
std::string schema_yaml(const Program& program);

/// A bundle read and checked. `policy` is null where it has an error.
struct Loaded {
  std::unique_ptr<Bundle> bundle;
  Diagnostics diagnostics;
  std::shared_ptr<const checked::Policy> policy;
};

/// Reads the texts as `load_bundle` reads a folder, without one. The bundle stands on the small vocabulary below, which is read
/// once. The digest is left out unless asked for.
Loaded load(const Program& program, bool with_digest = false);
/// Writes the texts into a folder, as a bundle that `load_bundle` reads.
void write_folder(const Program& program, const std::string& folder);

/// Units, end uses, forms, kinds of party, and the parameters that the generated policies speak of.
const std::vector<ListText>& base_lists();
const std::string& base_schema();

/// Policy, lists, settings: what is needed to make the program again.
std::string print(const Program& program);
std::string errors_of(const Diagnostics& diagnostics);

}  // namespace sekisho::generated
