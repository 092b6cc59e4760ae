#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/facts/print.h"
#include "tests/catch.h"
#include "tests/facts/example_schema.h"

// A case file holds records and what they decode to: a record up to a line `---`, the dump up to a line `===`.
// UPDATE_CASES=1 writes the dumps anew; read the difference before you commit it.

using namespace sekisho;

namespace {

std::string decoded_dump(const std::string& json) {
  JsonDecoder decoder(example_options());
  const Decoded decoded = decoder.decode(json);
  std::string out;
  if (const auto* transaction = std::get_if<Transaction>(&decoded)) {
    out = print(*transaction);
  } else {
    out = "rejected " + print(std::get<Rejection>(decoded)) + "\n";
  }
  for (const DataWarning& warning : decoder.warnings()) out += "warning " + warning.field + ": " + warning.message + "\n";
  return out;
}

std::string run(const std::string& text) {
  std::istringstream in(text);
  std::string line, json, out;
  bool expected = false;
  const auto finish = [&] {
    if (!json.empty()) out += json + "---\n" + decoded_dump(json) + "===\n";
    json.clear();
    expected = false;
  };
  while (std::getline(in, line)) {
    if (line == "===") {
      finish();
    } else if (line == "---") {
      expected = true;
    } else if (!expected) {
      json += line + "\n";
    }
  }
  finish();
  return out;
}

}  // namespace

TEST_CASE("records decode as their case files say") {
  const bool update = std::getenv("UPDATE_CASES") != nullptr;
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator("tests/cases/facts")) {
    if (file.path().extension() != ".case") continue;
    ++files;
    std::stringstream text;
    text << std::ifstream(file.path(), std::ios::binary).rdbuf();
    const std::string actual = run(text.str());
    INFO(file.path().string());
    if (update) {
      std::ofstream(file.path(), std::ios::binary) << actual;
    } else {
      CHECK(actual == text.str());
    }
  }
  CHECK(files > 10);
}
