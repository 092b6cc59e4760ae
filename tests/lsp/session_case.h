#pragma once

#include <string>
#include <vector>

/// A case of the language server: files, what the client does, and what the server must say, in one file of sections that each
/// begin with `--- `:
///
///   --- file PATH                        a file on disk, beside those of tests/cases/lsp/demo
///   --- open PATH                        the client opens it; the body is its text where it differs from the file
///   --- change PATH at "before|after"    the body is inserted where the bar stands; `"bef|ore|"`: it replaces what the bars
///   enclose
///   --- save PATH, --- close PATH
///   --- write PATH                       the file changes on disk, and the client says so
///   --- diagnostics PATH                 expected: the diagnostics said of the file
///   --- later-diagnostics PATH           expected: those said of it next, when the client waits
///   --- METHOD PATH at "before|after"    a request about a place; expected: the answer. `{…}` behind it adds parameters
///   --- METHOD PATH                      a request about a file
///
/// Answers are shown as short lines. With UPDATE_CASES=1 in the environment expectations are rewritten.
namespace sekisho::lsp {

struct CaseSection {
  std::string head, body;
  bool expects = false;
};

struct SessionCase {
  std::string path, norm;
  std::vector<CaseSection> sections;
};

SessionCase read_session_case(const std::string& path);

/// Runs the case in an empty folder; the sections come back with what was really said.
SessionCase run(const SessionCase& given, const std::string& folder);

std::string text_of(const SessionCase& session);

}  // namespace sekisho::lsp
