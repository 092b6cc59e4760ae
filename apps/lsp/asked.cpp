#include "apps/lsp/asked.h"

#include <algorithm>
#include <tuple>

#include "apps/lsp/uri.h"
#include "engine/facts/log.h"
#include "engine/scenario/scenario.h"

namespace sekisho::lsp {
namespace {

bool may_stand_in_yaml(const Mention& wanted) { return wanted.role == Role::declared || wanted.role == Role::list; }

/// The YAML files of a bundle that may name what its policies declare.
std::vector<std::string> yaml_files_of(const Analysis& analysis) {
  std::vector<std::string> paths = analysis.bundle.scenario_files;
  if (!is_policy_path(analysis.root)) paths.push_back(analysis.root + "/bundle.yaml");
  for (const auto& [name, list] : analysis.bundle.lists) {
    if (list.span.source && list.span.source->path.starts_with('/')) paths.push_back(list.span.source->path);
  }
  return paths;
}

void add_from_yaml(const Server& server, const Analysis& analysis, const Mention& wanted, std::vector<Mention>& found) {
  for (const std::string& path : yaml_files_of(analysis)) {
    try {
      const SourcePtr source = read_source(path, max_scenario_bytes, &server.workspace.buffers);
      if (source->text.find(wanted.name) == std::string::npos) continue;
      for (Mention& mention : mentions_in_yaml(source)) {
        if (same_thing(mention, wanted)) found.push_back(std::move(mention));
      }
    } catch (const InputError&) {  // it has gone since the folder was read
    }
  }
}

auto order_of(const Mention& mention) {
  return std::tuple(std::string_view(mention.span.source->path), mention.span.begin, !mention.declares);
}

}  // namespace

Place place_in(const Json& json) { return {json.at("line").get<std::uint32_t>(), json.at("character").get<std::uint32_t>()}; }

Asked text_asked(const Server& server, const Json& params) {
  Asked asked;
  asked.path = path_of_uri(params.at("textDocument").at("uri").get<std::string>());
  asked.source = source_of(server.workspace, asked.path);
  asked.analyses = analyses_of(server.workspace, asked.path);
  return asked;
}

Asked place_asked(const Server& server, const Json& params) {
  Asked asked = text_asked(server, params);
  const Place place = place_in(params.at("position"));
  if (asked.source) asked.offset = Ranges(server.workspace.encoding).offset(asked.source, place);
  return asked;
}

const Mention* mention_asked(const Asked& asked) {
  for (const Analysis* analysis : asked.analyses) {
    if (const Mention* mention = mention_at(mentions_of(*analysis), asked.path, asked.offset)) return mention;
  }
  return nullptr;
}

std::vector<Mention> all_mentions(const Server& server, const Asked& asked, const Mention& wanted) {
  std::vector<Mention> found;
  for (const Analysis* analysis : asked.analyses) {
    for (const Mention& mention : mentions_of(*analysis)) {
      if (same_thing(mention, wanted)) found.push_back(mention);
    }
    if (may_stand_in_yaml(wanted)) add_from_yaml(server, *analysis, wanted, found);
  }
  std::sort(found.begin(), found.end(), [](const Mention& a, const Mention& b) { return order_of(a) < order_of(b); });
  const auto same_place = [](const Mention& a, const Mention& b) {
    return a.span.begin == b.span.begin && a.span.source->path == b.span.source->path;
  };
  found.erase(std::unique(found.begin(), found.end(), same_place), found.end());
  return found;
}

Json location(const Server& server, const Span& span, Ranges& ranges) {
  return {{"uri", uri_of(server.workspace, span.source->path)}, {"range", ranges.of(span)}};
}

}  // namespace sekisho::lsp
