#include <algorithm>

#include "apps/lsp/asked.h"
#include "apps/lsp/methods.h"
#include "engine/value/code.h"

namespace sekisho::lsp {
namespace {

/// The entries of lists that say what a unit, a term of a taxonomy or a code is.
bool says_what(const List& list, const Entry& entry, const Mention& wanted) {
  switch (wanted.role) {
    case Role::unit:
      return list.kind == ListKind::units && entry.unit.name == wanted.name;
    case Role::taxonomy_term:
      return list.kind == ListKind::terms && list.name == wanted.of && entry.term == wanted.name;
    case Role::code:
      return entry.code.scheme == wanted.of && to_string(canonical(entry.code)) == to_string(canonical(parse_code(wanted.name)));
    default:
      return false;
  }
}

/// A file that the client can open.
bool is_file(const Span& span) {
  return span.source && (span.source->path.starts_with('/') || span.source->path.find(':') != std::string::npos);
}

std::vector<Span> entries_that_say(const Bundle& bundle, const Mention& wanted) {
  std::vector<Span> found;
  for (const auto& [name, list] : bundle.lists) {
    for (const Entry& entry : list.entries) {
      if (says_what(list, entry, wanted)) found.push_back(entry.span);
    }
  }
  return found;
}

/// Of a YAML file open in the editor: the name under the caret.
std::optional<Mention> mention_in_yaml(const Server& server, const Asked& asked) {
  if (!asked.source || is_policy_path(asked.path)) return std::nullopt;
  const auto mentions = mentions_in_yaml(asked.source);
  const Mention* mention = mention_at(mentions, asked.path, asked.offset);
  static_cast<void>(server);
  return mention == nullptr ? std::nullopt : std::optional(*mention);
}

std::optional<Mention> named_at(const Server& server, const Asked& asked) {
  if (const Mention* mention = mention_asked(asked)) return *mention;
  return mention_in_yaml(server, asked);
}

Json locations(const Server& server, const std::vector<Span>& spans) {
  Ranges ranges(server.workspace.encoding);
  Json found = Json::array();
  for (const Span& span : spans) {
    Json each = location(server, span, ranges);
    if (is_file(span) && std::find(found.begin(), found.end(), each) == found.end()) found.push_back(std::move(each));
  }
  return found;
}

/// The rules that a pattern reaches.
std::vector<Span> rules_of_pattern(const Asked& asked, const std::string& pattern) {
  std::vector<Span> found;
  for (const Analysis* analysis : asked.analyses) {
    for (const Mention& mention : mentions_of(*analysis)) {
      if (mention.declares && mention.role == Role::declared && ast::of_pattern(mention.name, pattern))
        found.push_back(mention.span);
    }
  }
  return found;
}

}  // namespace

Json definition(Server& server, const Json& params) {
  const Asked asked = place_asked(server, params);
  const auto wanted = named_at(server, asked);
  if (!wanted) return nullptr;
  if (wanted->role == Role::pattern) return locations(server, rules_of_pattern(asked, wanted->name));
  std::vector<Span> spans;
  for (const Mention& mention : all_mentions(server, asked, *wanted)) {
    if (mention.declares) spans.push_back(mention.span);
  }
  for (const Analysis* analysis : asked.analyses) {
    for (Span& span : entries_that_say(analysis->bundle, *wanted)) spans.push_back(std::move(span));
  }
  return locations(server, spans);
}

Json references(Server& server, const Json& params) {
  const Asked asked = place_asked(server, params);
  const auto wanted = named_at(server, asked);
  if (!wanted) return nullptr;
  const bool with_declaration = params.value(Json::json_pointer("/context/includeDeclaration"), true);
  std::vector<Span> spans;
  for (const Mention& mention : all_mentions(server, asked, *wanted)) {
    if (with_declaration || !mention.declares) spans.push_back(mention.span);
  }
  return locations(server, spans);
}

Json highlights(Server& server, const Json& params) {
  const Asked asked = place_asked(server, params);
  const auto wanted = named_at(server, asked);
  if (!wanted) return nullptr;
  Ranges ranges(server.workspace.encoding);
  Json found = Json::array();
  for (const Mention& mention : all_mentions(server, asked, *wanted)) {
    if (mention.span.source->path == asked.path) found.push_back({{"range", ranges.of(mention.span)}});
  }
  return found;
}

}  // namespace sekisho::lsp
