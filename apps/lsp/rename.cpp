#include <algorithm>
#include <filesystem>

#include "apps/lsp/asked.h"
#include "apps/lsp/methods.h"
#include "engine/parse/lexemes.h"

namespace sekisho::lsp {
namespace {

bool is_renamable(Role role) { return role == Role::declared || role == Role::list || role == Role::bound; }

[[noreturn]] void refuse(const std::string& why) { throw Fault{request_failed, why}; }

const Mention& mention_to_rename(const Asked& asked) {
  const Mention* mention = mention_asked(asked);
  if (mention == nullptr) refuse("there is no name here");
  if (mention->role == Role::pattern) refuse("a pattern names many rules: rename the regime or a rule");
  if (!is_renamable(mention->role)) refuse("`" + mention->name + "` is no name that a policy or list of the bundle gives");
  return *mention;
}

bool is_part_of_name(char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9'); }

/// Lower-case words joined by hyphens; variables may hold `_`.
bool is_plain_name(std::string_view name) {
  bool joint = true;
  for (const char sign : name) {
    const bool part = is_part_of_name(sign) || sign == '_';
    if (!part && (sign != '-' || joint)) return false;
    joint = !part;
  }
  return !joint && name[0] >= 'a' && name[0] <= 'z';
}

bool is_language_word(const std::string& name) {
  const auto& words = language_words();
  return std::find(words.begin(), words.end(), name) != words.end();
}

const Analysis* holds(const Asked& asked, const std::string& name, Role role) {
  for (const Analysis* analysis : asked.analyses) {
    for (const Mention& mention : mentions_of(*analysis)) {
      if (mention.declares && mention.role == role && mention.name == name) return analysis;
    }
  }
  return nullptr;
}

bool is_regime(const Asked& asked, const std::string& name) {
  for (const Analysis* analysis : asked.analyses) {
    for (const ast::File& file : analysis->bundle.policy.files) {
      for (const ast::Declaration& declaration : file.declarations) {
        if (std::holds_alternative<ast::Regime>(declaration) && ast::name_of(declaration) == name) return true;
      }
    }
  }
  return false;
}

void check_form(const std::string& before, const std::string& name, Role role) {
  const std::size_t dot = role == Role::declared ? before.rfind('.') : std::string::npos;
  if (dot == std::string::npos) {
    if (!is_plain_name(name)) refuse("`" + name + "` is no name: names are lower-case words joined by hyphens");
    if (is_language_word(name)) refuse("`" + name + "` is a word of the language");
    return;
  }
  const std::string regime = before.substr(0, dot + 1);
  if (!name.starts_with(regime)) refuse("the name of a rule begins with its regime's: `" + regime + "…`");
  if (!is_plain_name(std::string_view(name).substr(regime.size())))
    refuse("`" + name + "` is no name: names are lower-case words joined by hyphens");
}

/// A name that would mean something else where it stands now.
void check_free(const Asked& asked, const Mention& wanted, const std::string& name) {
  const Schema& schema = asked.own()->bundle.schema;
  if (wanted.role != Role::list && (name == "item" || (!schema.objects.empty() && schema.objects.front().find(name))))
    refuse("`" + name + "` is a field of the record");
  if (wanted.role != Role::bound) {
    if (holds(asked, name, wanted.role) != nullptr) refuse("`" + name + "` is already declared");
    if (holds(asked, wanted.name, wanted.role) == nullptr) refuse("nothing declares `" + wanted.name + "`");
    return;
  }
  for (const Mention& mention : mentions_of(*asked.own())) {
    if (mention.name == name && mention.span.source->path == asked.path) refuse("`" + name + "` means something else in this file");
  }
}

/// Lists of terms and units are named by types of fields, which are not followed.
void check_kind(const Asked& asked, const Mention& wanted) {
  for (const Analysis* analysis : asked.analyses) {
    const auto list = analysis->bundle.lists.find(wanted.name);
    if (wanted.role != Role::list || list == analysis->bundle.lists.end()) continue;
    if (list->second.kind == ListKind::terms || list->second.kind == ListKind::units)
      refuse("a list of " + std::string(to_string(list->second.kind)) + " is named by fields of schemas and lists too");
  }
}

/// Every place with the text that takes it over. Of a regime, the names of its rules and the patterns that begin with it too.
struct Replacement {
  Span span;
  std::string text;
};

void add_all(const Server& server, const Asked& asked, const Mention& wanted, const std::string& text,
             std::vector<Replacement>& found) {
  for (const Mention& mention : all_mentions(server, asked, wanted)) found.push_back({mention.span, text});
}

/// What else changes its name with a regime: its rules, and the patterns that begin with it.
std::vector<Mention> members_of(const Asked& asked, const std::string& regime) {
  std::vector<Mention> members;
  for (const Analysis* analysis : asked.analyses) {
    for (const Mention& mention : mentions_of(*analysis)) {
      const bool named = mention.role == Role::pattern || (mention.role == Role::declared && mention.declares);
      if (!named || !mention.name.starts_with(regime + ".")) continue;
      const auto same = [&](const Mention& other) { return same_thing(other, mention); };
      if (std::none_of(members.begin(), members.end(), same)) members.push_back(mention);
    }
  }
  return members;
}

/// A pattern that stays as it is must reach what it reached.
void check_patterns(const Asked& asked, const std::string& before, const std::string& after) {
  const std::string regime = before.substr(0, before.find('.') + 1);
  for (const Analysis* analysis : asked.analyses) {
    for (const Mention& mention : mentions_of(*analysis)) {
      if (mention.role != Role::pattern) continue;
      const bool rewritten = mention.name.starts_with(regime) && !after.starts_with(regime);
      if (rewritten || ast::of_pattern(before, mention.name) == ast::of_pattern(after, mention.name)) continue;
      refuse("the pattern `" + mention.name + "` reaches only one of `" + before + "` and `" + after + "`");
    }
  }
}

void check_writable(const std::vector<Replacement>& replacements) {
  for (const Replacement& each : replacements) {
    if (each.span.source->path.starts_with('/') || each.span.source->path.find(':') != std::string::npos) continue;
    refuse("`" + each.span.source->path + "` is built into the program and cannot be changed");
  }
}

Json edits_of(const Server& server, const std::vector<Replacement>& replacements) {
  Ranges ranges(server.workspace.encoding);
  Json changes = Json::object();
  for (const Replacement& each : replacements) {
    Json edit{{"range", ranges.of(each.span)}, {"newText", each.text}};
    Json& list = changes[uri_of(server.workspace, each.span.source->path)];
    if (list.is_null()) list = Json::array();
    if (std::find(list.begin(), list.end(), edit) == list.end()) list.push_back(std::move(edit));
  }
  return {{"changes", std::move(changes)}};
}

}  // namespace

Json prepare_rename(Server& server, const Json& params) {
  const Asked asked = place_asked(server, params);
  const Mention& mention = mention_to_rename(asked);
  return {{"range", Ranges(server.workspace.encoding).of(mention.span)}, {"placeholder", mention.name}};
}

Json rename(Server& server, const Json& params) {
  const Asked asked = place_asked(server, params);
  const std::string name = params.at("newName");
  const Mention wanted = mention_to_rename(asked);
  check_form(wanted.name, name, wanted.role);
  if (name == wanted.name) return edits_of(server, {});
  check_free(asked, wanted, name);
  check_kind(asked, wanted);
  std::vector<Replacement> replacements;
  add_all(server, asked, wanted, name, replacements);
  if (wanted.role == Role::declared) check_patterns(asked, wanted.name, name);
  const bool regime = wanted.role == Role::declared && is_regime(asked, wanted.name);
  for (const Mention& member : regime ? members_of(asked, wanted.name) : std::vector<Mention>{}) {
    const std::string renamed = name + member.name.substr(wanted.name.size());
    if (member.role == Role::declared) check_patterns(asked, member.name, renamed);
    add_all(server, asked, member, renamed, replacements);
  }
  check_writable(replacements);
  return edits_of(server, replacements);
}

}  // namespace sekisho::lsp
