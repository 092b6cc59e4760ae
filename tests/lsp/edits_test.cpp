#include <cstdlib>
#include <filesystem>

#include "apps/lsp/methods.h"
#include "apps/lsp/uri.h"
#include "tests/cases/case_file.h"
#include "tests/catch.h"
#include "tests/generate/random.h"

using namespace sekisho;
using namespace sekisho::lsp;
using sekisho::generated::Random;

namespace {

/// A text as its client has it: UTF-16 units, in lines. Nothing of it is shared with the server.
struct ClientText {
  std::u16string units;

  static ClientText of(const std::string& utf8) {
    ClientText text;
    for (std::size_t at = 0; at < utf8.size();) {
      const auto lead = static_cast<unsigned char>(utf8[at]);
      const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      char32_t point = length == 1 ? lead : lead & (0x7FU >> length);
      for (std::size_t i = 1; i < length; ++i) point = (point << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
      text.push(point);
      at += length;
    }
    return text;
  }
  void push(char32_t point) {
    if (point > 0xFFFF) {
      units += static_cast<char16_t>(0xD7C0U + (point >> 10U));
      units += static_cast<char16_t>(0xDC00U + (point & 0x3FFU));
    } else {
      units += static_cast<char16_t>(point);
    }
  }
  bool parts_pair(std::size_t at) const { return at > 0 && at < units.size() && units[at] >= 0xDC00 && units[at] < 0xE000; }
  Json place(std::size_t at) const {
    std::size_t line = 0, begin = 0;
    for (std::size_t i = 0; i < at; ++i) {
      const bool ends = units[i] == u'\n' || (units[i] == u'\r' && (i + 1 == units.size() || units[i + 1] != u'\n'));
      if (ends) ++line, begin = i + 1;
    }
    return {{"line", line}, {"character", at - begin}};
  }
  /// Between CR and LF no place of the protocol stands.
  bool parts_line_end(std::size_t at) const { return at > 0 && at < units.size() && units[at - 1] == u'\r' && units[at] == u'\n'; }
};

const std::vector<std::string>& insertions() {
  static const std::vector<std::string> texts{"",          "",
                                              " ",         "\n",
                                              "\r\n",      "x",
                                              "関所",      "😀",
                                              "\"",        "(",
                                              ")",         "rule ",
                                              "when ",     "item.",
                                              "is ",       "in ",
                                              "and ",      "# ",
                                              ".",         "define a as destination is JP\n",
                                              "2026-01",   "reading",
                                              "cn-2026-1", "any p in parties where p.",
                                              "```\n",     "```sekisho\n",
                                              "100 kg",    "\t",
                                              ": "};
  return texts;
}

/// One random change, made on the client's side; its parameters for the server.
Json edit(Random& random, ClientText& text) {
  const int size = static_cast<int>(text.units.size());
  std::size_t begin = static_cast<std::size_t>(random.below(size + 1));
  std::size_t end =
      std::min(text.units.size(), begin + static_cast<std::size_t>(random.chance(5) ? random.below(400) : random.below(8)));
  while (begin > 0 && (text.parts_pair(begin) || text.parts_line_end(begin))) --begin;
  while (end < text.units.size() && (text.parts_pair(end) || text.parts_line_end(end))) ++end;
  const std::string& inserted = random.pick(insertions());
  const Json range{{"start", text.place(begin)}, {"end", text.place(end)}};
  text.units.replace(begin, end - begin, ClientText::of(inserted).units);
  return {{"range", range}, {"text", inserted}};
}

struct Session {
  Server server;
  std::string path;

  explicit Session(const std::string& given) : path(std::filesystem::absolute(given).lexically_normal().string()) {
    server.send = [](const Json&) {};
    initialize(server, Json::object());
  }
  Json document() const { return {{"uri", uri_of_path(path)}}; }
  const std::string& text() const { return server.workspace.documents.at(path).text; }

  void open(const std::string& text) {
    did_open(server, {{"textDocument", {{"uri", uri_of_path(path)}, {"version", 1}, {"text", text}}}});
  }
  void ask_everything(Random& random, const ClientText& client) {
    const std::size_t at = static_cast<std::size_t>(random.below(static_cast<int>(client.units.size()) + 1));
    const Json place = client.place(at);
    const Json params{{"textDocument", document()}, {"position", place}, {"range", {{"start", place}, {"end", place}}}};
    for (Json (*answer)(Server&, const Json&) :
         {hover, definition, references, highlights, completion, document_symbols, formatting, code_actions})
      CHECK_NOTHROW(answer(server, params));
    try {
      prepare_rename(server, params);
    } catch (const Fault& fault) {
      CHECK_FALSE(fault.message.empty());
    }
  }
};

int edits_wanted() {
  const char* asked = std::getenv("SEKISHO_EDITS");
  return asked == nullptr ? 120 : std::atoi(asked);
}

}  // namespace

TEST_CASE("after any edits the server has the client's text, and every question is answered") {
  const int edits = edits_wanted();
  int seed = 0;
  for (const char* path : {"policies/cn/announcement-2026-1.policy.md", "policies/cn/announcement-2025-18.policy",
                           "examples/own_law/own.policy", "policies/cn/bundle.yaml"}) {
    Random random(static_cast<std::uint64_t>(++seed));
    Session session(path);
    ClientText client = ClientText::of(cases::read_source(path)->text);
    session.open(cases::read_source(path)->text);
    catch_up(session.server);
    for (int made = 0; made < edits / 4; ++made) {
      Json changes = Json::array();
      for (int count = random.between(1, 3); count > 0; --count) changes.push_back(edit(random, client));
      did_change(session.server, {{"textDocument", session.document()}, {"contentChanges", changes}});
      INFO(path << ", edit " << made);
      REQUIRE(ClientText::of(session.text()).units == client.units);
      catch_up(session.server);
      session.ask_everything(random, client);
    }
  }
}
