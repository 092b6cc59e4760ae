#include "tests/lsp/session_case.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/catch.h"
#include "tests/lsp/client.h"
#include "tests/lsp/show.h"

namespace sekisho::lsp {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "--- ";

/// `textDocument/hover a.policy at "x|y" {"k":1}` in its parts.
struct Head {
  std::string verb, path, snippet;
  Json extra = Json::object();
};

/// `\"` and `\n` as what they stand for.
std::string unescaped(const std::string& written) {
  std::string text;
  for (std::size_t at = 0; at < written.size(); ++at) {
    const bool escape = written[at] == '\\' && at + 1 < written.size();
    if (escape) ++at;
    text += escape && written[at] == 'n' ? '\n' : written[at];
  }
  return text;
}

Head head_of(const std::string& text) {
  Head head;
  std::istringstream words(text);
  words >> head.verb >> head.path;
  std::string rest;
  std::getline(words, rest);
  const std::size_t at = rest.find(" at \"");
  const std::size_t brace = rest.find(" {");
  if (at != std::string::npos) {
    const std::size_t end = rest.rfind('"', brace);
    head.snippet = unescaped(rest.substr(at + 5, end - at - 5));
  }
  if (brace != std::string::npos) head.extra = Json::parse(rest.substr(brace));
  return head;
}

bool expects(const std::string& head) {
  return head.find('/') != std::string::npos && head_of(head).verb.find('/') != std::string::npos;
}

Json place_of(const std::string& text, std::size_t offset) {
  const std::size_t line_begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
  std::size_t line = 0, units = 0;
  for (std::size_t i = 0; i < line_begin; ++i) line += text[i] == '\n' ? 1 : 0;
  for (std::size_t i = line_begin; i < offset; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80U) units += byte >= 0xF0U ? 2 : 1;
  }
  return {{"line", line}, {"character", units}};
}

struct Run {
  std::string folder;
  Client client;
  std::map<std::string, std::string> texts;  // what is open

  std::string full(const std::string& path) const {
    return path.starts_with("untitled:") ? path : (fs::path(folder) / path).generic_string();
  }

  std::string on_disk(const std::string& path) const {
    std::ostringstream text;
    text << std::ifstream(full(path), std::ios::binary).rdbuf();
    return text.str();
  }
  void write(const std::string& path, const std::string& text) const {
    fs::create_directories(fs::path(full(path)).parent_path());
    std::ofstream(full(path), std::ios::binary) << text;
  }

  /// Where the bars of a snippet stand in a text.
  std::vector<std::size_t> places(const std::string& path, const std::string& snippet) const {
    std::string plain;
    std::vector<std::size_t> bars;
    for (const char sign : snippet) {
      if (sign == '|') bars.push_back(plain.size());
      if (sign != '|') plain += sign;
    }
    const auto open = texts.find(path);
    const std::size_t at = (open != texts.end() ? open->second : on_disk(path)).find(plain);
    INFO(path << ": " << snippet);
    REQUIRE(at != std::string::npos);
    REQUIRE_FALSE(bars.empty());
    for (std::size_t& bar : bars) bar += at;
    return bars;
  }

  void open(const std::string& path, const std::string& body) {
    texts[path] = body.empty() ? on_disk(path) : body;
    client.open(full(path), texts[path]);
  }

  void change(const Head& head, std::string body) {
    if (!body.empty() && body.back() == '\n') body.pop_back();
    std::string& text = texts.at(head.path);
    const auto bars = places(head.path, head.snippet);
    const Json range{{"start", place_of(text, bars.front())}, {"end", place_of(text, bars.back())}};
    client.change(full(head.path), Json::array({{{"range", range}, {"text", body}}}));
    text.replace(bars.front(), bars.back() - bars.front(), body);
  }

  Json ask(const Head& head) {
    Json params = head.extra;
    if (head.path != "x") params["textDocument"] = {{"uri", uri(full(head.path))}};
    if (!head.snippet.empty()) {
      const auto open = texts.find(head.path);
      const std::string text = open != texts.end() ? open->second : on_disk(head.path);
      const auto bars = places(head.path, head.snippet);
      params["position"] = place_of(text, bars.front());
      params["range"] = {{"start", place_of(text, bars.front())}, {"end", place_of(text, bars.back())}};
    }
    return client.ask(head.verb, params);
  }

  /// What the server said, or nothing for a section that expects nothing.
  std::string act(const CaseSection& section) {
    const Head head = head_of(section.head);
    if (head.verb == "file") write(head.path, section.body);
    if (head.verb == "open") open(head.path, section.body);
    if (head.verb == "change") change(head, section.body);
    if (head.verb == "save") client.notify("textDocument/didSave", {{"textDocument", {{"uri", uri(full(head.path))}}}});
    if (head.verb == "close") {
      client.notify("textDocument/didClose", {{"textDocument", {{"uri", uri(full(head.path))}}}});
      texts.erase(head.path);
    }
    if (head.verb == "write") {
      write(head.path, section.body);
      client.notify("workspace/didChangeWatchedFiles", {{"changes", Json::array({{{"uri", uri(full(head.path))}, {"type", 2}}})}});
    }
    if (head.verb == "diagnostics") return show_diagnostics(client.diagnostics(full(head.path)), uri(folder));
    if (head.verb == "later-diagnostics") return show_diagnostics(client.next_diagnostics(full(head.path)), uri(folder));
    return section.expects ? show(head.verb, ask(head), uri(folder)) : section.body;
  }
};

}  // namespace

SessionCase read_session_case(const std::string& path) {
  SessionCase session;
  session.path = path;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with(mark)) {
      const std::string head = line.substr(mark.size());
      session.sections.push_back({head, "", expects(head) || head.find("diagnostics ") != std::string::npos});
    } else if (session.sections.empty()) {
      session.norm += line + "\n";
    } else {
      session.sections.back().body += line + "\n";
    }
  }
  return session;
}

SessionCase run(const SessionCase& given, const std::string& folder) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  fs::copy("tests/cases/lsp/demo", folder, fs::copy_options::recursive);
  Run running{fs::absolute(folder).generic_string(), {}, {}};
  SessionCase said = given;
  running.client.start(folder);
  for (CaseSection& section : said.sections) {
    INFO(section.head);
    const std::string answer = running.act(section);
    if (section.expects) section.body = answer;
  }
  running.client.ask("shutdown", nullptr);
  running.client.notify("exit", nullptr);
  CHECK(running.client.wait() == 0);
  return said;
}

std::string text_of(const SessionCase& session) {
  std::string text = session.norm;
  for (const CaseSection& section : session.sections) text += std::string(mark) + section.head + "\n" + section.body;
  return text;
}

}  // namespace sekisho::lsp
