#include "tests/generate/program.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/bundle/digest.h"
#include "engine/bundle/list_graph.h"
#include "engine/bundle/schema_file.h"
#include "engine/bundle/settings.h"
#include "engine/check/check.h"
#include "engine/lists/lists.h"
#include "engine/parse/parse.h"
#include "tests/generate/random.h"

namespace sekisho::generated {
namespace {

SourcePtr source(std::string path, std::string text) {
  return std::make_shared<const Source>(Source{std::move(path), std::move(text)});
}

std::string flow(const Keys& keys) {
  std::string text = "{ ";
  for (const auto& [key, value] : keys) text += (text.size() > 2 ? ", " : "") + key + ": " + value;
  return text + " }";
}

std::string block(const Keys& keys) {
  std::string text;
  for (const auto& [key, value] : keys) text += key + ": " + value + "\n";
  return text;
}

const std::vector<List>& parsed_base() {
  static const std::vector<List> lists = [] {
    std::vector<List> read;
    for (const ListText& text : base_lists()) {
      Diagnostics diagnostics;
      auto list = read_list(source(text.name + ".yaml", list_yaml(text)), diagnostics);
      if (!list || diagnostics.has_errors()) throw std::logic_error(errors_of(diagnostics));
      read.push_back(std::move(*list));
    }
    return read;
  }();
  return lists;
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << text;
}

std::string file_name(std::size_t at) { return std::string(1, static_cast<char>('a' + at)) + ".policy"; }

}  // namespace

std::uint64_t mixed(std::uint64_t seed, std::string_view text) {
  std::uint64_t hash = seed * 0x9e3779b97f4a7c15U + 0x632be59bd9b4e019U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  hash ^= hash >> 31U;
  hash *= 0x94d049bb133111ebU;
  return hash ^ hash >> 29U;
}

std::string list_yaml(const ListText& list) {
  std::string text = "list: " + list.name + "\n" + block(list.keys);
  text += list.entries.empty() ? "entries: []\n" : "entries:\n";
  for (const Keys& entry : list.entries) text += "  - " + flow(entry) + "\n";
  return text;
}

std::string settings_yaml(const Program& program) {
  std::string text = block(program.settings);
  if (!program.adoptions.empty()) text += "adopt:\n";
  for (const Keys& adoption : program.adoptions) text += "  - " + flow(adoption) + "\n";
  return text;
}

std::string schema_yaml(const Program& program) {
  std::string text = base_schema();
  for (const std::string& field : program.fields) text += "  " + field + "\n";
  return text;
}

Loaded load(const Program& program, bool with_digest) {
  Loaded loaded;
  Diagnostics& diagnostics = loaded.diagnostics;
  loaded.bundle = std::make_unique<Bundle>();
  Bundle& bundle = *loaded.bundle;
  const Settings settings = read_settings(source("bundle.yaml", settings_yaml(program)), diagnostics);
  bundle.path = bundle.name = settings.name;
  bundle.version = settings.version;
  bundle.review_threshold = settings.review_threshold;
  bundle.certain_threshold = settings.certain_threshold;
  bundle.adoptions = settings.adoptions;
  if (settings.covers) bundle.covers.push_back(*settings.covers);
  for (std::size_t at = 0; at < program.files.size(); ++at)
    bundle.policy.files.push_back(parse(source(file_name(at), program.files[at]), diagnostics));
  for (const List& list : parsed_base()) bundle.lists.emplace(list.name, list);
  for (const ListText& text : program.lists) {
    auto list = read_list(source(text.name + ".yaml", list_yaml(text)), diagnostics);
    if (list) bundle.lists.insert_or_assign(text.name, std::move(*list));
  }
  bundle.schema = trade_schema();
  fill_vocabulary(bundle, diagnostics);
  read_schema(source("schema.yaml", schema_yaml(program)), bundle.schema, diagnostics);
  check_list_includes(bundle, diagnostics);
  check_entry_suspensions(bundle, diagnostics);
  if (with_digest) bundle.digest = digest_of(bundle);
  if (diagnostics.has_errors()) return loaded;
  loaded.policy = check(bundle, diagnostics);
  return loaded;
}

void write_folder(const Program& program, const std::string& folder) {
  const std::filesystem::path root(folder);
  write_file(root / "bundle.yaml", settings_yaml(program));
  write_file(root / "schema.yaml", schema_yaml(program));
  for (std::size_t at = 0; at < program.files.size(); ++at) write_file(root / file_name(at), program.files[at]);
  for (const ListText& list : base_lists()) write_file(root / "lists" / (list.name + ".yaml"), list_yaml(list));
  for (const ListText& list : program.lists) write_file(root / "lists" / (list.name + ".yaml"), list_yaml(list));
}

std::string print(const Program& program) {
  std::string text;
  for (const std::string& file : program.files) text += "---- policy\n" + file + "\n";
  for (const ListText& list : program.lists) text += "---- lists/" + list.name + ".yaml\n" + list_yaml(list);
  text += "---- bundle.yaml\n" + settings_yaml(program);
  if (!program.fields.empty()) text += "---- schema.yaml\n" + schema_yaml(program);
  return text;
}

std::string errors_of(const Diagnostics& diagnostics) {
  std::ostringstream text;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity == Severity::error) render(text, diagnostic, false);
  }
  return text.str();
}

}  // namespace sekisho::generated
