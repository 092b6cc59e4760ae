#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "engine/lint/lint.h"
#include "engine/parse/parse.h"
#include "engine/sekisho.h"
#include "tests/catch.h"

using namespace sekisho;

namespace {

namespace fs = std::filesystem;

/// A fenced block of the page: its language and the words behind it, and its lines.
struct FencedBlock {
  std::string language;
  std::vector<std::string> words;
  std::string text;
  std::size_t line = 0;
};

/// One code's section; `meaning` is its first line, as the page writes it.
struct Section {
  std::string code, meaning;
  std::vector<FencedBlock> blocks;
};

struct Page {
  std::vector<FencedBlock> around;
  std::vector<Section> sections;
};

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

bool has_word(const FencedBlock& block, const std::string& word) {
  return std::find(block.words.begin(), block.words.end(), word) != block.words.end();
}

/// The value of `key=VALUE` among a block's words, or empty.
std::string value_of(const FencedBlock& block, const std::string& key) {
  for (const std::string& word : block.words) {
    if (word.starts_with(key + '=')) return word.substr(key.size() + 1);
  }
  return {};
}

std::optional<FencedBlock> block_at(const std::vector<std::string>& lines, std::size_t& at) {
  const std::string& opening = lines[at];
  if (!opening.starts_with("```")) return std::nullopt;
  const std::string fence = opening.substr(0, opening.find_first_not_of('`'));
  FencedBlock block;
  block.words = words_of(opening.substr(fence.size()));
  block.language = block.words.empty() ? "" : block.words.front();
  block.line = at + 1;
  while (++at < lines.size() && lines[at] != fence) block.text += lines[at] + '\n';
  return block;
}

Page read_page() {
  std::ifstream in("docs/diagnostics.md");
  REQUIRE(in);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  Page page;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (auto block = block_at(lines, i)) {
      if (has_word(*block, "around")) page.around.push_back(*block);
      if (!page.sections.empty()) page.sections.back().blocks.push_back(*block);
    } else if (lines[i].starts_with("## ") && lines[i].find(' ', 3) == std::string::npos) {
      page.sections.push_back({lines[i].substr(3), i + 2 < lines.size() ? lines[i + 2] : "", {}});
    }
  }
  return page;
}

/// `\xHH` as the byte it stands for.
std::string unescaped(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") != 0) {
      bytes += text[i];
      continue;
    }
    bytes += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
    i += 3;
  }
  return bytes;
}

bool names_regime(const std::string& text) {
  return text.starts_with("regime ") || text.starts_with("continues ") || text.find("\nregime ") != std::string::npos;
}

std::string path_of(const FencedBlock& block) {
  for (const std::string& word : block.words) {
    if (word.find('.') != std::string::npos && word.find('=') == std::string::npos) return word;
  }
  return {};
}

std::string text_of(const FencedBlock& block) {
  std::string text = has_word(block, "escaped") ? unescaped(block.text) : block.text;
  if (path_of(block).empty() && !names_regime(text)) text = "continues regime example\n" + text;
  const std::string size = value_of(block, "padded");
  if (!size.empty()) text.resize(std::stoul(size), '\n');
  return text;
}

/// A bundle in a folder of its own, gone when the test ends.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("sekisho-page-" + std::to_string(::getpid()));
  explicit Folder(const std::vector<const FencedBlock*>& blocks) {
    fs::remove_all(path);
    for (const FencedBlock* block : blocks) {
      const std::string name = path_of(*block);
      const fs::path file = path / (name.empty() ? "example.policy" : name);
      fs::create_directories(file.parent_path());
      std::ofstream(file, std::ios::binary) << text_of(*block);
    }
  }
  ~Folder() { fs::remove_all(path); }
};

void add_mapping(const fs::path& path, Diagnostics& diagnostics) {
  std::ifstream in(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  read_mapping(std::make_shared<const Source>(Source{path.string(), text}), diagnostics);
}

/// What is said of one side of a section: of the law, its scenarios and mapping, and by `lint` where the section is about that.
Diagnostics said_of(const Page& page, const Section& section, const std::string& side) {
  std::vector<const FencedBlock*> blocks;
  LintOptions options;
  for (const FencedBlock& block : page.around) blocks.push_back(&block);
  for (const FencedBlock& block : section.blocks) {
    if (!has_word(block, side)) continue;
    blocks.push_back(&block);
    if (const std::string day = value_of(block, "as-of"); !day.empty()) options.as_of = parse_date(day);
  }
  Diagnostics diagnostics;
  if (!value_of(*blocks.back(), "padded").empty()) {  // no loader hands on a file this long
    parse(std::make_shared<const Source>(Source{"example.policy", text_of(*blocks.back())}), diagnostics);
    return diagnostics;
  }
  const Folder folder(blocks);
  const Law law = load(folder.path.string(), diagnostics);
  if (law != nullptr) {
    if (fs::exists(folder.path / "scenarios")) load_scenarios(law, {}, diagnostics);
    if (section.meaning.find("`--lint`") != std::string::npos) lint(*law, options, diagnostics);
  }
  if (fs::exists(folder.path / "mapping.yaml")) add_mapping(folder.path / "mapping.yaml", diagnostics);
  return diagnostics;
}

std::set<std::string> codes_of(const Diagnostics& diagnostics) {
  std::set<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.all()) codes.insert(diagnostic.code);
  return codes;
}

/// What an example is to raise: its code, and what its blocks name after `also=`.
std::set<std::string> codes_meant(const Section& section, const std::string& side) {
  if (side != "wrong") return {};
  std::set<std::string> codes{section.code};
  for (const FencedBlock& block : section.blocks) {
    if (const std::string also = value_of(block, "also"); !also.empty()) codes.insert(also);
  }
  return codes;
}

std::string rendered(const Diagnostics& diagnostics) {
  std::ostringstream out;
  for (const Diagnostic& diagnostic : diagnostics.all()) render(out, diagnostic, false);
  return out.str();
}

}  // namespace

TEST_CASE("every wrong example on the page of diagnostics raises its code and no other, every right one nothing") {
  const Page page = read_page();
  REQUIRE(page.sections.size() == diagnostic_codes().size());
  REQUIRE(page.around.size() >= 4);
  for (const Section& section : page.sections) {
    INFO("docs/diagnostics.md: " << section.code);
    for (const std::string side : {"wrong", "right"}) {
      INFO(side);
      CHECK(std::any_of(section.blocks.begin(), section.blocks.end(),
                        [&](const FencedBlock& block) { return has_word(block, side); }));
      const Diagnostics said = said_of(page, section, side);
      INFO(rendered(said));
      CHECK(codes_of(said) == codes_meant(section, side));
    }
  }
}
