#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/generate/json.h"
#include "tests/generate/program.h"

namespace sekisho::generated {

/// A bundle and the records it is tried on.
struct Case {
  Program program;
  std::vector<Json> records;
  std::vector<Json> history;                 // replayed before the records
  bool has_history = false;                  // else nothing is known of what came before
  std::string known_at;                      // a date, `each`, or empty
  std::map<std::string, std::string> adopt;  // above the bundle's adoptions
};

/// A smaller case that fails too: declarations, clauses, parts of conditions, list entries, settings and fields of the records are
/// taken away one by one as long as `fails` still says so. At most `tries` cases are tried.
Case shrink(Case failing, const std::function<bool(const Case&)>& fails, std::size_t tries = 4000);

/// Policy, lists, settings and records, to be pasted into a case file.
std::string print(const Case& one);

/// All texts that come of one policy file by leaving something out of it, the largest parts first.
std::vector<std::string> smaller_policies(const std::string& text);

/// The policy files without one of their provisions and without what is aimed at nothing else, one variant for each provision.
std::vector<std::vector<std::string>> without_provisions(const std::vector<std::string>& files);

}  // namespace sekisho::generated
