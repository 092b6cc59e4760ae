#include "engine/report/sarif.h"

#include <algorithm>
#include <map>

#include "engine/text/json.h"
#include "engine/text/utf8.h"

namespace sekisho {

namespace {

constexpr std::string_view schema = "https://json.schemastore.org/sarif-2.1.0.json";
constexpr char32_t last_of_one_unit = 0xFFFF;

std::string_view level(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

/// A path as a URI reference: what RFC 3986 does not allow in one is written in percent.
std::string uri_of(std::string_view path) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    if (plain.find(letter) != std::string_view::npos) {
      uri += letter;
    } else {
      uri += {'%', digits[byte >> 4U], digits[byte & 0xfU]};
    }
  }
  return uri;
}

/// The columns of a line's first bytes in UTF-16 code units.
std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    units += point.value > last_of_one_unit ? 2 : 1;
    at += point.bytes;
  }
  return units;
}

/// Where the lines of each source begin: a walk through a text for every diagnostic would be too many.
class Places {
 public:
  struct Place {
    std::size_t line, column;  // from 1
  };
  Place place(const Source& source, std::uint32_t offset) {
    const std::vector<std::uint32_t>& begins = lines_of(source);
    const auto next = std::upper_bound(begins.begin(), begins.end(), offset);
    const std::uint32_t begin = *(next - 1);
    return {static_cast<std::size_t>(next - begins.begin()),
            1 + utf16_units(std::string_view(source.text).substr(begin, offset - begin))};
  }

 private:
  const std::vector<std::uint32_t>& lines_of(const Source& source) {
    std::vector<std::uint32_t>& begins = lines_[&source];
    if (!begins.empty()) return begins;
    begins.push_back(0);
    for (std::size_t at = source.text.find('\n'); at != std::string::npos; at = source.text.find('\n', at + 1))
      begins.push_back(static_cast<std::uint32_t>(at + 1));
    return begins;
  }
  std::map<const Source*, std::vector<std::uint32_t>> lines_;
};

struct Writer {
  JsonWriter json;
  Places places;

  void message(std::string_view key, std::string_view text) { json.key(key).begin_object().text_member("text", text).end_object(); }

  void artifact(const Source& source) {
    json.key("artifactLocation").begin_object().text_member("uri", uri_of(source.path)).end_object();
  }

  void region(std::string_view key, const Span& span) {
    const auto begin = places.place(*span.source, span.begin), end = places.place(*span.source, span.end);
    json.key(key).begin_object();
    json.raw_member("startLine", std::to_string(begin.line)).raw_member("startColumn", std::to_string(begin.column));
    json.raw_member("endLine", std::to_string(end.line)).raw_member("endColumn", std::to_string(end.column)).end_object();
  }

  void physical(const Span& span) {
    if (!span.source) return;
    json.key("physicalLocation").begin_object();
    artifact(*span.source);
    if (!span.source->text.empty()) region("region", span);
    json.end_object();
  }

  void fix(const Diagnostic& diagnostic) {
    const std::string word = replacement_of(diagnostic);
    if (word.empty()) return;
    json.key("fixes").begin_array().begin_object();
    message("description", "write `" + word + "`");
    json.key("artifactChanges").begin_array().begin_object();
    artifact(*diagnostic.span.source);
    json.key("replacements").begin_array().begin_object();
    region("deletedRegion", diagnostic.span);
    message("insertedContent", word);
    json.end_object().end_array().end_object().end_array().end_object().end_array();
  }

  void notes(const Diagnostic& diagnostic) {
    if (diagnostic.notes.empty()) return;
    json.key("relatedLocations").begin_array();
    for (std::size_t i = 0; i < diagnostic.notes.size(); ++i) {
      json.begin_object().raw_member("id", std::to_string(i + 1));
      physical(diagnostic.notes[i].span);
      message("message", diagnostic.notes[i].message);
      json.end_object();
    }
    json.end_array();
  }

  void result(const Diagnostic& diagnostic, std::size_t rule) {
    json.begin_object().text_member("ruleId", diagnostic.code).raw_member("ruleIndex", std::to_string(rule));
    json.text_member("level", level(diagnostic.severity));
    message("message", diagnostic.message + (diagnostic.help.empty() ? "" : " (" + diagnostic.help + ")"));
    if (diagnostic.span.source) {
      json.key("locations").begin_array().begin_object();
      physical(diagnostic.span);
      json.end_object().end_array();
    }
    notes(diagnostic);
    fix(diagnostic);
    json.end_object();
  }

  void rule(const std::string& code) {
    const auto& codes = diagnostic_codes();
    const auto row = std::find_if(codes.begin(), codes.end(), [&](const DiagnosticCode& each) { return each.code == code; });
    json.begin_object().text_member("id", code);
    if (row != codes.end()) {
      message("shortDescription", row->meaning);
      message("help", std::string(row->meaning) + "; docs/diagnostics.md shows under `" + code + "` a wrong and a right example");
      json.text_member("helpUri", SEKISHO_DOCS_URI "/diagnostics.md#" + code);
      json.key("defaultConfiguration").begin_object().text_member("level", level(row->severity)).end_object();
    }
    json.end_object();
  }
};

}  // namespace

std::string sarif(const Diagnostics& diagnostics, std::string_view version) {
  std::map<std::string, std::size_t> rules;
  for (const Diagnostic& diagnostic : diagnostics.all()) rules.emplace(diagnostic.code, 0);
  Writer out;
  out.json.begin_object().text_member("$schema", schema).text_member("version", "2.1.0").key("runs").begin_array().begin_object();
  out.json.key("tool").begin_object().key("driver").begin_object().text_member("name", "sekisho").text_member("version", version);
  out.json.key("rules").begin_array();
  std::size_t next = 0;
  for (auto& [code, index] : rules) {
    index = next++;
    out.rule(code);
  }
  out.json.end_array().end_object().end_object().text_member("columnKind", "utf16CodeUnits").key("results").begin_array();
  for (const Diagnostic& diagnostic : diagnostics.all()) out.result(diagnostic, rules.at(diagnostic.code));
  return out.json.end_array().end_object().end_array().end_object().take();
}

}  // namespace sekisho
