#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"
#include "engine/sekisho.h"

/// A case of decisions: a small bundle and what must come out of it, in one file of sections that each begin with `--- `:
///
///   --- FILE.policy, bundle.yaml, schema.yaml, lists/NAME.yaml, base/bundle.yaml …   a file of the bundle
///   --- scenarios                    scenarios as in language.md §9
///   --- decision ID                  the whole canonical JSON of that scenario's decision, laid out freely between its tokens
///   --- decision ID in a log         the same, as a log has it
///   --- decision ID has              pieces of that JSON, one a line, that must stand in it
///   --- decision ID has not          pieces that must not
///   --- same digest, other digest    folders of the case (one a line) whose digest is, or is not, that of the bundle
///
/// `"bundle":"DIGEST"` and `"engine":"VERSION"` stand for what they are. Without a section `bundle.yaml` the bundle has a name
/// only. What stands before the first section says which sentence of the norm the case is about.
namespace sekisho::cases {

struct Section {
  std::string head, body;
};

struct LawCase {
  std::string path, norm;
  std::vector<Section> sections;
};

LawCase read_law_case(const std::string& path);

/// The bundle of a case, in a folder that is emptied first.
void write_bundle(const LawCase& law_case, const std::string& folder);

/// What is wrong with the case, one line a fault; empty: it stands. `folder` is emptied and holds the bundle afterwards.
std::string judge(const LawCase& law_case, const std::string& folder);

/// JSON without the blanks and line ends that stand outside its texts.
std::string without_layout(const std::string& json);

}  // namespace sekisho::cases
