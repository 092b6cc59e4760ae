#include <unicode/regex.h>

#include <set>

#include "apps/lsp/json.h"
#include "engine/evaluate/version.h"
#include "engine/parse/lexemes.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/lsp/zip.h"

using namespace sekisho;
using lsp::Json;

namespace {

Json json_of(const std::string& path) { return Json::parse(cases::read_source(path)->text); }

const std::string folder = "apps/editor/vscode/";

/// One pattern of the grammar, which has no nested ones: a regular expression, its scope and those of its groups.
struct Pattern {
  std::unique_ptr<icu::RegexPattern> regex;
  std::string scope;
  std::map<int, std::string> groups;
};

std::vector<Pattern> patterns_of(const Json& grammar) {
  std::vector<Pattern> patterns;
  for (const Json& each : grammar.at("patterns")) {
    UErrorCode fault = U_ZERO_ERROR;
    UParseError place{};
    const std::string written = each.at("match");
    INFO(written);
    Pattern pattern;
    pattern.regex.reset(icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(written), 0, place, fault));
    REQUIRE(U_SUCCESS(fault));
    pattern.scope = each.value("name", "");
    const Json captures = each.value("captures", Json::object());
    for (const auto& [group, capture] : captures.items()) pattern.groups[std::stoi(group)] = capture.at("name");
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

/// The scope of every character of one line, as an editor finds them: at each place the pattern that matches first, of several the
/// one written first.
std::vector<std::string> scopes_of(const std::vector<Pattern>& patterns, const icu::UnicodeString& line) {
  std::vector<std::string> scopes(static_cast<std::size_t>(line.length()));
  const auto fill = [&](int begin, int end, const std::string& scope) {
    for (int i = begin; i < end; ++i) scopes[static_cast<std::size_t>(i)] = scope;
  };
  for (int at = 0; at < line.length();) {
    UErrorCode fault = U_ZERO_ERROR;
    std::unique_ptr<icu::RegexMatcher> best;
    const Pattern* chosen = nullptr;
    for (const Pattern& pattern : patterns) {
      std::unique_ptr<icu::RegexMatcher> matcher(pattern.regex->matcher(line, fault));
      if (!matcher->find(at, fault) || matcher->end(fault) == matcher->start(fault)) continue;
      if (best && matcher->start(fault) >= best->start(fault)) continue;
      best = std::move(matcher);
      chosen = &pattern;
    }
    if (!best) break;
    fill(best->start(fault), best->end(fault), chosen->scope);
    for (const auto& [group, scope] : chosen->groups) fill(best->start(group, fault), best->end(group, fault), scope);
    at = best->end(fault);
  }
  return scopes;
}

/// The beginnings of the scopes that a word of this kind may have.
std::vector<std::string> fitting(LexemeKind kind) {
  switch (kind) {
    case LexemeKind::word:
      return {"variable", "entity"};
    case LexemeKind::language_word:
      return {"keyword.declaration", "keyword.control",      "keyword.operator.word",
              "constant.language",   "keyword.other.effect", "entity"};
    case LexemeKind::number:
      return {"constant.numeric"};
    case LexemeKind::date:
      return {"constant.other.date"};
    case LexemeKind::code:
      return {"constant.other.code"};
    case LexemeKind::text:
      return {"string"};
    case LexemeKind::unit:
      return {"keyword.other.unit"};
    case LexemeKind::sign:
      return {"keyword.operator", "punctuation"};
    case LexemeKind::comment:
      return {"comment"};
    case LexemeKind::foreign:
      return {""};
  }
  return {};
}

bool fits(const std::string& scope, LexemeKind kind) {
  const auto beginnings = fitting(kind);
  return std::any_of(beginnings.begin(), beginnings.end(), [&](const std::string& each) { return scope.starts_with(each); });
}

void check_scopes(const std::vector<Pattern>& patterns, const SourcePtr& source) {
  std::map<std::uint32_t, std::vector<std::string>> lines;  // by the offset of their beginning
  for (const Lexeme& lexeme : lexemes_of(source)) {
    const std::string& text = source->text;
    const std::size_t begin = lexeme.begin == 0 ? 0 : text.rfind('\n', lexeme.begin - 1) + 1;
    const std::string line = text.substr(begin, text.find('\n', begin) - begin);
    auto& scopes = lines[static_cast<std::uint32_t>(begin)];
    if (scopes.empty()) scopes = scopes_of(patterns, icu::UnicodeString::fromUTF8(line));
    const auto units = [&](std::size_t offset) {
      return static_cast<std::size_t>(icu::UnicodeString::fromUTF8(line.substr(0, offset - begin)).length());
    };
    const std::string word = text.substr(lexeme.begin, lexeme.end - lexeme.begin);
    if (lexeme.begin > 0 && text[lexeme.begin - 1] == '.') continue;  // `cn-*.license`: a part of a name
    for (std::size_t at = units(lexeme.begin); at < units(lexeme.end); ++at) {
      INFO(source->path << ": `" << word << "` in " << line << " is " << scopes[at]);
      REQUIRE(fits(scopes[at], lexeme.kind));
    }
  }
}

std::set<std::string> words_of(const Json& grammar) {
  std::set<std::string> words;
  for (const Json& pattern : grammar.at("patterns")) {
    std::string word;
    for (const char sign : pattern.at("match").get<std::string>() + "|") {
      if (sign >= 'a' && sign <= 'z') {
        word += sign;
        continue;
      }
      words.insert(word);
      word.clear();
    }
  }
  return words;
}

}  // namespace

TEST_CASE("the editor's grammar knows every word of the language") {
  const auto words = words_of(json_of(folder + "syntaxes/sekisho.tmLanguage.json"));
  REQUIRE(language_words().size() > 100);
  for (const std::string& word : language_words()) {
    INFO(word);
    CHECK(words.contains(word));
  }
}

TEST_CASE("the editor's grammar colours policies as the lexer cuts them") {
  const auto patterns = patterns_of(json_of(folder + "syntaxes/sekisho.tmLanguage.json"));
  for (const std::string& path : cases::files_in("policies/cn", {".policy", ".policy.md"}))
    check_scopes(patterns, cases::read_source(path));
  const SourcePtr page = cases::read_source("docs/language.md");
  REQUIRE(lexemes_of(page).size() > 50);
  check_scopes(patterns, page);
}

TEST_CASE("the Markdown grammar colours fences marked as policy") {
  const Json grammar = json_of(folder + "syntaxes/markdown.tmLanguage.json");
  const Json& block = grammar.at("repository").at("block");
  const auto opens = [&](const std::string& line) {
    UErrorCode fault = U_ZERO_ERROR;
    std::string written = block.at("begin");
    written.replace(written.find("|\\G"), 3, "");
    const auto text = icu::UnicodeString::fromUTF8(line);
    icu::RegexMatcher matcher(icu::UnicodeString::fromUTF8(written), text, 0, fault);
    REQUIRE(U_SUCCESS(fault));
    return static_cast<bool>(matcher.find());
  };
  for (const char* fence : {"```sekisho", "~~~ sekisho", "   ````sekisho title", "```sekisho,x"}) CHECK(opens(fence));
  for (const char* fence : {"```yaml", "``sekisho", "    ```sekisho", "text ```sekisho", "```sekishox"}) CHECK_FALSE(opens(fence));
  CHECK(block.at("patterns").at(0).at("patterns").at(0).at("include") == "source.sekisho");
}

TEST_CASE("the packed extension is a zip with all that its manifests name") {
  const auto files = read_zip(SEKISHO_FOLDER "/sekisho.vsix");
  REQUIRE(files.contains("[Content_Types].xml"));
  REQUIRE(files.contains("extension.vsixmanifest"));
  REQUIRE(files.contains("extension/package.json"));
  const Json package = Json::parse(files.at("extension/package.json"));
  CHECK(package.at("version") == std::string(engine_version()));
  const std::string manifest = files.at("extension.vsixmanifest");
  CHECK(manifest.find("Version=\"" + std::string(engine_version()) + "\"") != std::string::npos);
  CHECK(manifest.find('@') == std::string::npos);
  std::vector<std::string> named{package.at("main"), "./readme.md",  "./LICENSE.txt",
                                 "./connection.js",  "./convert.js", "./providers.js"};
  for (const Json& language : package.at("contributes").at("languages")) named.push_back(language.at("configuration"));
  for (const Json& grammar : package.at("contributes").at("grammars")) named.push_back(grammar.at("path"));
  for (const std::string& path : named) {
    INFO(path);
    REQUIRE(files.contains("extension/" + path.substr(2)));
    CHECK_FALSE(files.at("extension/" + path.substr(2)).empty());
    CHECK(files.at("[Content_Types].xml").find("Extension=\"" + path.substr(path.rfind('.') + 1) + "\"") != std::string::npos);
  }
  for (const auto& [name, text] : files) {
    if (name.ends_with(".json")) CHECK_NOTHROW(Json::parse(text));
  }
}
