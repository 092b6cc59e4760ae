#pragma once

#include <string>
#include <vector>

/// A transcript (tests/cases/cli/*.case): commands run by /bin/sh in the source folder with the program as `sekisho` and an empty
/// folder as `$TMP`, and what they must answer.
///
///   # a remark
///   $ sekisho check policy
///   > a line of standard output; `…` stands for any text in a line, and alone for any lines
///   ! a line of standard error
///   = 1                       (the exit status; 0 where none is given)
///
/// No `>` line: nothing on standard output. No `!` line: nothing on standard error.
struct Step {
  std::string command;
  std::vector<std::string> output, errors;
  int status = 0;
  int line = 0;
};

std::vector<Step> read_transcript(const std::string& path);

struct Answer {
  std::string output, errors;
  int status = 0;
};

/// Runs a command for at most a minute; a command that a signal ends has the status 128 + signal.
Answer run(const std::string& command, const std::string& folder);

/// Whether a text is what the lines of a transcript say.
bool fits(const std::string& text, const std::vector<std::string>& lines);
