#include <algorithm>

#include "apps/lsp/asked.h"
#include "apps/lsp/methods.h"
#include "engine/ast/ast.h"

namespace sekisho::lsp {
namespace {

/// SymbolKind of the protocol, as near as its words come.
enum Kind : int {
  namespace_kind = 3,
  method_kind = 6,
  function_kind = 12,
  constant_kind = 14,
  boolean_kind = 17,
  event_kind = 24,
  variable_kind = 13
};

struct Outline {
  std::string name, detail;
  int kind = 0;
  Span selection;
};

std::string joined(const std::vector<ast::Target>& targets) {
  std::string text;
  for (const ast::Target& target : targets) text += (text.empty() ? "" : ", ") + target.pattern;
  return text;
}

std::string text_of(const std::optional<ast::Quote>& quote) { return quote ? quote->text : ""; }

Span head_of(const ast::Common& common, const std::vector<ast::Target>& targets) {
  return targets.empty() ? common.span : targets.front().span;
}

struct Describe {
  Outline operator()(const ast::Regime& node) const {
    return {node.name.text, text_of(node.title), namespace_kind, node.name.span};
  }
  Outline operator()(const ast::Continues& node) const { return {node.regime.text, "continued", namespace_kind, node.regime.span}; }
  Outline operator()(const ast::Rule& node) const { return {node.name.text, text_of(node.title), function_kind, node.name.span}; }
  Outline operator()(const ast::Exception& node) const {
    return {node.name.text, text_of(node.title), method_kind, node.name.span};
  }
  Outline operator()(const ast::Suspension& node) const {
    if (node.name) return {node.name->text, "suspends " + joined(node.targets), event_kind, node.name->span};
    return {"suspend " + joined(node.targets), "", event_kind, head_of(node.common, node.targets)};
  }
  Outline operator()(const ast::Repeal& node) const {
    return {"repeal " + joined(node.targets), "", event_kind, head_of(node.common, node.targets)};
  }
  Outline operator()(const ast::Define& node) const { return {node.name.text, "define", constant_kind, node.name.span}; }
  Outline operator()(const ast::OpenTerm& node) const {
    return {node.name.text, text_of(node.asks), variable_kind, node.name.span};
  }
  Outline operator()(const ast::Invariant& node) const { return {node.name.text, "invariant", boolean_kind, node.name.span}; }
};

Json symbol_of(const ast::Declaration& declaration, Ranges& ranges) {
  const Outline outline = std::visit(Describe{}, declaration);
  Json symbol{{"name", outline.name},
              {"kind", outline.kind},
              {"range", ranges.of(ast::common_of(declaration).span)},
              {"selectionRange", ranges.of(outline.selection)}};
  if (!outline.detail.empty()) symbol["detail"] = outline.detail;
  return symbol;
}

bool opens_regime(const ast::Declaration& declaration) {
  return std::holds_alternative<ast::Regime>(declaration) || std::holds_alternative<ast::Continues>(declaration);
}

const ast::File* file_of(const Asked& asked) {
  for (const Analysis* analysis : asked.analyses) {
    for (const ast::File& file : analysis->bundle.policy.files) {
      if (file.source->path == asked.path) return &file;
    }
  }
  return nullptr;
}

bool contains_folded(std::string_view text, std::string_view wanted) {
  const auto lower = [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign; };
  const auto same = [&](char a, char b) { return lower(a) == lower(b); };
  return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

constexpr std::size_t most_symbols = 500;

}  // namespace

Json document_symbols(Server& server, const Json& params) {
  const Asked asked = text_asked(server, params);
  const ast::File* file = file_of(asked);
  if (file == nullptr) return Json::array();
  Ranges ranges(server.workspace.encoding);
  Json symbols = Json::array();
  bool inside = false;
  for (const ast::Declaration& declaration : file->declarations) {
    Json symbol = symbol_of(declaration, ranges);
    if (opens_regime(declaration)) inside = true;
    if (!inside || opens_regime(declaration)) {
      symbols.push_back(std::move(symbol));
      continue;
    }
    symbols.back()["range"]["end"] = symbol["range"]["end"];
    symbols.back()["children"].push_back(std::move(symbol));
  }
  return symbols;
}

Json workspace_symbols(Server& server, const Json& params) {
  const std::string wanted = params.at("query");
  Ranges ranges(server.workspace.encoding);
  Json symbols = Json::array();
  for (const auto& [root, analysis] : server.workspace.analyses) {
    for (const ast::File& file : analysis->bundle.policy.files) {
      for (const ast::Declaration& declaration : file.declarations) {
        const Outline outline = std::visit(Describe{}, declaration);
        if (std::holds_alternative<ast::Continues>(declaration) || !contains_folded(outline.name, wanted)) continue;
        Json symbol{{"name", outline.name}, {"kind", outline.kind}, {"location", location(server, outline.selection, ranges)}};
        if (std::find(symbols.begin(), symbols.end(), symbol) != symbols.end()) continue;
        symbols.push_back(std::move(symbol));
        if (symbols.size() == most_symbols) return symbols;
      }
    }
  }
  return symbols;
}

}  // namespace sekisho::lsp
