#include <algorithm>

#include "apps/lsp/asked.h"
#include "apps/lsp/methods.h"

namespace sekisho::lsp {
namespace {

bool touches(const Span& span, std::uint32_t begin, std::uint32_t end) { return span.begin <= end && begin <= span.end; }

std::string title_of(const Diagnostic& diagnostic, const Fix& fix) {
  const std::string words = fix.span.source->text.substr(fix.span.begin, fix.span.end - fix.span.begin);
  if (words.empty()) return diagnostic.help;
  return "Replace `" + words + "` by `" + fix.replacement + "`";
}

/// A rule without a citation gets an empty one to fill in, behind its last clause.
std::optional<Fix> place_for_cites(const Diagnostic& diagnostic, const Bundle& bundle) {
  if (diagnostic.code != "no-cites") return std::nullopt;
  for (const ast::File& file : bundle.policy.files) {
    if (file.source->path != diagnostic.span.source->path) continue;
    for (const ast::Declaration& declaration : file.declarations) {
      const Span& span = ast::common_of(declaration).span;
      if (span.begin <= diagnostic.span.begin && diagnostic.span.end <= span.end)
        return Fix{{span.source, span.end, span.end}, "\n  cites \"\""};
    }
  }
  return std::nullopt;
}

std::optional<Fix> fix_of(const Diagnostic& diagnostic, const Bundle& bundle) {
  if (diagnostic.fix) return diagnostic.fix;
  return place_for_cites(diagnostic, bundle);
}

Json action_of(const Server& server, const Diagnostic& diagnostic, const Fix& fix, Ranges& ranges) {
  const Json edit{{"range", ranges.of(fix.span)}, {"newText", fix.replacement}};
  return {{"title", fix.span.begin == fix.span.end ? "Add `cites`" : title_of(diagnostic, fix)},
          {"kind", "quickfix"},
          {"isPreferred", diagnostic.fix.has_value()},
          {"diagnostics", Json::array({diagnostic_json(server.workspace, diagnostic, ranges)})},
          {"edit", {{"changes", {{uri_of(server.workspace, fix.span.source->path), Json::array({edit})}}}}}};
}

bool wants_fixes(const Json& params) {
  const Json kinds = params.value(Json::json_pointer("/context/only"), Json(nullptr));
  if (!kinds.is_array()) return true;
  return std::any_of(kinds.begin(), kinds.end(), [](const Json& kind) { return kind == "quickfix" || kind == ""; });
}

}  // namespace

Json code_actions(Server& server, const Json& params) {
  const Asked asked = text_asked(server, params);
  Json actions = Json::array();
  const Place start = place_in(params.at("range").at("start")), end = place_in(params.at("range").at("end"));
  if (!wants_fixes(params)) return actions;
  Ranges ranges(server.workspace.encoding);
  const auto add = [&](const Analysis& analysis, const Diagnostics& found) {
    for (const Diagnostic& diagnostic : found.all()) {
      if (!diagnostic.span.source || diagnostic.span.source->path != asked.path) continue;
      const SourcePtr& source = diagnostic.span.source;
      if (!touches(diagnostic.span, ranges.offset(source, start), ranges.offset(source, end))) continue;
      const auto fix = fix_of(diagnostic, analysis.bundle);
      if (!fix) continue;
      Json action = action_of(server, diagnostic, *fix, ranges);
      if (std::find(actions.begin(), actions.end(), action) == actions.end()) actions.push_back(std::move(action));
    }
  };
  for (const Analysis* analysis : asked.analyses) {
    add(*analysis, analysis->found);
    for (const auto& [path, found] : analysis->of_scenarios) add(*analysis, found);
  }
  return actions;
}

}  // namespace sekisho::lsp
