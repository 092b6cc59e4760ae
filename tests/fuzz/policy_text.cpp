#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "engine/ast/print.h"
#include "engine/parse/parse.h"

/// Any bytes are a policy or have diagnostics; what is read without an error prints to a text that says the same and prints alike.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto read = [](std::string text) {
    sekisho::Diagnostics diagnostics;
    const auto source = std::make_shared<const sekisho::Source>(sekisho::Source{"fuzz.policy", std::move(text)});
    return std::pair(sekisho::parse(source, diagnostics), diagnostics.has_errors());
  };
  const auto [file, wrong] = read(std::string(reinterpret_cast<const char*>(data), size));
  const std::string printed = sekisho::ast::print(file);
  if (wrong) return 0;
  const auto [again, wrong_again] = read(printed);
  if (wrong_again || !sekisho::ast::same(file, again) || sekisho::ast::print(again) != printed) std::abort();
  return 0;
}
