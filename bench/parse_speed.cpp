#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/parse/parse.h"

/// Prints how many megabytes of policy text one core turns into ast in a second: the files named, repeated to about four megabytes,
/// read five times; the best run counts.
int main(int count, char** arguments) {
  constexpr std::size_t wanted = std::size_t{4} << 20U;
  std::string once;
  for (int at = 1; at < count; ++at) {
    std::ifstream file(arguments[at], std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    once += text.str() + "\n";
  }
  if (once.size() < 2) {
    std::cerr << "usage: parse_speed POLICY…\n";
    return EXIT_FAILURE;
  }
  std::string text;
  while (text.size() < wanted) text += once;
  const auto source = std::make_shared<const sekisho::Source>(sekisho::Source{"speed.policy", std::move(text)});
  double best = 0;
  for (int run = 0; run < 5; ++run) {
    sekisho::Diagnostics diagnostics;
    const auto start = std::chrono::steady_clock::now();
    const sekisho::ast::File file = sekisho::parse(source, diagnostics);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    if (diagnostics.has_errors()) {
      sekisho::render(std::cerr, diagnostics.all().front(), false);
      return EXIT_FAILURE;
    }
    best = std::max(best, static_cast<double>(source->text.size()) / 1e6 / elapsed.count());
    if (run == 0) std::cout << file.declarations.size() << " declarations, " << source->text.size() << " bytes\n";
  }
  std::cout << best << " MB/s\n";
  return EXIT_SUCCESS;
}
