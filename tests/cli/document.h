#pragma once

#include <string>
#include <vector>

/// A page of the documentation whose examples must stay true. In a folder of its own, where `policies` and `examples` stand as in
/// the source folder, the reader writes each fenced block that is marked with a language and a path (```` ```sekisho
/// first/first.policy ````) into that file, and types each command of a block marked `console`; what follows the command is what
/// the terminal shows, `…` standing for any text as in a transcript.
struct Example {
  std::string path;     // of a file, or empty
  std::string command;  // or what is typed
  std::vector<std::string> lines;
  std::size_t line = 0;  // of the page, where `lines` begin; the first is 0
};

std::vector<std::string> read_lines(const std::string& path);
std::vector<Example> read_document(const std::vector<std::string>& page);

/// Whether this machine opens pseudo-terminals at all: some containers have no /dev/pts.
bool terminals_open();

/// What a terminal without colours shows once a command has ended, after a minute at most.
std::string shown(const std::string& command, const std::string& folder);

/// The lines of an example as they are now, its `…` kept where they still fit.
std::vector<std::string> renewed(const std::string& shown, const std::vector<std::string>& lines);
